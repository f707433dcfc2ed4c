import { sql } from 'kysely'
import type { Id, Tx } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'

/** Another open case that was submitted and names a resource. */
export interface Claim {
  readonly resourceId: Id
  readonly number: string
  readonly regimeId: string
  readonly procedure: string
  readonly step: string
}

/** The other open cases of the unit that were submitted and name one of these resources, oldest first. */
export async function claimsOn(tx: Tx, file: CaseFile, resourceIds: readonly Id[]): Promise<Claim[]> {
  if (resourceIds.length === 0) return []
  const { rows } = await sql<Claim>`
    select l."resourceId", c.number, c.regime_id as "regimeId", c.procedure, c.step
    from case_file c, jsonb_to_recordset(c.lines) as l("resourceId" uuid)
    where c.organisation_id = ${file.organisationId} and c.id <> ${file.id} and c.step is not null and c.submissions > 0
      and l."resourceId" = any(${resourceIds}) order by c.begun_at, c.id`.execute(tx)
  return rows
}

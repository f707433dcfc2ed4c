import { sql } from 'kysely'
import type { Id, Instant, Reader } from '../../kernel/index.ts'

export interface LastChange {
  readonly at: Instant
  readonly act: string
  readonly personId: Id
  readonly personName: string
  readonly organisationId: Id
}

/** The last entry about the case in the record of acts: who changed it last. */
export async function lastChangeOf(db: Reader, caseId: Id): Promise<LastChange | null> {
  const { rows } = await sql<LastChange>`
    select at, act, person_id as "personId", person_name as "personName", organisation_id as "organisationId"
    from audit_entry where object_kind = 'case' and object_id = ${caseId} order by id desc limit 1`.execute(db)
  return rows[0] ?? null
}

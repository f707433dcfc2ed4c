import { sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import type { Id, Tx } from '../../kernel/index.ts'
import { chargedIn } from './charged.ts'
import type { FactsQuery } from './facts.ts'

/** The units and providers of all that is charged in a cycle. */
export async function readBilled(tx: Tx, { sight, cycle }: FactsQuery): Promise<{ units: Id[]; providers: Id[] }> {
  const seen = visible(sight, {
    jurisdiction: sql.ref('r.jurisdiction_id'),
    organisation: sql.ref('r.organisation_id'),
    provider: sql.ref('r.provider_id'),
  })
  const { rows } = await sql<{ units: Id[]; providers: Id[] }>`
    select coalesce(json_agg(distinct r.organisation_id), '[]') as units, coalesce(json_agg(distinct r.provider_id), '[]') as providers
    from resource r where ${seen} and ${chargedIn(cycle)}`.execute(tx)
  return rows[0] ?? { units: [], providers: [] }
}

/** Where the open cases of organisations stand; drafts don't count. Those without one are missing. */
export async function readStandings(tx: Tx, organisationIds: readonly Id[]): Promise<ReadonlyMap<Id, readonly string[]>> {
  const { rows } = await sql<{ id: Id; at: string[] }>`
    select organisation_id as id, array_agg(distinct procedure || '.' || step order by procedure || '.' || step) as at
    from case_file where organisation_id = any(${organisationIds}::uuid[]) and step is not null and submissions > 0 group by 1`.execute(tx)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

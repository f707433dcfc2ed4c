import { sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import type { Id, Tx } from '../../kernel/index.ts'
import type { StoodAt } from '../engine/ruling.ts'
import type { Cycle } from '../rules/cycle.ts'
import { type Stay, timelineOf } from '../rules/stays.ts'
import { chargedIn, type FactsQuery } from './billed.ts'

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

/**
 * Where the cases of organisations stood, day by day, as far as the cycle is touched; what was never submitted does not count. A case stands in a
 * step on every day on which it was there at some moment: the day it came and the day it left included.
 */
export async function readStandings(tx: Tx, organisationIds: readonly Id[], cycle: Cycle): Promise<ReadonlyMap<Id, readonly StoodAt[]>> {
  const { rows } = await sql<Stay & { readonly id: Id }>`
    with passage as (
      select c.organisation_id as id, c.procedure, c.step as present, e.step, e.at, e.id as no,
        lead(e.step) over w as next_step, lead(e.at) over w as next_at
      from case_file c join case_event e on e.case_id = c.id and e.kind in ('begun', 'left', 'elapsed')
      where c.organisation_id = any(${organisationIds}::uuid[]) and c.submissions > 0
      window w as (partition by c.id order by e.id)
    ), stay as (
      select id, procedure || '.' || coalesce(next_step, present) as step, (at at time zone 'Asia/Shanghai')::date as from,
        (next_at at time zone 'Asia/Shanghai')::date as last
      from passage where coalesce(next_step, present) is not null
    )
    select id, step, "from", last from stay where "from" < ${cycle.until}::date and (last is null or last >= ${cycle.from}::date)`.execute(
    tx,
  )
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, stays]) => [id, timelineOf(stays)]))
}

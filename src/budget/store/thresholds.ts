import { sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Threshold } from '../execution.ts'
import { standardShares } from '../rules/share.ts'

/** All shares that a jurisdiction ever set, the newest first. */
export async function thresholdsOf(reader: Reader, jurisdictionId: Id): Promise<Threshold[]> {
  const { rows } = await sql<Threshold>`
    select t.id, lower(t.during) as "from", upper(t.during) - 1 as "to", (select array_agg(trim_scale(s)::text order by s) from unnest(t.shares) s) as shares, t.reason,
      o.name as "setBy", t.set_by_person as "setByPerson", t.set_at as "setAt"
    from budget_threshold t join organisation o on o.id = t.set_by where t.jurisdiction_id = ${jurisdictionId} order by lower(t.during) desc`.execute(
    reader,
  )
  return rows
}

/** The shares that count on a day: those that were set, else the standard ones. */
export async function sharesOn(reader: Reader, jurisdictionId: Id, on: Day): Promise<readonly string[]> {
  const { rows } = await sql<{ shares: string[] }>`
    select (select array_agg(trim_scale(s)::text order by s) from unnest(t.shares) s) as shares
    from budget_threshold t where t.jurisdiction_id = ${jurisdictionId} and t.during @> ${on}::date`.execute(reader)
  return rows[0]?.shares ?? standardShares
}

export interface NewThreshold {
  readonly id: Id
  readonly from: Day
  readonly shares: readonly string[]
  readonly reason: string
  readonly by: Id
  readonly person: string
  readonly at: Instant
}

/** Begins shares; those before them end the day before. */
export async function beginThreshold(tx: Tx, jurisdictionId: Id, of: NewThreshold): Promise<void> {
  await sql`update budget_threshold set during = daterange(lower(during), ${of.from}::date) where jurisdiction_id = ${jurisdictionId} and upper_inf(during)`.execute(
    tx,
  )
  await sql`
    insert into budget_threshold (id, jurisdiction_id, during, shares, reason, set_by, set_by_person, set_at)
    values (${of.id}, ${jurisdictionId}, daterange(${of.from}::date, null), ${[...of.shares]}::numeric[], ${of.reason}, ${of.by}, ${of.person}, ${of.at})`.execute(
    tx,
  )
}

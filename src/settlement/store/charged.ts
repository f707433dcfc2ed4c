import { sql } from 'kysely'
import type { Basis } from '../../catalogue/index.ts'
import { type Day, decimal, epochDay, type Id, type Reader, type Tx } from '../../kernel/index.ts'
import { openEnd, overlap } from '../engine/spans.ts'
import type { ChargedAllocation } from '../rules/coverage.ts'
import type { Cycle } from '../rules/cycle.ts'
import { chargedIn } from './billed.ts'

/** One item of one provider. */
export interface Pair {
  readonly providerId: Id
  readonly itemId: Id
}

interface Row extends Pair {
  readonly resourceId: Id
  readonly systemId: Id
  readonly basis: Basis
  readonly chargedFrom: Day
  readonly chargedUntil: Day | null
  /** Null: nothing is allocated in the cycle. */
  readonly began: Day | null
  readonly since: Day
  readonly until: Day | null
  readonly quantity: string
}

const pairRows = (pairs: readonly Pair[]) => sql`jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as x("providerId" uuid, "itemId" uuid)`

/** All resources of these pairs that are charged in the cycle, whoever uses them, each with its allocations there. */
export async function readCharged(tx: Tx, pairs: readonly Pair[], cycle: Cycle) {
  if (pairs.length === 0) return []
  const { rows } = await sql<Row>`
    select r.provider_id as "providerId", r.item_id as "itemId", r.id as "resourceId", r.system_id as "systemId", i.basis, r.charged_from as "chargedFrom",
      r.charged_until as "chargedUntil", lower(h.during) as began, (select min(lower(f.during)) from allocation f where f.resource_id = r.id) as since,
      upper(h.during) as until, h.quantity::text as quantity
    from ${pairRows(pairs)}
      join resource r on r.provider_id = x."providerId" and r.item_id = x."itemId"
      join service_item i on i.id = r.item_id
      left join allocation h on h.resource_id = r.id and h.during && daterange(${cycle.from}::date, ${cycle.until}::date)
    where ${chargedIn(cycle)}`.execute(tx)
  return rows.map((row) => ({
    ...{ providerId: row.providerId, itemId: row.itemId, resourceId: row.resourceId, systemId: row.systemId },
    allocation: toAllocation(row),
  }))
}

/**
 * The most that is in use of each pair on any one day of the cycle, in ten-thousandths. Set-based: only where it goes beyond a ceiling do resources have to be
 * looked at one by one.
 */
export async function readPeaks(tx: Tx, pairs: readonly Pair[], cycle: Cycle): Promise<(Pair & { readonly peak: number })[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<Pair & { readonly peak: string }>`
    with held as (
      select x."providerId", x."itemId", greatest(lower(h.during), r.charged_from) as begins,
        -- greatest() passes over what is null: what runs on has no end.
        least(upper(h.during), case when r.charged_until is not null then greatest(r.charged_until, r.charged_from + 1) end) as ends, h.quantity
      from ${pairRows(pairs)}
        join resource r on r.provider_id = x."providerId" and r.item_id = x."itemId"
        join allocation h on h.resource_id = r.id and h.during && daterange(${cycle.from}::date, ${cycle.until}::date)
      where ${chargedIn(cycle)}),
    change as (
      select "providerId", "itemId", begins as day, quantity from held where ends is null or begins < ends
      union all select "providerId", "itemId", ends, -quantity from held where begins < ends),
    level as (select "providerId", "itemId", sum(sum(quantity)) over (partition by "providerId", "itemId" order by day) as held from change group by 1, 2, day)
    select "providerId", "itemId", ceil(max(held) * 10000)::text as peak from level group by 1, 2`.execute(tx)
  return rows.map(({ peak, ...pair }) => ({ ...pair, peak: Number(peak) }))
}

/** The days on which it is charged; null when there are none. What is charged once stands at least on the day of its charge. */
function toAllocation({ resourceId, basis, chargedFrom, chargedUntil, since, began, until, quantity }: Row): ChargedAllocation | null {
  if (began === null) return null
  const from = epochDay(chargedFrom)
  const ends = dayOrOpen(chargedUntil)
  const charged = { from, until: basis === 'once' ? Math.max(ends, from + 1) : ends }
  const span = overlap(charged, { from: epochDay(began), until: dayOrOpen(until) })
  return span && { ...span, resourceId, since: epochDay(since), quantity: Number(decimal(quantity)) }
}

const dayOrOpen = (until: Day | null): number => (until === null ? openEnd : epochDay(until))

/** Providers whose contract with the jurisdiction binds on some day of the cycle. */
export async function providersUnderContract(db: Reader, jurisdictionId: Id, { from, until }: Cycle): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select distinct counterparty_id as id from contract
    where jurisdiction_id = ${jurisdictionId} and kind = 'provider' and during && daterange(${from}::date, ${until}::date)`.execute(db)
  return rows.map(({ id }) => id)
}

import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, decimal, epochDay, type Id, type Reader, type Tx } from '../../kernel/index.ts'
import type { Facts } from '../../regimes/index.ts'
import type { Basis, ChargeFacts } from '../charges.ts'
import type { Cycle } from '../cycle.ts'
import { openEnd, type Span } from '../spans.ts'
import { chargedIn } from './charged.ts'

/** A resource that may be charged in a cycle: who it belongs to, what it is, and its histories. */
export interface BilledResource {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemId: Id
  readonly systemName: string
  readonly providerId: Id
  readonly providerName: string
  readonly poolName: string
  readonly itemId: Id
  readonly itemCode: string
  readonly itemName: string
  readonly category: string
  readonly unit: string
  /** Facts of its unit and provider that are read with it. */
  readonly billed: Facts
  /** What is known of it alone; whether it is covered depends on others too (`covering.ts`), and where its unit and provider stood on them (`billing.ts`). */
  readonly facts: Omit<ChargeFacts, 'covered' | 'unitAt' | 'providerAt'>
}

type Ends = readonly [from: Day, until: Day | null]
interface Row extends Omit<BilledResource, 'billed' | 'facts'> {
  readonly budget: string
  readonly area: string | null
  readonly nature: string
  readonly basis: Basis
  readonly chargedFrom: Day
  readonly chargedUntil: Day | null
  readonly allocations: readonly (readonly [...Ends, quantity: string])[]
  readonly prices: readonly (readonly [...Ends, id: Id, amount: string])[]
  readonly supervised: readonly Ends[]
  readonly unqualified: readonly Ends[]
}

export interface FactsQuery {
  readonly sight: Sight
  readonly cycle: Cycle
  readonly organisationId?: Id | undefined
}

/**
 * One set-based query for all that is charged in the cycle, in the order in which people read a bill. Histories come as arrays of
 * their parts that touch the cycle.
 */
function billedResources({ sight, cycle, organisationId }: FactsQuery) {
  const seen = visible(sight, {
    jurisdiction: sql.ref('r.jurisdiction_id'),
    organisation: sql.ref('r.organisation_id'),
    provider: sql.ref('r.provider_id'),
  })
  const during = sql`daterange(${cycle.from}::date, ${cycle.until}::date)`
  const ends = sql`lower(h.during), upper(h.during)`
  return sql<Row>`
    select r.id, r.organisation_id as "organisationId", o.name as "organisationName", o.budget, o.area, o.nature, r.system_id as "systemId",
      s.name as "systemName", r.provider_id as "providerId", p.name as "providerName", l.name as "poolName", r.item_id as "itemId",
      i.code as "itemCode", i.name as "itemName", i.category1 as category, i.unit, i.basis, r.charged_from as "chargedFrom",
      r.charged_until as "chargedUntil",
      (select coalesce(json_agg(json_build_array(${ends}, h.quantity::text) order by h.during), '[]') from allocation h
        where h.resource_id = r.id and h.during && ${during}) as allocations,
      (select coalesce(json_agg(json_build_array(${ends}, h.id, h.amount::text) order by h.during), '[]') from item_price h
        where h.item_id = r.item_id and h.kind = 'final' and h.during && ${during}) as prices,
      (select coalesce(json_agg(json_build_array(${ends}) order by h.during), '[]') from pool_supervision h
        where h.pool_id = r.pool_id and h.during && ${during}) as supervised,
      (select coalesce(json_agg(json_build_array(${ends}) order by h.during), '[]') from unqualified_service h
        where h.provider_id = r.provider_id and coalesce(h.pool_id, r.pool_id) = r.pool_id
          and coalesce(h.item_id, r.item_id) = r.item_id and h.during && ${during}) as unqualified
    from resource r
      join organisation o on o.id = r.organisation_id join system s on s.id = r.system_id join organisation p on p.id = r.provider_id
      join pool l on l.id = r.pool_id join service_item i on i.id = r.item_id
    where ${seen} and (${organisationId ?? null}::uuid is null or r.organisation_id = ${organisationId ?? null}::uuid)
      and ${chargedIn(cycle)}
    order by o.name, o.id, s.name, s.id, i.code, r.id`
}

/** Reads them in batches from one snapshot: what happens meanwhile cannot tear the statement. */
export async function* streamBilledResources(tx: Tx, query: FactsQuery, batch = 1000): AsyncGenerator<BilledResource> {
  await sql`declare billed_resource no scroll cursor for ${billedResources(query)}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(batch)} from billed_resource`.execute(tx)
    for (const row of rows) yield toResource(row)
    if (rows.length < batch) break
  }
  await sql`close billed_resource`.execute(tx)
}

function toResource(row: Row): BilledResource {
  const { budget, area, nature, basis, chargedFrom, chargedUntil, allocations, prices, supervised, unqualified, ...names } = row
  const facts: BilledResource['facts'] = {
    basis,
    charged: span([chargedFrom, chargedUntil]),
    allocations: allocations.map(([from, until, quantity]) => ({ ...span([from, until]), quantity: decimal(quantity) })),
    prices: prices.map(([from, until, id, amount]) => ({ ...span([from, until]), id, amount: decimal(amount) })),
    supervised: supervised.map(span),
    unqualified: unqualified.map(span),
  }
  const unit = { 'unit.name': names.organisationName, 'unit.budget': budget, 'unit.area': area, 'unit.nature': nature }
  return { ...names, billed: { ...unit, 'provider.name': names.providerName }, facts }
}

const span = ([from, until]: Ends): Span => ({ from: epochDay(from), until: until === null ? openEnd : epochDay(until) })

/** First day of the jurisdiction's first contract with a provider: with it the first cycle begins. Null: no contract yet. */
export async function firstContractDay(db: Reader, jurisdictionId: Id): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select min(lower(during)) as day from contract where jurisdiction_id = ${jurisdictionId} and kind = 'provider'`.execute(db)
  return rows[0]?.day ?? null
}

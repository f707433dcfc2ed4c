import { sql } from 'kysely'
import { type Basis, readTariff, type TariffText } from '../../catalogue/index.ts'
import { type Day, epochDay, type Id, type Tx } from '../../kernel/index.ts'
import { type Rate, type RateSpan, rateOf, resolved } from '../engine/rate.ts'
import { openEnd, type Span } from '../engine/spans.ts'
import type { Cycle } from '../rules/cycle.ts'

export interface BilledItem {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly category: string
  readonly unit: string
  readonly basis: Basis
}

export interface Named {
  readonly id: Id
  readonly name: string
}

/** What the resources of a cycle have in common, read once: items with their prices, pools, providers, and what was decided about services. */
export interface Tables {
  readonly items: ReadonlyMap<Id, BilledItem>
  readonly pools: ReadonlyMap<Id, Named & { readonly supervised: readonly Span[] }>
  readonly providers: ReadonlyMap<Id, Named>
  /** Every price that may count, in the order of item and day. */
  readonly rates: readonly Rate[]
  /** The prices of an item for a provider: its own go before the general ones. */
  readonly ratesFor: (itemId: Id, providerId: Id) => readonly RateSpan[]
  /** The longest minimum term of any price, in months. */
  readonly leastMonths: number
  readonly hasMetered: boolean
  readonly hasShared: boolean
  readonly unqualified: (of: { readonly providerId: Id; readonly poolId: Id; readonly itemId: Id }) => readonly Span[]
  readonly elsewhere: (of: { readonly systemId: Id; readonly id: Id }) => readonly Span[]
}

type Ends = { readonly from: Day; readonly until: Day | null }

/** What is read for them: plain data, that a thread can be handed. */
export interface TableRows {
  readonly items: readonly BilledItem[]
  readonly prices: ReadonlyMap<Id, readonly Priced[]>
  readonly pools: readonly (Named & { readonly supervised: readonly Span[] })[]
  readonly providers: readonly Named[]
  readonly unqualified: readonly Unqualified[]
  readonly elsewhere: readonly Elsewhere[]
}

/** Reads them for a jurisdiction; histories as far as they touch the cycle, prices of what has a minimum term (with `everyPrice` all of them) however old. */
export async function readTableRows(
  tx: Tx,
  jurisdictionId: Id,
  cycle: Cycle,
  { everyPrice }: { readonly everyPrice: boolean },
): Promise<TableRows> {
  const items = await readItems(tx, jurisdictionId)
  return {
    items,
    prices: await readPrices(tx, jurisdictionId, everyPrice ? null : cycle, byId(items)),
    pools: await readPools(tx, jurisdictionId, cycle),
    providers: await readProviders(tx, jurisdictionId),
    unqualified: await readUnqualified(tx, jurisdictionId, cycle),
    elsewhere: await readElsewhere(tx, jurisdictionId, cycle),
  }
}

/** The same, to be asked. */
export function tablesOf({ items, prices, pools, providers, unqualified, elsewhere }: TableRows): Tables {
  const rates = [...prices.values()].flat().map(({ rate }) => rate)
  return {
    items: byId(items),
    pools: byId(pools),
    providers: byId(providers),
    rates,
    ratesFor: pricesFor(prices),
    leastMonths: Math.max(0, ...rates.map(({ tariff }) => tariff.minimumMonths ?? 0)),
    hasMetered: rates.some(({ kind }) => kind === 'metered'),
    hasShared: rates.some(({ tariff }) => tariff.allowance?.per === 'unit'),
    unqualified: unqualifiedIn(unqualified),
    elsewhere: elsewhereIn(elsewhere),
  }
}

const byId = <T extends Named>(rows: readonly T[]): ReadonlyMap<Id, T> => new Map(rows.map((row) => [row.id, row]))
const span = ({ from, until }: Ends): Span => ({ from: epochDay(from), until: until === null ? openEnd : epochDay(until) })
const during = ({ from, until }: Cycle) => sql`daterange(${from}::date, ${until}::date)`

async function readItems(tx: Tx, jurisdictionId: Id): Promise<BilledItem[]> {
  const { rows } = await sql<BilledItem>`
    select id, code, name, category1 as category, unit, basis from service_item where jurisdiction_id = ${jurisdictionId} order by code`.execute(
    tx,
  )
  return rows
}

type Priced = RateSpan & { readonly providerId: Id | null }

/**
 * Final prices: those that may count in a cycle, or all where none is given. Of an item that has a minimum term in any price all of them count: the one that held on the first day charged
 * says whether there is one.
 */
async function readPrices(tx: Tx, jurisdictionId: Id, cycle: Cycle | null, items: ReadonlyMap<Id, BilledItem>): Promise<Map<Id, Priced[]>> {
  const { rows } = await sql<TariffText & Ends & { id: Id; itemId: Id; providerId: Id | null; basis: Basis | null }>`
    select p.id, p.item_id as "itemId", p.provider_id as "providerId", lower(p.during) as "from", upper(p.during) as until, p.basis,
      p.term_months as "termMonths", trim_scale(p.amount)::text as amount, p.tiers,
      case when p.allowance is not null then json_build_object('quantity', trim_scale(p.allowance)::text, 'per', p.allowance_per) end as allowance,
      p.minimum_months as "minimumMonths"
    from item_price p join service_item i on i.id = p.item_id
    where i.jurisdiction_id = ${jurisdictionId} and p.kind = 'final' and ${
      cycle
        ? sql`(p.during && ${during(cycle)}
      or exists (select from item_price m where m.item_id = p.item_id and m.kind = 'final' and m.minimum_months is not null))`
        : sql`true`
    }
    order by i.code, lower(p.during), p.id`.execute(tx)
  const priced = rows.map(({ id, itemId, providerId, from, until, ...text }) => {
    const basis = text.basis ?? items.get(itemId)?.basis ?? 'month'
    return { itemId, price: { ...span({ from, until }), providerId, rate: rateOf(id, readTariff({ ...text, basis })) } }
  })
  return new Map([...Map.groupBy(priced, ({ itemId }) => itemId)].map(([id, of]) => [id, of.map(({ price }) => price)]))
}

function pricesFor(prices: ReadonlyMap<Id, readonly Priced[]>): Tables['ratesFor'] {
  const known = new Map<string, readonly RateSpan[]>()
  return (itemId, providerId) => {
    const key = `${itemId} ${providerId}`
    const before = known.get(key)
    if (before) return before
    const all = prices.get(itemId) ?? []
    const of = (wanted: Id | null) => all.filter((price) => price.providerId === wanted)
    const found = resolved(of(null), of(providerId))
    known.set(key, found)
    return found
  }
}

async function readPools(tx: Tx, jurisdictionId: Id, cycle: Cycle) {
  const { rows } = await sql<Named & { supervised: readonly Ends[] }>`
    select l.id, l.name, (select coalesce(json_agg(json_build_object('from', lower(h.during), 'until', upper(h.during)) order by h.during), '[]')
      from pool_supervision h where h.pool_id = l.id and h.during && ${during(cycle)}) as supervised
    from pool l where l.jurisdiction_id = ${jurisdictionId} order by l.name, l.id`.execute(tx)
  return rows.map((row) => ({ ...row, supervised: row.supervised.map(span) }))
}

async function readProviders(tx: Tx, jurisdictionId: Id): Promise<Named[]> {
  const { rows } = await sql<Named>`select o.id, o.name from organisation o where o.jurisdiction_id = ${jurisdictionId}
    and exists (select 1 from pool l where l.provider_id = o.id) order by o.name, o.id`.execute(tx)
  return rows
}

interface Unqualified extends Ends {
  readonly providerId: Id
  readonly poolId: Id | null
  readonly itemId: Id | null
}

async function readUnqualified(tx: Tx, jurisdictionId: Id, cycle: Cycle): Promise<Unqualified[]> {
  const { rows } = await sql<Unqualified>`
    select provider_id as "providerId", pool_id as "poolId", item_id as "itemId", lower(during) as "from", upper(during) as until
    from unqualified_service where jurisdiction_id = ${jurisdictionId} and during && ${during(cycle)} order by during`.execute(tx)
  return rows
}

const noSpans: readonly Span[] = []

function unqualifiedIn(decisions: readonly Unqualified[]): Tables['unqualified'] {
  if (decisions.length === 0) return () => noSpans
  return (of) =>
    decisions
      .filter(
        ({ providerId, poolId, itemId }) =>
          providerId === of.providerId && (poolId ?? of.poolId) === of.poolId && (itemId ?? of.itemId) === of.itemId,
      )
      .map(span)
}

interface Elsewhere extends Ends {
  readonly systemId: Id
  readonly resourceId: Id | null
}

async function readElsewhere(tx: Tx, jurisdictionId: Id, cycle: Cycle): Promise<Elsewhere[]> {
  const { rows } = await sql<Elsewhere>`
    select system_id as "systemId", resource_id as "resourceId", lower(during) as "from", upper(during) as until
    from settled_elsewhere where jurisdiction_id = ${jurisdictionId} and during && ${during(cycle)} order by during`.execute(tx)
  return rows
}

function elsewhereIn(decisions: readonly Elsewhere[]): Tables['elsewhere'] {
  if (decisions.length === 0) return () => noSpans
  const bySystem = Map.groupBy(decisions, ({ systemId }) => systemId)
  return ({ systemId, id }) => (bySystem.get(systemId) ?? []).filter(({ resourceId }) => (resourceId ?? id) === id).map(span)
}

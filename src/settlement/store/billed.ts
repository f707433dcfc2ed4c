import { type RawBuilder, sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import type { Facts } from '../../regimes/index.ts'
import type { Amounted, Metered } from '../engine/billable.ts'
import { openEnd, type Span } from '../engine/spans.ts'
import type { Cycle } from '../rules/cycle.ts'

export interface FactsQuery {
  readonly sight: Sight
  readonly cycle: Cycle
  readonly organisationId?: Id | undefined
  /** The longest minimum term of any price in months: what ended within it may still be charged. */
  readonly leastMonths?: number
}

/** A unit with resources that may be charged in a cycle. */
export interface BilledUnit {
  readonly id: Id
  readonly name: string
  readonly resources: number
  /** Facts of the unit that the measure's rules ask. */
  readonly facts: Facts
}

/** A resource that may be charged in a cycle, with the histories that are its own. */
export interface BilledResource {
  readonly id: Id
  readonly organisationId: Id
  readonly systemId: Id
  readonly providerId: Id
  readonly poolId: Id
  readonly itemId: Id
  readonly charged: Span
  readonly allocations: readonly Amounted[]
  readonly metered: readonly Metered[]
}

/** Of a resource `r`: charged on some day of the cycle, or (what is charged once) begun in it; or ended, and a minimum term may last. */
export const chargedIn = ({ from, until }: Cycle, leastMonths = 0): RawBuilder<boolean> => sql`(r.charged_from < ${until}::date
  and (r.charged_until is null or r.charged_until > ${from}::date or r.charged_from >= ${from}::date
    or (${leastMonths} > 0 and r.charged_from + make_interval(months => ${leastMonths}) > ${from}::date)))`

const seenBy = (sight: Sight) =>
  visible(sight, {
    jurisdiction: sql.ref('r.jurisdiction_id'),
    organisation: sql.ref('r.organisation_id'),
    provider: sql.ref('r.provider_id'),
  })

const charged = ({
  sight,
  cycle,
  organisationId,
  leastMonths,
}: FactsQuery) => sql<boolean>`${seenBy(sight)} and ${chargedIn(cycle, leastMonths)}
  and (${organisationId ?? null}::uuid is null or r.organisation_id = ${organisationId ?? null}::uuid)`

/** The units of a cycle in the order of their names, each with how many of its resources may be charged. */
export async function readUnits(tx: Reader, query: FactsQuery): Promise<BilledUnit[]> {
  const { rows } = await sql<Omit<BilledUnit, 'facts'> & { budget: string; area: string | null; nature: string }>`
    select o.id, o.name, o.budget, o.area, o.nature, u.resources
    from (select r.organisation_id as id, count(*)::int as resources from resource r where ${charged(query)} group by 1) u
      join organisation o on o.id = u.id order by o.name, o.id`.execute(tx)
  return rows.map(({ budget, area, nature, ...unit }) => ({
    ...unit,
    facts: { 'unit.name': unit.name, 'unit.budget': budget, 'unit.area': area, 'unit.nature': nature },
  }))
}

/** The units that are billed, and those among `others` that are not any more, in the order of their names. */
export async function unitsOf(tx: Reader, billed: readonly BilledUnit[], others: readonly Id[]): Promise<BilledUnit[]> {
  const known = new Set(billed.map(({ id }) => id))
  const { rows } = await sql<{
    id: Id
    name: string
  }>`select id, name from organisation where id = any(${others.filter((id) => !known.has(id))}::uuid[])`.execute(tx)
  const idle = rows.map(({ id, name }): BilledUnit => ({ id, name, resources: 1, facts: { 'unit.name': name } }))
  return [...billed, ...idle].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

export interface BilledSystem {
  readonly id: Id
  readonly name: string
  /** 经费渠道 */
  readonly channel: string
}

/** The systems of a cycle, in the order of their names. */
export async function readSystems(tx: Reader, query: FactsQuery): Promise<BilledSystem[]> {
  const { rows } = await sql<BilledSystem>`
    select s.id, s.name, s.budget_channel as channel from system s
    where s.id in (select r.system_id from resource r where ${charged(query)}) order by s.name, s.id`.execute(tx)
  return rows
}

interface Columns {
  readonly ids: readonly Id[]
  /** What several resources share, once; and which of it is each one's. */
  readonly kinds: readonly { readonly unit: Id; readonly system: Id; readonly provider: Id; readonly pool: Id; readonly item: Id }[]
  readonly kind: readonly number[]
  readonly froms: readonly number[]
  readonly untils: readonly (number | null)[]
  /** Of allocations: which resource, from when to when, how much. */
  readonly of: readonly number[]
  readonly since: readonly number[]
  readonly until: readonly (number | null)[]
  readonly quantity: readonly number[]
  readonly meteredOf: readonly number[] | null
  readonly meteredOn: readonly number[] | null
  readonly meteredQuantity: readonly number[] | null
}

const epoch = sql`date '1970-01-01'`

/**
 * The resources of some units with the parts of their histories that touch the cycle, those of each unit in the order of their ids. They come column by column, as arrays of numbers: a hundred
 * thousand rows cost more to take apart than to reckon. Each unit's resources, and each resource's allocations, are looked up by their index (`order by`, `offset 0` hold the planner to it): read
 * otherwise, every block would read the whole province.
 */
export async function readBlock(tx: Reader, query: FactsQuery, unitIds: readonly Id[], withMetered: boolean): Promise<BilledResource[]> {
  const { from, until } = query.cycle
  const cycle = sql`daterange(${from}::date, ${until}::date)`
  const { rows } = await sql<Columns>`
    with billed as materialized (
        select r.*, u.id as unit_id, (row_number() over () - 1)::int as n
        from unnest(${unitIds}::uuid[]) u(id) cross join lateral (
          select r.id, r.system_id, r.provider_id, r.pool_id, r.item_id, r.charged_from, r.charged_until from resource r
          where r.organisation_id = u.id and ${charged(query)} order by r.organisation_id, r.id) r),
      kind as materialized (
        select k.*, (row_number() over () - 1)::int as no from (select distinct unit_id, system_id, provider_id, pool_id, item_id from billed) k),
      kinds as (
        select json_agg(json_build_object('unit', unit_id, 'system', system_id, 'provider', provider_id, 'pool', pool_id, 'item', item_id) order by no) as kinds
        from kind),
      resources as (
        select json_agg(id) as ids, json_agg(kind) as kind, json_agg(begins) as froms, json_agg(ends) as untils
        from (select b.id, k.no as kind, b.charged_from - ${epoch} as begins, b.charged_until - ${epoch} as ends
          from billed b join kind k
            on (k.unit_id, k.system_id, k.item_id, k.pool_id, k.provider_id) = (b.unit_id, b.system_id, b.item_id, b.pool_id, b.provider_id)
          order by b.n) r),
      allocations as (
        select json_agg(b.n) as of, json_agg(lower(h.during) - ${epoch}) as since, json_agg(upper(h.during) - ${epoch}) as until,
          json_agg((h.quantity * 10000)::bigint) as quantity
        from billed b cross join lateral (
          select h.during, h.quantity from allocation h
          where h.resource_id = b.id and (h.during && ${cycle} or h.during @> b.charged_from
            or (b.charged_until is not null and h.during @> (b.charged_until - 1))) offset 0) h),
      metered as (
        select json_agg(b.n) as "meteredOf", json_agg(m.day - ${epoch}) as "meteredOn", json_agg((m.quantity * 10000)::bigint) as "meteredQuantity"
        from billed b join metered_confirmed m on m.resource_id = b.id and m.day >= ${from}::date and m.day < ${until}::date where ${withMetered})
    select * from resources, kinds, allocations, metered`.execute(tx)
  const [columns] = rows
  return columns?.ids ? toResources(columns) : []
}

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

function toResources(columns: Columns): BilledResource[] {
  const resources = columns.ids.map((id, n): Growing<BilledResource> => {
    const from = columns.froms[n] as number
    const kind = columns.kinds[columns.kind[n] as number] as Columns['kinds'][number]
    return {
      id,
      organisationId: kind.unit,
      systemId: kind.system,
      providerId: kind.provider,
      poolId: kind.pool,
      itemId: kind.item,
      charged: { from, until: columns.untils[n] ?? openEnd },
      allocations: [],
      metered: [],
    }
  })
  columns.of?.forEach((n, at) => {
    const quantity = safe(columns.quantity[at] as number)
    resources[n]?.allocations.push({ from: columns.since[at] as number, until: columns.until[at] ?? openEnd, quantity })
  })
  columns.meteredOf?.forEach((n, at) => {
    resources[n]?.metered.push({ day: columns.meteredOn?.[at] as number, quantity: safe(columns.meteredQuantity?.[at] as number) })
  })
  for (const { allocations, metered } of resources) {
    if (!isInOrder(allocations)) allocations.sort((a, b) => a.from - b.from)
    if (metered.length > 1) metered.sort((a, b) => a.day - b.day)
  }
  return resources
}

/** As they nearly always come. */
function isInOrder(spans: readonly Span[]): boolean {
  for (let index = 1; index < spans.length; index++) if ((spans[index] as Span).from < (spans[index - 1] as Span).from) return false
  return true
}

/** The database holds no larger quantity (`allocation_countable`); were one there, it would come as a rounded number. */
function safe(quantity: number): number {
  if (!Number.isSafeInteger(quantity)) throw new Error(`a quantity of ${quantity} ten-thousandths cannot be reckoned exactly`)
  return quantity
}

/** First day of the jurisdiction's first contract with a provider: with it the first cycle begins. Null: no contract yet. */
export async function firstContractDay(db: Reader, jurisdictionId: Id): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select min(lower(during)) as day from contract where jurisdiction_id = ${jurisdictionId} and kind = 'provider'`.execute(db)
  return rows[0]?.day ?? null
}

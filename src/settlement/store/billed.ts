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
  /** Ids one after the other: as they are written, and those that many share as hexadecimal digits. */
  readonly ids: string | null
  readonly units: string
  readonly systems: string
  readonly providers: string
  readonly pools: string
  readonly items: string
  /** Whole numbers as `{1,2,3}`. */
  readonly froms: string
  readonly untils: string
  /** Of allocations: which resource, from when to when, how much; null: there are none. */
  readonly of: string | null
  readonly since: string
  readonly until: string
  readonly quantity: string
  readonly meteredOf: string | null
  readonly meteredOn: string
  readonly meteredQuantity: string
}

const epoch = sql`date '1970-01-01'`
/** What has no end, in a column of days. */
const endless = 2_147_483_647
const dayOf = (day: RawBuilder<unknown>) => sql`array_agg(coalesce(${day} - ${epoch}, ${sql.lit(endless)}))::text`
const idsOf = (id: RawBuilder<unknown>) => sql`encode(string_agg(uuid_send(${id}), ''), 'hex')`

/**
 * The resources of some units with the parts of their histories that touch the cycle, those of each unit in the order of their ids. They come column by column: a hundred
 * thousand rows cost more to take apart than to reckon. Each unit's resources are looked up by their index, and so are the allocations of all of them at once (`order by`, `any (array (…))`
 * hold the planner to it): read otherwise, every block would read the whole province. Ids are made in the order of time (`newId`): what was delivered together lies together.
 */
export async function readBlock(tx: Reader, query: FactsQuery, unitIds: readonly Id[], withMetered: boolean): Promise<BilledResource[]> {
  const { from, until } = query.cycle
  const cycle = sql`daterange(${from}::date, ${until}::date)`
  const { rows } = await sql<Columns>`
    with billed as materialized (
        select r.*, (row_number() over () - 1)::int as n
        from unnest(${unitIds}::uuid[]) u(id) cross join lateral (
          select r.id, r.organisation_id, r.system_id, r.provider_id, r.pool_id, r.item_id, r.charged_from, r.charged_until from resource r
          where r.organisation_id = u.id and ${charged(query)} order by r.organisation_id, r.id) r),
      resources as (
        select string_agg(id::text, '') as ids, ${idsOf(sql`organisation_id`)} as units, ${idsOf(sql`system_id`)} as systems, ${idsOf(sql`provider_id`)} as providers,
          ${idsOf(sql`pool_id`)} as pools, ${idsOf(sql`item_id`)} as items, ${dayOf(sql`charged_from`)} as froms, ${dayOf(sql`charged_until`)} as untils
        from billed),
      allocations as (
        select array_agg(b.n)::text as of, ${dayOf(sql`lower(h.during)`)} as since, ${dayOf(sql`upper(h.during)`)} as until,
          array_agg((h.quantity * 10000)::bigint)::text as quantity
        from billed b join allocation h on h.resource_id = b.id and h.resource_id = any (array (select id from billed))
        where h.during && ${cycle} or h.during @> b.charged_from or (b.charged_until is not null and h.during @> (b.charged_until - 1))),
      metered as (
        select array_agg(b.n)::text as "meteredOf", ${dayOf(sql`m.day`)} as "meteredOn", array_agg((m.quantity * 10000)::bigint)::text as "meteredQuantity"
        from billed b join metered_confirmed m on m.resource_id = b.id and m.day >= ${from}::date and m.day < ${until}::date where ${withMetered})
    select * from resources, allocations, metered`.execute(tx)
  const [columns] = rows
  return columns?.ids ? toResources(columns, columns.ids) : []
}

const numbers = (column: string): readonly number[] => JSON.parse(`[${column.slice(1, -1)}]`)
const dayOrOpen = (day: number): number => (day === endless ? openEnd : day)

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

function toResources(columns: Columns, ids: string): BilledResource[] {
  const [unit, system, provider, pool, item] = [
    sharedIds(columns.units),
    sharedIds(columns.systems),
    sharedIds(columns.providers),
    sharedIds(columns.pools),
    sharedIds(columns.items),
  ]
  const untils = numbers(columns.untils)
  const resources = numbers(columns.froms).map(
    (from, n): Growing<BilledResource> => ({
      id: ids.slice(n * idLength, (n + 1) * idLength),
      organisationId: unit(n),
      systemId: system(n),
      providerId: provider(n),
      poolId: pool(n),
      itemId: item(n),
      charged: { from, until: dayOrOpen(untils[n] as number) },
      allocations: [],
      metered: [],
    }),
  )
  if (columns.of !== null) addAllocations(resources, columns, numbers(columns.of))
  if (columns.meteredOf !== null) addMetered(resources, columns, numbers(columns.meteredOf))
  return resources
}

const idLength = 36
const digits = 32

function idAt(hex: string, n: number): Id {
  const at = n * digits
  return `${hex.slice(at, at + 8)}-${hex.slice(at + 8, at + 12)}-${hex.slice(at + 12, at + 16)}-${hex.slice(at + 16, at + 20)}-${hex.slice(at + 20, at + 32)}`
}

/** Ids of which many are the same: each is one string only, nearly always that of the row before. */
function sharedIds(hex: string): (n: number) => Id {
  const known = new Map<string, Id>()
  let [last, id] = ['-', '']
  return (n) => {
    if (hex.startsWith(last, n * digits)) return id
    last = hex.slice(n * digits, (n + 1) * digits)
    const found = known.get(last)
    id = found ?? idAt(hex, n)
    if (found === undefined) known.set(last, id)
    return id
  }
}

function addAllocations(resources: readonly Growing<BilledResource>[], columns: Columns, of: readonly number[]): void {
  const [since, until, quantity] = [numbers(columns.since), numbers(columns.until), numbers(columns.quantity)]
  for (let index = 0; index < of.length; index++)
    resources[of[index] as number]?.allocations.push({
      from: since[index] as number,
      until: dayOrOpen(until[index] as number),
      quantity: safe(quantity[index] as number),
    })
  for (const { allocations } of resources) if (!isInOrder(allocations)) allocations.sort((a, b) => a.from - b.from)
}

function addMetered(resources: readonly Growing<BilledResource>[], columns: Columns, of: readonly number[]): void {
  const [day, quantity] = [numbers(columns.meteredOn), numbers(columns.meteredQuantity)]
  of.forEach((n, index) => {
    resources[n]?.metered.push({ day: day[index] as number, quantity: safe(quantity[index] as number) })
  })
  for (const { metered } of resources) if (metered.length > 1) metered.sort((a, b) => a.day - b.day)
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

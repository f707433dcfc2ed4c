import { type RawBuilder, sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'
import type { Amounted, Metered } from '../engine/billable.ts'
import { openEnd, type Span } from '../engine/spans.ts'
import { byKey, numbers, safeNumbers, sharedIds } from '../rules/columns.ts'
import { type BilledResource, charged, type FactsQuery } from './billed.ts'

/** The resources of some units, held as columns. */
export interface Block {
  /** Those of one of the units, in the order of their ids. They are made when they are asked for: thousands of objects that wait for their turn cost more than all their reckoning. */
  of(unitId: Id): BilledResource[]
}

/** Columns of fixed width, without anything between: whole numbers are big-endian, of 4 bytes; ids of 16. */
interface Columns {
  /** As they are written, 36 signs each; null: there are no resources. */
  readonly ids: Buffer | null
  /** Which of the units: counted from 1. */
  readonly units: Buffer
  readonly systems: Buffer
  readonly providers: Buffer
  readonly pools: Buffer
  readonly items: Buffer
  readonly froms: Buffer
  readonly untils: Buffer
  /** Of allocations: which resource, from when to when, how much (8 bytes); null: there are none. */
  readonly of: Buffer | null
  readonly since: Buffer
  readonly until: Buffer
  readonly quantity: Buffer
  readonly meteredOf: Buffer | null
  readonly meteredOn: Buffer
  readonly meteredQuantity: Buffer
}

/** They come as base64: bytes written as digits, or numbers as text, are much longer, and what is long is cleared away dearly. */
type Texts = { readonly [C in keyof Columns]: null extends Columns[C] ? string | null : string }

const columnsOf = (texts: Texts): Columns =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text === null ? null : Buffer.from(text, 'base64')]),
  ) as unknown as Columns

const epoch = sql`date '1970-01-01'`
/** What has no end, in a column of days. */
const endless = 2_147_483_647
const column = (bytes: RawBuilder<unknown>) => sql`encode(string_agg(${bytes}, ''), 'base64')`
const days = (day: RawBuilder<unknown>) => column(sql`int4send(coalesce(${day} - ${epoch}, ${sql.lit(endless)}))`)
const ids = (id: RawBuilder<unknown>) => column(sql`uuid_send(${id})`)
const quantities = (quantity: RawBuilder<unknown>) => column(sql`int8send((${quantity} * 10000)::bigint)`)

/**
 * The resources of some units with the parts of their histories that touch the cycle, those of each unit in the order of their ids. They come column by column: a hundred
 * thousand rows cost more to take apart than to reckon. Each unit's resources are looked up by their index, and so are the allocations of all of them at once (`order by`, `any (array (…))`
 * hold the planner to it): read otherwise, every block would read the whole province. Ids are made in the order of time (`newId`): what was delivered together lies together.
 */
export async function readBlock(tx: Reader, query: FactsQuery, unitIds: readonly Id[], withMetered: boolean): Promise<Block> {
  const { from, until } = query.cycle
  const cycle = sql`daterange(${from}::date, ${until}::date)`
  const { rows } = await sql<Texts>`
    with billed as materialized (
        select r.*, (row_number() over () - 1)::int as n
        from unnest(${unitIds}::uuid[]) with ordinality u(id, no) cross join lateral (
          select u.no, r.id, r.system_id, r.provider_id, r.pool_id, r.item_id, r.charged_from, r.charged_until from resource r
          where r.organisation_id = u.id and ${charged(query)} order by r.organisation_id, r.id) r),
      resources as (
        select ${column(sql`convert_to(id::text, 'UTF8')`)} as ids, ${column(sql`int4send(no::int)`)} as units, ${ids(sql`system_id`)} as systems,
          ${ids(sql`provider_id`)} as providers, ${ids(sql`pool_id`)} as pools, ${ids(sql`item_id`)} as items, ${days(sql`charged_from`)} as froms, ${days(sql`charged_until`)} as untils
        from billed),
      allocations as (
        select ${column(sql`int4send(b.n)`)} as of, ${days(sql`lower(h.during)`)} as since, ${days(sql`upper(h.during)`)} as until, ${quantities(sql`h.quantity`)} as quantity
        from billed b join allocation h on h.resource_id = b.id and h.resource_id = any (array (select id from billed))
        where h.during && ${cycle} or h.during @> b.charged_from or (b.charged_until is not null and h.during @> (b.charged_until - 1))),
      metered as (
        select ${column(sql`int4send(b.n)`)} as "meteredOf", ${days(sql`m.day`)} as "meteredOn", ${quantities(sql`m.quantity`)} as "meteredQuantity"
        from billed b join metered_confirmed m on m.resource_id = b.id and m.day >= ${from}::date and m.day < ${until}::date where ${withMetered})
    select * from resources, allocations, metered`.execute(tx)
  const columns = columnsOf(rows[0] as Texts)
  return columns.ids === null ? { of: () => [] } : blockOf(columns, columns.ids.toString('latin1'), unitIds)
}

function blockOf(columns: Columns, ids: string, unitIds: readonly Id[]): Block {
  const resource = resourceOf(columns, ids)
  const rowsOf = byKey(numbers(columns.units), unitIds.length + 1)
  const noOf = new Map(unitIds.map((id, index) => [id, index + 1]))
  return {
    of(unitId) {
      const no = noOf.get(unitId)
      return no === undefined ? [] : rowsOf(no).map((n) => resource(n, unitId))
    },
  }
}

function resourceOf(columns: Columns, ids: string) {
  const [system, provider, pool, item] = [
    sharedIds(columns.systems),
    sharedIds(columns.providers),
    sharedIds(columns.pools),
    sharedIds(columns.items),
  ]
  const [froms, untils] = [numbers(columns.froms), numbers(columns.untils)]
  const [allocations, metered] = [allocationsOf(columns, froms.length), meteredOf(columns, froms.length)]
  return (n: number, organisationId: Id): BilledResource => ({
    id: ids.slice(n * idLength, (n + 1) * idLength),
    organisationId,
    systemId: system(n),
    providerId: provider(n),
    poolId: pool(n),
    itemId: item(n),
    charged: { from: froms[n] as number, until: dayOrOpen(untils[n] as number) },
    allocations: allocations(n),
    metered: metered(n),
  })
}

const dayOrOpen = (day: number): number => (day === endless ? openEnd : day)

const idLength = 36

function allocationsOf(columns: Columns, count: number): (n: number) => Amounted[] {
  if (columns.of === null) return () => []
  const [since, until, quantity] = [numbers(columns.since), numbers(columns.until), safeNumbers(columns.quantity)]
  const placesOf = byKey(numbers(columns.of), count)
  return (n) => {
    const spans = placesOf(n).map((place) => ({
      from: since[place] as number,
      until: dayOrOpen(until[place] as number),
      quantity: quantity[place] as number,
    }))
    return isInOrder(spans) ? spans : spans.sort((a, b) => a.from - b.from)
  }
}

function meteredOf(columns: Columns, count: number): (n: number) => Metered[] {
  if (columns.meteredOf === null) return () => []
  const [day, quantity] = [numbers(columns.meteredOn), safeNumbers(columns.meteredQuantity)]
  const placesOf = byKey(numbers(columns.meteredOf), count)
  return (n) =>
    placesOf(n)
      .map((place) => ({ day: day[place] as number, quantity: quantity[place] as number }))
      .sort((a, b) => a.day - b.day)
}

/** As they nearly always come. */
function isInOrder(spans: readonly Span[]): boolean {
  for (let index = 1; index < spans.length; index++) if ((spans[index] as Span).from < (spans[index - 1] as Span).from) return false
  return true
}

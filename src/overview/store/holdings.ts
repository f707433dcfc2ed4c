import { type RawBuilder, sql } from 'kysely'
import { type Decimal, decimal, formatDecimal, type Reader } from '../../kernel/index.ts'
import type { Counted } from './figures.ts'
import { type HoldingColumn, holdingColumns, seesHolding } from './resources.ts'
import type { Scope } from './scope.ts'

/** How much of each part lies in a row: quantities of items, which can't be added to each other. */
export interface Part {
  readonly rowKey: string
  readonly name: string
  readonly unit: string
  readonly quantity: string
}

/** The figures of every measure of resources, by its id. */
export type Holdings = ReadonlyMap<
  string,
  { readonly now: readonly Counted[]; readonly before: readonly Counted[]; readonly parts: readonly Part[] }
>

interface Told {
  readonly measure: string
  readonly key: string
  readonly name: string
  readonly counts: readonly number[]
  /** `<item's number> <quantity>`, joined by commas: items are many, and named once. */
  readonly parts: string | null
}

const keys = Object.keys(holdingColumns) as HoldingColumn[]
/** Where the counts of the period and of the one before stand, in the order of the columns. */
const counts = ['now', 'before'].flatMap((period) => keys.map((key) => sql.ref(`${period}_${key}`)))

/**
 * All measures of resources from one look at the spans, of the period and of the one before: a province has hundreds of thousands. Spans are added up by (provider, pool, item) and by (unit, item); what
 * rows tell are sums of those, and names are looked up last.
 */
export async function readHoldings(reader: Reader, now: Scope, before: Scope): Promise<Holdings> {
  const organisation = sql`join organisation o on o.id = told.key`
  const measures = [
    summed('resources-provider', 'h.provider_id', sql`o.name`, organisation),
    summed('resources-zone', 'l.zone', sql`told.key`, sql``, sql`join pool l on l.id = h.pool_id`),
    summed('resources-item', 'h.item_id', sql`i.name`, sql`join service_item i on i.id = told.key`),
    summed('resources-unit', 'h.organisation_id', sql`o.name`, organisation),
  ]
  const { rows } = await sql<Told>`
    with items as materialized (${itemNumbers(now)}), cube as materialized (${cube(now, before)}) ${sql.join(measures, sql` union all `)}`.execute(
    reader,
  )
  const items = await itemsOf(reader, now)
  return new Map([...Map.groupBy(rows, ({ measure }) => measure)].map(([measure, told]) => [measure, figuresOf(told, items)]))
}

function cube(now: Scope, before: Scope): RawBuilder<unknown> {
  const counted = [now, before].flatMap((scope) => keys.map((key) => sql`count(*) filter (where ${holdingColumns[key](scope)})::int`))
  return sql`
    select provider_id, pool_id, organisation_id, item_id, grouping(pool_id) = 1 as by_unit, ${sql.join(counted.map((count, at) => sql`${count} as ${counts[at]}`))},
      sum(quantity) filter (where ${holdingColumns['in-use'](now)}) as quantity
    from resource_holding h where ${seesHolding(now)} group by grouping sets ((provider_id, pool_id, item_id), (organisation_id, item_id))`
}

/** One measure's rows: by a key of the cube (or of what is joined `from` it), named by what is joined to the sums. */
const summed = (measure: string, key: string, name: RawBuilder<unknown>, join: RawBuilder<unknown>, from = sql``) => sql`
  select ${sql.lit(measure)} as measure, told.key::text as key, ${name} as name, told.counts, told.parts
  from (select ${sql.ref(key)} as key, array[${sql.join(counts.map((count) => sql`sum(${count})::int`))}] as counts,
      string_agg(n.no || ' ' || trim_scale(quantity), ',' order by n.no) filter (where quantity is not null) as parts
    from cube h join items n on n.id = h.item_id ${from} where by_unit = ${sql.lit(key === 'h.organisation_id')} group by 1) told ${join}`

/** Items numbered by name and unit: those of one name and unit are one part. */
const itemNumbers = ({ jurisdictionId }: Scope) =>
  sql`select id, name, unit, dense_rank() over (order by name, unit)::int as no from service_item where jurisdiction_id = ${jurisdictionId}`

async function itemsOf(reader: Reader, scope: Scope) {
  const { rows } = await sql<{
    no: number
    name: string
    unit: string
  }>`select distinct no, name, unit from (${itemNumbers(scope)}) i`.execute(reader)
  return new Map(rows.map(({ no, name, unit }) => [String(no), { name, unit }]))
}

type Items = Awaited<ReturnType<typeof itemsOf>>

function figuresOf(told: readonly Told[], items: Items) {
  const cells = (offset: number) =>
    told.flatMap(({ key, name, counts }) =>
      keys.flatMap((column, at): Counted[] => {
        const count = counts[offset + at] ?? 0
        return count > 0 ? [{ rowKey: key, rowName: name, column, count, sum: null, median: null, ninetieth: null, notes: [] }] : []
      }),
    )
  return { now: cells(0), before: cells(keys.length), parts: told.flatMap((row) => partsOf(row, items)) }
}

/** In the order of the items; several quantities of one name and unit are added up. */
function partsOf({ key, parts }: Told, items: Items): Part[] {
  const sums = new Map<string, string>()
  for (const said of parts?.split(',') ?? []) {
    const [no = '', quantity = ''] = said.split(' ')
    const before = sums.get(no)
    sums.set(no, before === undefined ? quantity : formatDecimal((decimal(before) + decimal(quantity)) as Decimal))
  }
  return [...sums].flatMap(([no, quantity]) => {
    const item = items.get(no)
    return item ? [{ rowKey: key, ...item, quantity }] : []
  })
}

import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../kernel/index.ts'
import type { Counted, Part } from './figures.ts'
import { type HoldingColumn, holdingColumns, seesHolding } from './resources.ts'
import type { Scope } from './scope.ts'

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

/**
 * All measures of resources from one look at the spans, of the period and of the one before: a province has hundreds of thousands. Spans are added up by (provider, pool, item) and by (unit, item); what
 * rows tell are sums of those.
 */
export async function readHoldings(reader: Reader, now: Scope, before: Scope): Promise<Holdings> {
  const counts = [now, before].flatMap((scope) => keys.map((key) => sql`count(*) filter (where ${holdingColumns[key](scope)})::int`))
  const names = counts.map((_, at) => sql.ref(`c${at}`))
  const sums = sql.join(names.map((name) => sql`sum(${name})::int as ${name}`))
  const grouped = (measure: string, key: RawBuilder<unknown>, name: RawBuilder<unknown>, from: RawBuilder<unknown>) => sql`
    select ${sql.lit(measure)} as measure, key, max(name) as name, item, ${sums}, sum(quantity) as quantity
    from (select ${key} as key, ${name} as name, n.no as item, ${sql.join(names)}, quantity from cube h join items n on n.id = h.item_id ${from}) told
    group by grouping sets ((key), (key, item))`
  const { rows } = await sql<Told>`
    with items as (select id, dense_rank() over (order by name, unit)::int as no from service_item where jurisdiction_id = ${now.jurisdictionId}),
    cube as materialized (
      select provider_id, pool_id, organisation_id, item_id, grouping(pool_id) as by_unit, ${sql.join(counts.map((count, at) => sql`${count} as ${sql.ref(`c${at}`)}`))},
        sum(quantity) filter (where ${holdingColumns['in-use'](now)}) as quantity
      from resource_holding h where ${seesHolding(now)} group by grouping sets ((provider_id, pool_id, item_id), (organisation_id, item_id))),
    told as (${sql.join(
      [
        grouped(
          'resources-provider',
          sql`h.provider_id::text`,
          sql`o.name`,
          sql`join organisation o on o.id = h.provider_id where h.by_unit = 0`,
        ),
        grouped('resources-zone', sql`l.zone`, sql`l.zone`, sql`join pool l on l.id = h.pool_id where h.by_unit = 0`),
        grouped('resources-item', sql`h.item_id::text`, sql`i.name`, sql`join service_item i on i.id = h.item_id where h.by_unit = 0`),
        grouped(
          'resources-unit',
          sql`h.organisation_id::text`,
          sql`o.name`,
          sql`join organisation o on o.id = h.organisation_id where h.by_unit = 1`,
        ),
      ],
      sql` union all `,
    )})
    select measure, key, max(name) as name, ${sql`array[${sql.join(names.map((name) => sql`max(${name}) filter (where item is null)`))}]`} as counts,
      string_agg(item || ' ' || trim_scale(quantity), ',' order by item) filter (where item is not null and quantity is not null) as parts
    from told group by measure, key`.execute(reader)
  const items = await itemsOf(reader, now)
  return new Map([...Map.groupBy(rows, ({ measure }) => measure)].map(([measure, told]) => [measure, figuresOf(told, items)]))
}

async function itemsOf(reader: Reader, { jurisdictionId }: Scope) {
  const { rows } = await sql<{ no: number; name: string; unit: string }>`
    select distinct dense_rank() over (order by name, unit)::int as no, name, unit from service_item where jurisdiction_id = ${jurisdictionId}`.execute(
    reader,
  )
  return new Map(rows.map(({ no, name, unit }) => [String(no), { name, unit }]))
}

function figuresOf(told: readonly Told[], items: ReadonlyMap<string, { readonly name: string; readonly unit: string }>) {
  const cells = (offset: number) =>
    told.flatMap(({ key, name, counts }) =>
      keys.flatMap((column, at): Counted[] => {
        const count = counts[offset + at] ?? 0
        return count > 0 ? [{ rowKey: key, rowName: name, column, count, sum: null, median: null, ninetieth: null, notes: [] }] : []
      }),
    )
  const parts = told.flatMap(({ key, parts: of }) =>
    (of ?? '').split(',').flatMap((said): Part[] => {
      const [no = '', quantity = ''] = said.split(' ')
      const item = items.get(no)
      return item ? [{ rowKey: key, ...item, quantity }] : []
    }),
  )
  return { now: cells(0), before: cells(keys.length), parts }
}

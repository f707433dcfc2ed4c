import { sql } from 'kysely'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import type { CountedRows, RowSet, Scope } from './scope.ts'

/** A cell as it is counted: how many things, what they weigh together, and how their weights are spread. */
export interface Counted {
  readonly rowKey: string
  readonly rowName: string | null
  readonly column: string
  readonly count: number
  readonly sum: string | null
  readonly median: string | null
  readonly ninetieth: string | null
  /** What the things say of themselves, each once: terms, states. At most twenty. */
  readonly notes: readonly string[]
}

/** What is told of the cells beside their count: what their things weigh together; or how their weights are spread, and what the things say of themselves. */
export interface Asked {
  readonly sum: boolean
  readonly spread: boolean
}

/** Cells of a row set. What is not asked for is not worked out: of a hundred thousand clocks each weighs a little time. Things that count in the same columns are counted before they are told apart. */
export async function countCells(reader: Reader, rows: CountedRows, scope: Scope, { sum, spread }: Asked): Promise<Counted[]> {
  if (spread) return countSpread(reader, rows, scope)
  const counted = await sql<Counted>`
    select row_key as "rowKey", max(row_name) as "rowName", col as "column", sum(many)::int as count,
      ${sum ? sql`trim_scale(sum(weight))::text` : sql`null`} as sum, null as median, null as ninetieth, '{}'::text[] as notes
    from (select row_key, max(row_name) as row_name, cols, count(*) as many ${sum ? sql`, sum(weight) as weight` : sql``} from (${rows(scope)}) r group by row_key, cols) alike
      cross join lateral unnest(cols) col group by row_key, col`.execute(reader)
  return counted.rows
}

/**
 * Things of the same weight and note are counted first: few differ. Median and 90th percentile are the least weights that half and nine of ten do not exceed (as `percentile_disc`). `offset 0`: a weight is worked
 * out once for each thing.
 */
async function countSpread(reader: Reader, rows: CountedRows, scope: Scope): Promise<Counted[]> {
  const counted = await sql<Counted>`
    with alike as (select row_key, max(row_name) as row_name, cols, weight, note, count(*) as many from (${rows(scope)} offset 0) r group by row_key, cols, weight, note),
      ranked as (select row_key, row_name, col, weight, note, many, sum(many) over (partition by row_key, col order by weight) as upto,
          sum(many) filter (where weight is not null) over (partition by row_key, col) as weighed
        from alike cross join lateral unnest(cols) col)
    select row_key as "rowKey", max(row_name) as "rowName", col as "column", sum(many)::int as count, trim_scale(sum(weight * many))::text as sum,
      trim_scale(min(weight) filter (where upto >= 0.5 * weighed))::text as median, trim_scale(min(weight) filter (where upto >= 0.9 * weighed))::text as ninetieth,
      (array_agg(distinct note))[1:20] as notes
    from ranked group by row_key, col`.execute(reader)
  return counted.rows
}

/** One counted thing, as the list behind a figure shows it. */
export interface ListedRow {
  readonly id: string
  readonly rowKey: string
  readonly title: string
  readonly about: string | null
  readonly organisation: string
  readonly day: Day | null
  readonly note: string | null
  readonly weight: string | null
  readonly unit: string | null
  readonly link: string
  readonly linkId: Id | null
}

export interface Behind {
  /** Of all rows, or of all columns, where none is named. */
  readonly row?: string | undefined
  readonly column?: string | undefined
  readonly limit: number
  readonly after: readonly [day: string, id: string] | null
}

/** Newest first, at most `limit`. */
export async function listRows(
  reader: Reader,
  { rows, shown }: RowSet,
  scope: Scope,
  { row, column, limit, after }: Behind,
): Promise<ListedRow[]> {
  const page = sql`select * from (${rows(scope, column)}) r
    where true ${row === undefined ? sql`` : sql`and row_key = ${row}`} ${after ? sql`and (coalesce(day::text, ''), id) < (${after[0]}, ${after[1]})` : sql``}
    order by coalesce(day::text, '') desc, id desc limit ${limit}`
  const listed = await sql<ListedRow>`
    with listed as materialized (${page})
    select id, row_key as "rowKey", title, about, organisation, day, note, trim_scale(weight)::text as weight, unit, link, link_id as "linkId"
    from (${shown ? shown(scope) : sql`select * from listed`}) r order by coalesce(day::text, '') desc, id desc`.execute(reader)
  return listed.rows
}

/** The measures that have ever bound a jurisdiction: cases and duties keep the one they began under. */
export async function regimesOf(reader: Reader, jurisdictionId: Id): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select distinct regime_id as id from jurisdiction_regime where jurisdiction_id = ${jurisdictionId}`.execute(reader)
  return rows.map(({ id }) => id)
}

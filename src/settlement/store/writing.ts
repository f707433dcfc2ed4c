import type { CopyConnection, Id } from '../../kernel/index.ts'
import { startOfMonth } from '../engine/months.ts'
import type { ResourceNumbers } from '../rules/canonical.ts'
import type { Sums } from '../rules/share.ts'

/** The lines of a resource column by column, in arrays that are used again for the next one. */
export interface LineColumns {
  count: number
  readonly firsts: Int32Array
  readonly lengths: Int32Array
  readonly counted: Int32Array
  readonly wholes: Int32Array
  /** Numbers of entries. */
  readonly prices: Int32Array
  readonly rulings: Int32Array
  readonly quantities: Float64Array
  readonly fulls: Float64Array
  readonly amounts: Float64Array
}

const ints = (length: number) => new Int32Array(length)
const floats = (length: number) => new Float64Array(length)

/** Columns for so many lines. */
export const lineColumns = (length: number): LineColumns => ({
  ...{
    count: 0,
    firsts: ints(length),
    lengths: ints(length),
    counted: ints(length),
    wholes: ints(length),
    prices: ints(length),
    rulings: ints(length),
  },
  ...{ quantities: floats(length), fulls: floats(length), amounts: floats(length) },
})

export interface ResourceRow extends ResourceNumbers {
  readonly share: number
  readonly no: number
  readonly id: Id
  readonly firstLine: number
  readonly lines: LineColumns
}

export interface TotalRow extends Readonly<Sums> {
  readonly share: number
  readonly system: number
  readonly provider: number
  readonly category: string
  readonly month: number
}

/** Where a run's rows go: resources as they come, sums of months when all resources are written. */
export interface RunRows {
  resource(row: ResourceRow): void
  total(row: TotalRow): void
  /** Waits while the database is slower. */
  flush(): Promise<void>
  close(): Promise<void>
}

const resourceColumns = [
  ...[
    'run_no',
    'share_no',
    'no',
    'resource_id',
    'system_no',
    'provider_no',
    'pool_no',
    'item_no',
    'first_line',
    'line_count',
    'full_fen',
    'amount_fen',
  ],
  ...['first_days', 'lengths', 'counted', 'wholes', 'quantities', 'prices', 'rulings', 'fulls', 'amounts'],
]
const totalColumns = [
  ...['run_no', 'share_no', 'system_no', 'provider_no', 'category', 'month', 'line_count'],
  ...['full_fen', 'total_fen', 'apart_fen', 'excluded_fen', 'deducted_fen'],
]

/** Opens the copy of a run's resources; the sums, a hundredth of them, wait until it is closed: a connection copies one table at a time. */
export function writeRun(connection: CopyConnection, runNo: number): RunRows {
  const rows = connection.into('statement_resource', resourceColumns)
  const totals: TotalRow[] = []
  return {
    resource(row) {
      rows.row()
      rows.int4(runNo)
      rows.int4(row.share)
      rows.int4(row.no)
      rows.uuid(row.id)
      rows.int4(row.system)
      rows.int4(row.provider)
      rows.int4(row.pool)
      rows.int4(row.item)
      rows.int4(row.firstLine)
      putLines(rows, row)
    },
    total: (row) => void totals.push(row),
    flush: () => rows.flush(),
    async close() {
      await rows.close()
      await writeTotals(connection, runNo, totals)
    },
  }
}

type Rows = ReturnType<CopyConnection['into']>

/** A column that says nothing of its own is left out. */
function putLines(rows: Rows, { lines }: ResourceRow): void {
  const { count, firsts, lengths, counted, wholes, prices, rulings, quantities, fulls, amounts } = lines
  rows.int4(count)
  rows.int8(sum(fulls, count))
  rows.int8(sum(amounts, count))
  rows.dates(firsts, count)
  rows.int2s(lengths, count)
  if (same(counted, lengths, count)) rows.nothing()
  else rows.int2s(counted, count)
  rows.int2s(wholes, count)
  rows.int8s(quantities, count)
  if (sum(prices, count) === 0) rows.nothing()
  else rows.int4s(prices, count)
  if (sum(rulings, count) === 0) rows.nothing()
  else rows.int4s(rulings, count)
  rows.int8s(fulls, count)
  if (same(amounts, fulls, count)) rows.nothing()
  else rows.int8s(amounts, count)
}

type Column = Int32Array | Float64Array

function sum(values: Column, count: number): number {
  let total = 0
  for (let index = 0; index < count; index++) total += values[index] as number
  return total
}

function same(values: Column, others: Column, count: number): boolean {
  for (let index = 0; index < count; index++) if (values[index] !== others[index]) return false
  return true
}

async function writeTotals(connection: CopyConnection, runNo: number, totals: readonly TotalRow[]): Promise<void> {
  const rows = connection.into('statement_total', totalColumns)
  for (const { share, system, provider, category, month, lines, full, total, apart, excluded, deducted } of totals) {
    rows.row()
    for (const value of [runNo, share, system, provider]) rows.int4(value)
    rows.text(category)
    rows.date(startOfMonth(month))
    rows.int4(lines)
    for (const value of [full, total, apart, excluded, deducted]) rows.int8(value)
    await rows.flush()
  }
  await rows.close()
}

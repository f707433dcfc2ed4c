import type { CopyConnection, Id } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'
import { startOfMonth } from '../engine/months.ts'
import type { ResourceNumbers } from '../rules/canonical.ts'
import type { Sums } from '../rules/share.ts'

export interface ResourceRow extends ResourceNumbers {
  readonly share: number
  readonly no: number
  readonly id: Id
  readonly firstLine: number
  readonly lines: readonly Line[]
  /** The numbers of each line's price and ruling. */
  readonly prices: readonly number[]
  readonly rulings: readonly number[]
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

function putLines(rows: Rows, { lines, prices, rulings }: ResourceRow): void {
  const count = lines.length
  const line = (index: number) => lines[index] as Line
  let [full, amount, counted, priced, ruled, reduced] = [0, 0, false, false, false, false]
  for (let index = 0; index < count; index++) {
    const of = line(index)
    full += of.full
    amount += of.amount
    counted ||= of.days !== of.until - of.from
    priced ||= prices[index] !== 0
    ruled ||= rulings[index] !== 0
    reduced ||= of.amount !== of.full
  }
  rows.int4(count)
  rows.int8(full)
  rows.int8(amount)
  rows.dates(count, (index) => line(index).from)
  rows.int2s(count, (index) => line(index).until - line(index).from)
  if (counted) rows.int2s(count, (index) => line(index).days)
  else rows.nothing()
  rows.int2s(count, (index) => line(index).whole)
  rows.int8s(count, (index) => line(index).quantity)
  if (priced) rows.int4s(count, (index) => prices[index] as number)
  else rows.nothing()
  if (ruled) rows.int4s(count, (index) => rulings[index] as number)
  else rows.nothing()
  rows.int8s(count, (index) => line(index).full)
  if (reduced) rows.int8s(count, (index) => line(index).amount)
  else rows.nothing()
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

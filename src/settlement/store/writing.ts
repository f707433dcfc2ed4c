import type { CopyConnection, Id } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'
import { startOfMonth } from '../engine/months.ts'
import type { ResourceNumbers } from '../rules/canonical.ts'
import type { Sums } from '../rules/share.ts'

/** A line with the numbers of its price and ruling. */
export type NumberedLine = Line & { readonly price: number; readonly ruled: number }

export interface ResourceRow extends ResourceNumbers {
  readonly share: number
  readonly no: number
  readonly id: Id
  readonly firstLine: number
  readonly lines: readonly NumberedLine[]
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
      for (const value of [row.share, row.no]) rows.int4(value)
      rows.uuid(row.id)
      for (const value of [row.system, row.provider, row.pool, row.item, row.firstLine, row.lines.length]) rows.int4(value)
      putLines(rows, row.lines)
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

function putLines(rows: Rows, lines: readonly NumberedLine[]): void {
  let [full, amount, counted, priced, ruled, reduced] = [0, 0, false, false, false, false]
  for (const line of lines) {
    full += line.full
    amount += line.amount
    if (line.days !== line.until - line.from) counted = true
    if (line.price !== 0) priced = true
    if (line.ruled !== 0) ruled = true
    if (line.amount !== line.full) reduced = true
  }
  rows.int8(full)
  rows.int8(amount)
  rows.dates(lines.map(({ from }) => from))
  rows.int2s(lines.map(({ from, until }) => until - from))
  if (counted) rows.int2s(lines.map(({ days }) => days))
  else rows.nothing()
  rows.int2s(lines.map(({ whole }) => whole))
  rows.int8s(lines.map(({ quantity }) => quantity))
  if (priced) rows.int4s(lines.map(({ price }) => price))
  else rows.nothing()
  if (ruled) rows.int4s(lines.map(({ ruled }) => ruled))
  else rows.nothing()
  rows.int8s(lines.map((line) => line.full))
  if (reduced) rows.int8s(lines.map((line) => line.amount))
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

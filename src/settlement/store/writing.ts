import type { CopyConnection, CopyRows, Id } from '../../kernel/index.ts'
import { startOfMonth } from '../engine/months.ts'
import { lineBytes, type ResourceNumbers } from '../rules/canonical.ts'
import type { Sums } from '../rules/share.ts'

export interface ResourceRow {
  readonly share: number
  readonly no: number
  readonly id: Id
  readonly of: ResourceNumbers
  readonly firstLine: number
  /** Fen. */
  readonly full: number
  readonly amount: number
  /** The records of its lines. */
  readonly lines: Buffer
}

export interface TotalRow extends Readonly<Sums> {
  readonly share: number
  readonly system: number
  readonly provider: number
  readonly category: string
}
export interface MonthRow extends Readonly<Sums> {
  readonly share: number
  readonly provider: number
  readonly category: string
  /** Counted from January 1970. */
  readonly month: number
}

/** Where a run's rows go, in one transaction each of three connections: a connection copies one table at a time. */
export interface RunRows {
  resource(row: ResourceRow): void
  total(row: TotalRow): void
  month(row: MonthRow): void
  /** Waits while the database is slower. */
  flush(): Promise<void>
  /** Ends the copies; with `good` they stay, else nothing of them does. */
  close(good: boolean): Promise<void>
}

const resourceColumns = [
  ...['run_no', 'share_no', 'no', 'resource_id', 'system_no', 'provider_no', 'pool_no', 'item_no'],
  ...['first_line', 'line_count', 'full_fen', 'amount_fen', 'lines'],
]
const sumColumns = ['line_count', 'full_fen', 'total_fen', 'apart_fen', 'excluded_fen', 'deducted_fen']
const totalColumns = ['run_no', 'share_no', 'system_no', 'provider_no', 'category', ...sumColumns]
const monthColumns = ['run_no', 'share_no', 'provider_no', 'category', 'month', ...sumColumns]

/** The connections of a writer: for resources, for sums by system, and for sums by month. */
export type Writers = readonly [CopyConnection, CopyConnection, CopyConnection]

/** Opens the connections of a writer, and ends them after the work. */
export async function withWriters<T>(open: () => Promise<CopyConnection>, work: (writers: Writers) => Promise<T>): Promise<T> {
  const opened: CopyConnection[] = []
  try {
    for (let index = 0; index < 3; index++) opened.push(await open())
    return await work(opened as unknown as Writers)
  } finally {
    await eachOf(opened, (writer) => writer.end())
  }
}

export async function writeRun(writers: Writers, runNo: number): Promise<RunRows> {
  await eachOf(writers, (writer) => begin(writer, runNo))
  const resources = writers[0].into('statement_resource', resourceColumns)
  const totals = writers[1].into('statement_total', totalColumns)
  const months = writers[2].into('statement_month', monthColumns)
  const all = [resources, totals, months]
  return {
    resource: (row) => putResource(resources, runNo, row),
    total: (row) => putTotal(totals, runNo, row),
    month: (row) => putMonth(months, runNo, row),
    async flush() {
      for (const rows of all) await rows.flush()
    },
    async close(good) {
      await eachOf(all, (rows) => rows.close())
      await eachOf(writers, (writer) => writer.run(good ? 'commit' : 'rollback'))
    },
  }
}

const eachOf = <T>(things: readonly T[], work: (thing: T) => Promise<unknown>) => Promise.all(things.map(work))

async function begin(writer: CopyConnection, runNo: number): Promise<void> {
  await writer.run('begin')
  // The transaction that makes the run good waits until all of this is on disk too.
  await writer.run('set local synchronous_commit = off')
  await writer.run(`select set_config('zhengyun.run', $1, true)`, [String(runNo)])
}

function putResource(rows: CopyRows, runNo: number, { share, no, id, of, firstLine, full, amount, lines }: ResourceRow): void {
  rows.row()
  rows.int4(runNo)
  rows.int4(share)
  rows.int4(no)
  rows.uuid(id)
  rows.int4(of.system)
  rows.int4(of.provider)
  rows.int4(of.pool)
  rows.int4(of.item)
  rows.int4(firstLine)
  rows.int4(lines.length / lineBytes)
  rows.int8(full)
  rows.int8(amount)
  rows.bytes(lines)
}

function putTotal(rows: CopyRows, runNo: number, row: TotalRow): void {
  rows.row()
  for (const value of [runNo, row.share, row.system, row.provider]) rows.int4(value)
  rows.text(row.category)
  putSums(rows, row)
}

function putMonth(rows: CopyRows, runNo: number, row: MonthRow): void {
  rows.row()
  for (const value of [runNo, row.share, row.provider]) rows.int4(value)
  rows.text(row.category)
  rows.date(startOfMonth(row.month))
  putSums(rows, row)
}

function putSums(rows: CopyRows, { lines, full, total, apart, excluded, deducted }: Readonly<Sums>): void {
  rows.int4(lines)
  for (const value of [full, total, apart, excluded, deducted]) rows.int8(value)
}

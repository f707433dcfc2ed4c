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
  readonly month: number
}

/** Where a run's rows go, in one transaction each of two connections: a connection copies one table at a time. */
export interface RunRows {
  resource(row: ResourceRow): void
  total(row: TotalRow): void
  /** Waits while the database is slower. */
  flush(): Promise<void>
  /** Ends both copies; with `good` they stay, else nothing of them does. */
  close(good: boolean): Promise<void>
}

const resourceColumns = [
  ...['run_no', 'share_no', 'no', 'resource_id', 'system_no', 'provider_no', 'pool_no', 'item_no'],
  ...['first_line', 'line_count', 'full_fen', 'amount_fen', 'lines'],
]
const totalColumns = [
  ...['run_no', 'share_no', 'system_no', 'provider_no', 'category', 'month', 'line_count'],
  ...['full_fen', 'total_fen', 'apart_fen', 'excluded_fen', 'deducted_fen'],
]

/** The connections of a writer: for resources, and for sums. */
export type Writers = readonly [CopyConnection, CopyConnection]

export async function writeRun(writers: Writers, runNo: number): Promise<RunRows> {
  await eachOf(writers, (writer) => begin(writer, runNo))
  const resources = writers[0].into('statement_resource', resourceColumns)
  const totals = writers[1].into('statement_total', totalColumns)
  return {
    resource: (row) => putResource(resources, runNo, row),
    total: (row) => putTotal(totals, runNo, row),
    async flush() {
      await resources.flush()
      await totals.flush()
    },
    async close(good) {
      await eachOf([resources, totals], (rows) => rows.close())
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

function putTotal(rows: CopyRows, runNo: number, { share, system, provider, category, month, lines, ...sums }: TotalRow): void {
  rows.row()
  for (const value of [runNo, share, system, provider]) rows.int4(value)
  rows.text(category)
  rows.date(startOfMonth(month))
  rows.int4(lines)
  for (const value of [sums.full, sums.total, sums.apart, sums.excluded, sums.deducted]) rows.int8(value)
}

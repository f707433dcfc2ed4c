import { Readable } from 'node:stream'
import { type CsvError, type Info, parse } from 'csv-parse'
import { type Outcome, ok, refuse } from '../kernel/index.ts'
import { headingFault, type Row } from './heading.ts'
import { textOf } from './read-table.ts'
import { sheetFaults } from './read-workbook.ts'
import { sheetRows, Unreadable } from './sheet/stream.ts'

export interface BatchLimits {
  readonly bytesMax: number
  readonly linesMax: number
  /** So many lines are handed over at once. */
  readonly batch: number
}

type Take = (heading: readonly string[], rows: readonly Row[]) => Promise<void>

const unreadable = (why: string) => refuse('import.unreadable', { facts: { why } })
const chunkSize = 1 << 16

/**
 * Reads a file that is too long to be held as a table: hands over its lines in batches, in order, and returns how many there were. The heading must
 * name `columns`. What is wrong with the file as a whole may be found after some batches were handed over: nothing may count before the answer is there.
 */
export async function readInBatches(
  columns: readonly string[],
  file: { readonly name: string; readonly bytes: Uint8Array },
  limits: BatchLimits,
  take: Take,
): Promise<Outcome<number>> {
  const { name, bytes } = file
  if (bytes.length > limits.bytesMax) return refuse('request.too-large', { facts: { limit: `${limits.bytesMax / 1024 / 1024} MB` } })
  if (/\.csv$/i.test(name)) return readCsv(columns, bytes, limits, take)
  return /\.xlsx$/i.test(name) ? readSheet(columns, bytes, limits, take) : unreadable('只接受 .csv 和 .xlsx 文件')
}

/** Unpacked, the longest workbook of a bill stays below this; its time is some ten times what it takes on an idle machine. */
const sheetLimits = { unpackedMax: 400 * 1024 * 1024, milliseconds: 180_000, memoryMb: 256 } as const

async function readSheet(columns: readonly string[], bytes: Uint8Array, limits: BatchLimits, take: Take): Promise<Outcome<number>> {
  let heading: readonly string[] | null = null
  let count = 0
  try {
    for await (const rows of sheetRows(bytes, { ...sheetLimits, batch: limits.batch })) {
      const [first] = rows
      if (heading === null && first) {
        heading = first.cells.map((cell) => cell.trim())
        const fault = headingFault(columns, heading)
        if (fault) return unreadable(fault)
        rows.shift()
      }
      count += rows.length
      if (count > limits.linesMax) return unreadable(`超过 ${limits.linesMax} 行，请拆分`)
      for (let from = 0; from < rows.length; from += limits.batch) await take(heading ?? [], rows.slice(from, from + limits.batch))
    }
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(sheetFaults[error.why])
    throw error
  }
  if (heading === null) return unreadable('文件是空的')
  return count === 0 ? unreadable('首行之下没有内容') : ok(count)
}

/** Characters of one record: no honest line is longer, and a hostile one must not be held whole. */
const recordMax = 65_536

async function readCsv(columns: readonly string[], bytes: Uint8Array, limits: BatchLimits, take: Take): Promise<Outcome<number>> {
  const text = textOf(bytes)
  if (text === null || text.includes('\0')) return unreadable('文字编码既不是 UTF-8 也不是 GB18030')
  const parser = Readable.from(chunksOf(text)).pipe(parse({ info: true, relax_column_count: true, max_record_size: recordMax }))
  let heading: readonly string[] | null = null
  let rows: Row[] = []
  let count = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (record.every((cell) => cell.trim() === '')) continue
      if (heading === null) {
        heading = record.map((cell) => cell.trim())
        const fault = headingFault(columns, heading)
        if (fault) return unreadable(fault)
        continue
      }
      count += 1
      if (count > limits.linesMax) return unreadable(`超过 ${limits.linesMax} 行，请拆分`)
      rows.push({ line: info.lines, cells: record })
      if (rows.length < limits.batch) continue
      await take(heading, rows)
      rows = []
    }
  } catch (error) {
    const { code = '', lines } = error as CsvError & { lines?: number }
    if (!code.startsWith('CSV_')) throw error
    return unreadable(`第 ${lines ?? '?'} 行的引号不成对；内容含双引号时，请写成两个双引号`)
  }
  if (heading === null) return unreadable('文件是空的')
  if (count === 0) return unreadable('首行之下没有内容')
  if (rows.length > 0) await take(heading, rows)
  return ok(count)
}

function* chunksOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += chunkSize) yield text.slice(at, at + chunkSize)
}

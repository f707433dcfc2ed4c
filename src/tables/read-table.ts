import { type CsvError, type Info, parse } from 'csv-parse/sync'
import { type Outcome, ok, refuse } from '../kernel/index.ts'
import { bytesMax, headingFault, linesMax, type Row, type Table } from './heading.ts'
import { readWorkbook } from './read-workbook.ts'

const unreadable = (why: string) => refuse('import.unreadable', { facts: { why } })

/**
 * Reads a CSV (UTF-8 with or without BOM, or GB18030) or XLSX file into its heading, which must name `columns`, and the lines under it.
 */
export async function readTable(columns: readonly string[], name: string, bytes: Uint8Array): Promise<Outcome<Table>> {
  if (bytes.length > bytesMax) return refuse('request.too-large', { facts: { limit: '5 MB' } })
  const rows = /\.xlsx$/i.test(name)
    ? await readWorkbook(bytes)
    : /\.csv$/i.test(name)
      ? readCsv(bytes)
      : unreadable('只接受 .csv 和 .xlsx 文件')
  if (!rows.ok) return rows
  const [first, ...rest] = rows.value
  if (!first) return unreadable('文件是空的')
  const heading = first.cells.map((cell) => cell.trim())
  const fault = headingFault(columns, heading)
  if (fault) return unreadable(fault)
  if (rest.length === 0) return unreadable('首行之下没有内容')
  return rest.length > linesMax ? unreadable(`共 ${rest.length} 行，一次最多导入 ${linesMax} 行，请拆分`) : ok({ heading, rows: rest })
}

/** UTF-8 where the bytes are UTF-8, otherwise GB18030; null when they are neither. */
export function textOf(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {}
  }
  return null
}

function readCsv(bytes: Uint8Array): Outcome<readonly Row[]> {
  const text = textOf(bytes)
  if (text === null || text.includes('\0')) return unreadable('文字编码既不是 UTF-8 也不是 GB18030')
  try {
    const records = parse(text, { info: true, relax_column_count: true }) as unknown as { record: string[]; info: Info }[]
    const rows = records.map(({ record, info }) => ({ line: info.lines, cells: record }))
    return ok(rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')))
  } catch (error) {
    const line = (error as CsvError & { lines?: number }).lines
    return unreadable(`第 ${line ?? '?'} 行的引号不成对；内容含双引号时，请写成两个双引号`)
  }
}

import type { Writable } from 'node:stream'
import { csvRecord, writeTexts } from '../../tables/index.ts'
import type { ExportHead, ExportLine, ExportOptions } from '../exports/line.ts'
import { columnIds } from './columns.ts'
import { focusRow } from './row.ts'

/**
 * Writes a statement as a FOCUS 1.2 data set: UTF-8 CSV without BOM, all columns, null as an empty cell. Cells stand as they are, for programs: no
 * apostrophe before what looks like a formula. Ends `out`; holds nothing in memory.
 */
export const writeFocus = (lines: AsyncIterable<ExportLine>, out: Writable, { head }: ExportOptions): Promise<void> =>
  writeTexts(recordsOf(lines, head), out)

async function* recordsOf(lines: AsyncIterable<ExportLine>, head: ExportHead): AsyncGenerator<string> {
  yield csvRecord(columnIds)
  for await (const line of lines) yield csvRecord(Object.values(focusRow(line, head)))
}

import type { Writable } from 'node:stream'
import { csvRecord, guarded, printable, writeTexts } from '../../tables/index.ts'
import type { ExportHead, ExportLine, ExportOptions } from '../exports/line.ts'
import { columnIds } from './columns.ts'
import { focusRow } from './row.ts'

/**
 * Writes a statement as a FOCUS 1.2 data set: UTF-8 CSV without BOM, all columns, null as an empty cell. Cells stand as they are, for programs: no
 * apostrophe before what looks like a formula (docs/adr/0008, decision 9). Ends `out`; holds nothing in memory.
 */
export const writeFocus = (lines: AsyncIterable<ExportLine>, out: Writable, { head }: ExportOptions): Promise<void> =>
  writeTexts(recordsOf(lines, head), out)

/**
 * The same for people who open it in a table program: with BOM, and cells that begin like a formula get an apostrophe (`guarded`). Such a cell is no longer what was written, which FOCUS forbids of its texts
 * (String Handling: original casing, spacing and consistency): this file is to be looked at, not taken in by a cost tool.
 */
export async function writeFocusForSheets(lines: AsyncIterable<ExportLine>, out: Writable, { head }: ExportOptions): Promise<void> {
  const safe = (text: string | null) => text && guarded(printable(text))
  await writeTexts(recordsOf(lines, head, { begin: '\ufeff', cell: safe }), out)
}

interface Manner {
  readonly begin: string
  readonly cell: (text: string | null) => string | null
}
const asItStands: Manner = { begin: '', cell: (text) => text }

async function* recordsOf(
  lines: AsyncIterable<ExportLine>,
  head: ExportHead,
  { begin, cell }: Manner = asItStands,
): AsyncGenerator<string> {
  yield begin + csvRecord(columnIds)
  for await (const line of lines) yield csvRecord(Object.values(focusRow(line, head)).map(cell))
}

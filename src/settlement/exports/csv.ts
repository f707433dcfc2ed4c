import type { Writable } from 'node:stream'
import { csvRecord, guarded, printable, writeTexts } from '../../tables/index.ts'
import { stateNames } from '../rules/life.ts'
import { type Column, detailColumns, sideColumns } from './columns.ts'
import { type ExportHead, type ExportLine, type ExportOptions, isDetail } from './line.ts'

const headColumns: readonly Column<ExportHead>[] = [
  { heading: '结算单编号', type: 'text', width: 38, of: ({ statementId }) => statementId },
  { heading: '适用区域', type: 'text', width: 20, of: ({ jurisdictionName }) => jurisdictionName },
  { heading: '依据办法', type: 'text', width: 30, of: ({ measureTitle }) => measureTitle },
  { heading: '周期起', type: 'day', width: 14, of: ({ from }) => from },
  { heading: '周期止', type: 'day', width: 14, of: ({ to }) => to },
  { heading: '状态', type: 'text', width: 14, of: ({ state }) => stateNames[state] },
  { heading: '封存校验值', type: 'text', width: 66, of: ({ seal }) => seal },
]

const sideByHeading = new Map(sideColumns.map((column) => [column.heading, column]))
const sideInDetail = detailColumns.map(({ heading }) => sideByHeading.get(heading))
const onlySide = sideColumns.filter((column) => !sideInDetail.includes(column))

/** The headings of the file, in order. */
export const csvHeadings: readonly string[] = [
  ...headColumns.map(({ heading }) => heading),
  ...detailColumns.map(({ heading }) => heading),
  ...onlySide.map(({ heading }) => heading),
]

/**
 * Writes a statement as one table: UTF-8 with BOM, CRLF, RFC 4180; a line of a resource, a result or a correction a row, every field of it. Amounts
 * and quantities are the texts that the API shows. Cells that begin like a formula get an apostrophe (`guarded`). Ends `out`; holds nothing in memory.
 */
export const writeCsv = (lines: AsyncIterable<ExportLine>, out: Writable, { head }: ExportOptions): Promise<void> =>
  writeTexts(recordsOf(lines, head), out)

async function* recordsOf(lines: AsyncIterable<ExportLine>, head: ExportHead): AsyncGenerator<string> {
  yield `\ufeff${csvRecord(csvHeadings)}`
  const headCells = headColumns.map(({ of }) => cellOf(of(head)))
  for await (const line of lines) yield csvRecord([...headCells, ...cellsOf(line)])
}

const cellsOf = (line: ExportLine): (string | null)[] =>
  isDetail(line)
    ? [...detailColumns.map(({ of }) => cellOf(of(line))), ...onlySide.map(() => null)]
    : [...sideInDetail, ...onlySide].map((column) => cellOf(column?.of(line) ?? null))

const cellOf = (value: string | number | null): string | null => (value === null ? null : guarded(printable(String(value))))

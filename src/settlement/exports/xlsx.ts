import type { Writable } from 'node:stream'
import { cellsOf } from './cells.ts'
import { type Column, detailColumns, sideColumns } from './columns.ts'
import { type DetailLine, type ExportLine, type ExportOptions, isDetail, type SideLine } from './line.ts'
import { summaryRows, summaryWidths } from './summary.ts'
import { createTotals } from './totals.ts'
import { type SheetLayout, type WorkbookOut, workbookOut } from './workbook.ts'

export interface XlsxOptions extends ExportOptions {
  /** Rows of lines in one sheet, at most; a table program takes 1,048,576. */
  readonly rowsPerSheet?: number
}

const people = <L>(columns: readonly Column<L>[]) => columns.filter(({ forPrograms }) => !forPrograms)
const [detail, side] = [people(detailColumns), people(sideColumns)]

/**
 * Writes a statement as a workbook for people: 汇总 (head and sums), 明细 (continued on 明细2 … beyond a million rows), 更正与考评. Days are dates, amounts
 * and quantities numbers where a table program keeps them exactly. Ends `out`; waits for it; in memory are the sums by unit and category only.
 * Lines must come before adjustments and corrections: sheets are written one after the other.
 */
export async function writeXlsx(
  lines: AsyncIterable<ExportLine>,
  out: Writable,
  { head, rowsPerSheet = 1_000_000 }: XlsxOptions,
): Promise<void> {
  const book = await workbookOut(out)
  const totals = createTotals()
  try {
    await writeLines(book, rowsPerSheet, watched(lines, totals.add))
    await book.open('汇总', { widths: summaryWidths, first: true })
    for (const row of summaryRows(head, totals)) await book.row(row)
    await book.close()
  } catch (error) {
    book.fail(error)
    throw error
  }
}

async function* watched<T>(items: AsyncIterable<T>, look: (item: T) => void): AsyncGenerator<T> {
  for await (const item of items) {
    look(item)
    yield item
  }
}

async function writeLines(book: WorkbookOut, rowsPerSheet: number, lines: AsyncIterable<ExportLine>): Promise<void> {
  const sheets = sheetsOf(book, rowsPerSheet)
  await sheets.openDetail()
  for await (const line of lines) await (isDetail(line) ? sheets.detailRow(line) : sheets.sideRow(line))
  await sheets.openSide()
}

function sheetsOf(book: WorkbookOut, rowsPerSheet: number) {
  let [sheets, rows, besides] = [0, 0, false]
  const openDetail = async (): Promise<void> => {
    ;[sheets, rows] = [sheets + 1, 0]
    await book.open(sheets === 1 ? '明细' : `明细${sheets}`, layoutOf(detail))
  }
  const openSide = async (): Promise<void> => {
    if (besides) return
    besides = true
    await book.open('更正与考评', layoutOf(side))
  }
  const detailRow = async (line: DetailLine): Promise<void> => {
    if (besides) throw new Error(`line ${line.no} comes after adjustments or corrections: their sheet is already open`)
    if (rows === rowsPerSheet) await openDetail()
    rows += 1
    await book.row(cellsOf(detail, line))
  }
  const sideRow = async (line: SideLine): Promise<void> => {
    await openSide()
    await book.row(cellsOf(side, line))
  }
  return { openDetail, openSide, detailRow, sideRow }
}

const layoutOf = <L>(columns: readonly Column<L>[]): SheetLayout => ({
  widths: columns.map(({ width }) => width),
  headings: columns.map(({ heading }) => heading),
})

import { type EventEmitter, once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type ExcelJS from 'exceljs'
import { type Cell, type Style, styles, textCell } from './cells.ts'

/** A workbook that is written row by row and never held. Only the sheet opened last takes rows. */
export interface WorkbookOut {
  /** Opens a sheet after closing the one before it. `first`: it stands before all others, whenever it is opened. */
  open(name: string, layout: SheetLayout): Promise<void>
  row(cells: readonly Cell[]): Promise<void>
  /** Closes the last sheet and the file; resolves when all of it has been taken. */
  close(): Promise<void>
  /** Gives up: the stream is destroyed, so that nobody takes the part for the whole. */
  fail(error: unknown): void
}

export interface SheetLayout {
  readonly widths: readonly number[]
  /** With it the sheet begins with a row of headings that stays in sight, and can be filtered by them. */
  readonly headings?: readonly string[]
  readonly first?: true
}

/**
 * What we use of exceljs 4.4.0 beyond its published types. It takes rows without end and queues them when the file's reader is slow: to wait for him,
 * we must see the stream behind a sheet. Sheets go into the file in the order they are opened, and stand in the book by this list.
 */
interface Inner {
  readonly _worksheets: (ExcelJS.Worksheet | undefined)[]
}
interface InnerSheet {
  readonly stream: { readonly pipes: readonly InnerPipe[] }
  /** The number of the next row. */
  readonly _rowZero: number
}
/** A stream of before Node had `writableNeedDrain`. */
interface InnerPipe extends EventEmitter {
  readonly _writableState: { readonly needDrain: boolean }
}
const innerOf = (sheet: ExcelJS.Worksheet): InnerSheet => sheet as unknown as InnerSheet

/** A workbook written to `out`, which is ended by `close`. The library is loaded only by who writes one: most who settle never do. */
export async function workbookOut(out: Writable): Promise<WorkbookOut> {
  const { default: excel } = await import('exceljs')
  const body = new PassThrough()
  const gone = new AbortController()
  const delivered = pipeline(body, out)
  delivered.catch((error) => gone.abort(error))
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: body,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  })
  book.creator = '政云'
  // The window that the sheets' frozen headings refer to; it opens on the first sheet.
  book.views = [{ x: 0, y: 0, width: 24_000, height: 12_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }]
  let sheet: ExcelJS.Worksheet | null = null

  const row = async (cells: readonly Cell[]): Promise<void> => {
    if (sheet === null) throw new Error('a row before the first sheet')
    addRow(sheet, cells)
    await taken(sheet, gone.signal)
  }
  const open = async (name: string, layout: SheetLayout): Promise<void> => {
    if (sheet) closeSheet(sheet)
    sheet = openSheet(book, name, layout)
    if (layout.first) bringForward(book)
    if (layout.headings) await row(layout.headings.map((heading) => textCell(heading, styles.heading)))
  }
  const close = async (): Promise<void> => {
    if (sheet) closeSheet(sheet)
    await Promise.race([book.commit(), delivered])
    await delivered
  }
  const fail = (error: unknown): void => {
    body.destroy(error instanceof Error ? error : new Error(String(error)))
  }
  return { open, row, close, fail }
}

function openSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, name: string, { widths, headings }: SheetLayout): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, headings ? { views: [{ state: 'frozen', ySplit: 1 }] } : {})
  sheet.columns = widths.map((width) => ({ width }))
  if (headings) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headings.length } }
  return sheet
}

/** The filter reaches over all rows, which are known only now. */
function closeSheet(sheet: ExcelJS.Worksheet): void {
  const filter = sheet.autoFilter
  if (filter && typeof filter === 'object' && typeof filter.to === 'object')
    sheet.autoFilter = { ...filter, to: { ...filter.to, row: Math.max(1, innerOf(sheet)._rowZero - 1) } }
  sheet.commit()
}

function addRow(sheet: ExcelJS.Worksheet, cells: readonly Cell[]): void {
  const row = sheet.addRow([])
  for (const [index, { value, style }] of cells.entries()) {
    if (value === null) continue
    const cell = row.getCell(index + 1)
    cell.value = value
    cell.style = style as Style & Partial<ExcelJS.Style>
  }
  row.commit()
}

/** Waits until the file's reader has caught up; throws when he is gone. */
async function taken(sheet: ExcelJS.Worksheet, gone: AbortSignal): Promise<void> {
  gone.throwIfAborted()
  const [pipe] = innerOf(sheet).stream.pipes
  if (!pipe?._writableState.needDrain) return
  await once(pipe, 'drain', { signal: gone }).catch(() => gone.throwIfAborted())
}

/** The sheet opened last becomes the first of the book. Its number stays, so its part of the file is found. */
function bringForward(book: ExcelJS.stream.xlsx.WorkbookWriter): void {
  const sheets = (book as unknown as Inner)._worksheets
  const last = sheets.pop()
  // The list counts from 1: its place 0 is empty.
  sheets.splice(1, 0, last)
}

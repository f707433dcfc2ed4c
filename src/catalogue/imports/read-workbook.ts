import ExcelJS from 'exceljs'
import { type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { Row } from './read-lines.ts'
import { unpackedSize } from './zip.ts'

const unreadable = (why: string) => refuse('import.unreadable', { facts: { why } })
/** Unpacked, 20,000 lines stay far below this; a file that claims more is not opened. */
const unpackedMax = 100 * 1024 * 1024

/** Reads the first sheet of a workbook; empty lines are left out, a formula is read as `=…`. */
export async function readWorkbook(bytes: Uint8Array): Promise<Outcome<readonly Row[]>> {
  const size = unpackedSize(bytes)
  if (size === null) return unreadable('不是有效的 XLSX 文件，请用表格软件另存为 .xlsx 或 .csv')
  if (size > unpackedMax) return unreadable('解压后的内容过大')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  } catch {
    return unreadable('不是有效的 XLSX 文件，请用表格软件另存为 .xlsx 或 .csv')
  }
  const sheet = workbook.worksheets[0]
  if (!sheet) return unreadable('文件中没有工作表')
  const rows: Row[] = []
  sheet.eachRow((row, line) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = textOf(cell)
    })
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
  })
  return ok(rows)
}

function textOf(cell: ExcelJS.Cell): string {
  if (cell.formula || cell.type === ExcelJS.ValueType.Error) return `=${cell.formula ?? cell.text}`
  const { value } = cell
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : cell.text
}

import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from 'exceljs'
import type { Row } from './heading.ts'
import type { WorkbookAnswer } from './read-workbook.ts'

/** No table of ours has so many columns; a line that reaches further would be filled up with as many empty cells. */
const columnsMax = 100

/** A thread of its own for `readWorkbook`: gets a file's bytes, answers once. */
parentPort?.postMessage(await read(workerData as Uint8Array))

async function read(bytes: Uint8Array): Promise<WorkbookAnswer> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  } catch {
    return { why: 'invalid' }
  }
  const sheet = workbook.worksheets[0]
  if (!sheet) return { why: 'no-sheet' }
  const rows: Row[] = []
  let widest = 0
  sheet.eachRow((row, line) => {
    widest = Math.max(widest, row.cellCount)
    if (row.cellCount > columnsMax) return
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = textOf(cell)
    })
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
  })
  return widest > columnsMax ? { why: 'too-wide' } : { rows }
}

function textOf(cell: ExcelJS.Cell): string {
  if (cell.formula || cell.type === ExcelJS.ValueType.Error) return `=${cell.formula ?? cell.text}`
  const { value } = cell
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : cell.text
}

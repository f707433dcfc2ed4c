import { type Day, isDay } from '../../kernel/index.ts'
import { cellFault, type LineError, type Row, type Wrong } from '../../tables/index.ts'
import type { QuantityInput } from '../quantity.ts'
import { type Column, columnNames, lengthMax, required } from './columns.ts'

/** One line as it was read: its resource is known by an id or a name so far, the other is empty. */
export interface ReadLine extends Omit<QuantityInput, 'resourceId'> {
  readonly line: number
  readonly resource: string
  readonly externalName: string
}

type Cell = (column: Column) => string

/** Reads the lines under a heading; every error names its line and column. */
export function readLines(
  heading: readonly string[],
  rows: readonly Row[],
): { readonly lines: readonly ReadLine[]; readonly errors: readonly LineError<Column>[] } {
  const errors: LineError<Column>[] = []
  const lines: ReadLine[] = []
  for (const { line, cells } of rows) {
    const cell: Cell = (column) => (cells[heading.indexOf(column)] ?? '').trim()
    const found = faultsOf(line, cell)
    if (cells.slice(heading.length).some((text) => text.trim() !== ''))
      found.push({ line, column: null, message: '这一行的单元格多于首行的列', remedy: '内容含逗号时，请用英文双引号括起' })
    errors.push(...found)
    if (found.length === 0) lines.push(lineOf(line, cell))
  }
  return { lines, errors }
}

function faultsOf(line: number, cell: Cell): LineError<Column>[] {
  const found: LineError<Column>[] = columnNames.flatMap((column) => {
    const wrong = cellError(column, cell(column))
    return wrong ? [{ line, column, ...wrong }] : []
  })
  if (cell('资源编号') === '' && cell('自有编号') === '')
    found.push({ line, column: '资源编号', message: '没有写明是哪一项云资源', remedy: '请填写“资源编号”或“自有编号”' })
  return found
}

function cellError(column: Column, text: string): Wrong {
  if (text === '') return required.includes(column) ? { message: `“${column}”未填写`, remedy: `请填写“${column}”` } : null
  const unfit = cellFault(text, { isNumber: column === '数量' })
  if (unfit) return unfit
  if (column === '数量') return quantityError(text)
  if (column === '资源编号' && !idPattern.test(text))
    return { message: `“${text}”不是资源编号`, remedy: '请填写平台的资源编号；云服务商自己的编号请填入“自有编号”' }
  if ((column === '起' || column === '止') && dayIn(text) === null) return { message: `“${text}”不是日期`, remedy: '请写成 2025-07-01' }
  const most = lengthMax[column] ?? 200
  return [...text].length > most ? { message: `“${column}”超过 ${most} 个字`, remedy: `请缩短到 ${most} 个字以内` } : null
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function quantityError(text: string): Wrong {
  if (/^-\d+(\.\d+)?$/.test(text)) return { message: `“${text}”是负数`, remedy: '数量须大于 0' }
  if (/^\d+\.\d{5,}$/.test(text)) return { message: `“${text}”的小数多于四位`, remedy: '请保留至多四位小数' }
  return /^\d{1,10}(\.\d{1,4})?$/.test(text)
    ? null
    : { message: `“${text}”不是数量`, remedy: '请只填数字，至多十位整数、四位小数，不写计量单位和千位分隔符' }
}

/** `2025-07-01`, `2025/7/1`; null when it is no day. */
function dayIn(text: string): Day | null {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  const read = match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : ''
  return isDay(read) ? read : null
}

const lineOf = (line: number, cell: Cell): ReadLine => ({
  line,
  resource: cell('资源编号').toLowerCase(),
  externalName: cell('自有编号'),
  from: dayIn(cell('起')) as Day,
  to: dayIn(cell('止')) as Day,
  quantity: cell('数量'),
  note: cell('说明'),
})

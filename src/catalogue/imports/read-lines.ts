import { cellFault, type LineError, type Row, type Wrong } from '../../tables/index.ts'
import type { ItemFields } from '../item.ts'
import { basisWords, type Column, columnNames, columns, lengthMax, required } from './columns.ts'

export interface ReadLine {
  readonly line: number
  readonly item: ItemFields
  /** Yuan; null where the cell is empty. */
  readonly ceiling: string | null
  readonly final: string | null
}

export interface ReadLines {
  /** Lines without errors of their own. */
  readonly lines: readonly ReadLine[]
  readonly errors: readonly LineError<Column>[]
}

/** Reads the lines under a heading; every error names its line and column. A duplicated code is an error on its later line. */
export function readLines(heading: readonly string[], rows: readonly Row[]): ReadLines {
  const errors: LineError<Column>[] = []
  const lines: ReadLine[] = []
  const firstLineOf = new Map<string, number>()
  for (const row of rows) {
    const cell = (column: Column) => (row.cells[heading.indexOf(column)] ?? '').trim()
    const found = [...errorsOf(row, heading.length, cell), ...duplicate(cell('编码'), row.line, firstLineOf)]
    errors.push(...found)
    if (found.length === 0) lines.push(lineOf(row.line, cell))
  }
  return { lines, errors }
}

type Cell = (column: Column) => string

function errorsOf({ line, cells }: Row, width: number, cell: Cell): LineError<Column>[] {
  const errors: LineError<Column>[] = columnNames.flatMap((column) => {
    const error = cellError(column, cell(column))
    return error ? [{ line, column, ...error }] : []
  })
  if (cells.slice(width).some((text) => text.trim() !== ''))
    errors.push({ line, column: null, message: '这一行的单元格多于首行的列', remedy: '内容含逗号时，请用英文双引号括起' })
  const free = basisWords.get(cell('计价方式')) === 'free'
  for (const column of ['最高限价', '最终价格'] as const)
    if (free && cell(column) !== '') errors.push({ line, column, message: '免费服务不应填写价格', remedy: '请清空价格，或改写计价方式' })
  return errors
}

function cellError(column: Column, text: string): Wrong {
  if (text === '') return required.includes(column) ? { message: `“${column}”未填写`, remedy: `请填写“${column}”` } : null
  const isPrice = column === '最高限价' || column === '最终价格'
  const unfit = cellFault(text, { isNumber: isPrice })
  if (unfit) return unfit
  if (isPrice) return priceError(text)
  const max = lengthMax[column] ?? 200
  if ([...text].length > max) return { message: `“${column}”超过 ${max} 个字`, remedy: `请缩短到 ${max} 个字以内` }
  if (column === '计价方式' && !basisWords.has(text))
    return { message: `不认识的计价方式“${text}”`, remedy: `请填写其中之一：${[...basisWords.keys()].join('、')}` }
  return null
}

function priceError(text: string): Wrong {
  if (/^-\d+(\.\d+)?$/.test(text)) return { message: `价格“${text}”是负数`, remedy: '价格须大于或等于 0' }
  if (/^\d+\.\d{5,}$/.test(text)) return { message: `价格“${text}”的小数多于四位`, remedy: '请保留至多四位小数' }
  if (!/^\d{1,10}(\.\d{1,4})?$/.test(text))
    return { message: `“${text}”不是价格`, remedy: '请只填数字，如 310 或 0.35；不写单位、货币符号和千位分隔符' }
  return null
}

function duplicate(code: string, line: number, firstLineOf: Map<string, number>): LineError<Column>[] {
  const first = firstLineOf.get(code)
  if (code !== '' && first === undefined) firstLineOf.set(code, line)
  return first === undefined
    ? []
    : [{ line, column: '编码', message: `编码“${code}”与第 ${first} 行重复`, remedy: '每个服务项的编码须不同' }]
}

function lineOf(line: number, cell: Cell): ReadLine {
  const item = Object.fromEntries(columnNames.map((column) => [columns[column], cell(column)])) as unknown as Record<string, string>
  const { ceiling, final, basis = '', ...fields } = item
  return { line, item: { ...fields, basis: basisWords.get(basis) } as ItemFields, ceiling: ceiling || null, final: final || null }
}

import { cellFault, type LineError, type Row, type Wrong } from '../../tables/index.ts'
import type { ItemFields } from '../item.ts'
import type { TariffText } from '../tariff.ts'
import { basisWords, type Column, columnNames, columns, lengthMax, required, tariffColumns } from './columns.ts'
import { type LinePrices, readPrices } from './read-tariff.ts'

export interface ReadLine {
  readonly line: number
  readonly item: ItemFields
  /** Null where the line sets none. */
  readonly ceiling: TariffText | null
  readonly final: TariffText | null
}

export interface ReadLines {
  /** Lines without errors of their own. */
  readonly lines: readonly ReadLine[]
  readonly errors: readonly LineError<Column>[]
  /** The file says of prices no more than their amounts. */
  readonly amountsOnly: boolean
}

const allColumns: readonly Column[] = [...columnNames, ...tariffColumns]

/** Reads the lines under a heading; every error names its line and column. A duplicated code is an error on its later line. */
export function readLines(heading: readonly string[], rows: readonly Row[]): ReadLines {
  const errors: LineError<Column>[] = tariffColumns.flatMap((column) => twice(column, heading))
  const lines: ReadLine[] = []
  const firstLineOf = new Map<string, number>()
  for (const row of rows) {
    const cell = (column: Column) => (row.cells[heading.indexOf(column)] ?? '').trim()
    const found = [...errorsOf(row, heading.length, cell), ...duplicate(cell('编码'), row.line, firstLineOf)]
    errors.push(...found)
    if (found.length === 0) lines.push(lineOf(row.line, cell))
  }
  return { lines, errors, amountsOnly: !tariffColumns.some((column) => heading.includes(column)) }
}

const twice = (column: Column, heading: readonly string[]): LineError<Column>[] =>
  heading.indexOf(column) === heading.lastIndexOf(column)
    ? []
    : [{ line: 1, column, message: `列“${column}”出现了两次`, remedy: '请只保留一列' }]

type Cell = (column: Column) => string

function errorsOf({ line, cells }: Row, width: number, cell: Cell): LineError<Column>[] {
  const errors: LineError<Column>[] = allColumns.flatMap((column) => {
    const error = cellError(column, cell(column))
    return error ? [{ line, column, ...error }] : []
  })
  if (cells.slice(width).some((text) => text.trim() !== ''))
    errors.push({ line, column: null, message: '这一行的单元格多于首行的列', remedy: '内容含逗号时，请用英文双引号括起' })
  if (basisWords.get(cell('计价方式')) === 'free') return [...errors, ...pricedThough(line, cell)]
  // How a price charges is looked at when all cells by themselves are right.
  return errors.length > 0 ? errors : pricesOf(cell).wrong.map((wrong) => ({ line, ...wrong }))
}

const pricedThough = (line: number, cell: Cell): LineError<Column>[] =>
  (['最高限价', '最终价格', ...tariffColumns] as const)
    .filter((column) => cell(column) !== '')
    .map((column) => ({ line, column, message: '免费服务不应填写价格', remedy: '请清空价格，或改写计价方式' }))

function pricesOf(cell: Cell): LinePrices {
  const basis = basisWords.get(cell('计价方式'))
  if (!basis || basis === 'free') return { ceiling: null, final: null, wrong: [] }
  const [最高限价, 最终价格] = [cell('最高限价'), cell('最终价格')]
  const [约定月数, 阶梯, 免费额度, 最低计费月数] = [cell('约定月数'), cell('阶梯'), cell('免费额度'), cell('最低计费月数')]
  return readPrices({ 最高限价, 最终价格, 约定月数, 阶梯, 免费额度, 最低计费月数 }, basis)
}

function cellError(column: Column, text: string): Wrong {
  if (text === '') return required.includes(column) ? { message: `“${column}”未填写`, remedy: `请填写“${column}”` } : null
  const isPrice = column === '最高限价' || column === '最终价格'
  const unfit = cellFault(text, { isNumber: isPrice })
  if (unfit) return unfit
  if (isPrice) return priceError(text)
  const max = lengthMax[column] ?? (column === '阶梯' ? 1000 : 200)
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
  const fields = Object.fromEntries(columnNames.map((column) => [columns[column], cell(column)])) as unknown as Record<string, string>
  const { ceiling: _, final: __, basis = '', ...rest } = fields
  const { ceiling, final } = pricesOf(cell)
  return { line, item: { ...rest, basis: basisWords.get(basis) } as ItemFields, ceiling, final }
}

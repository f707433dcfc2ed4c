import { type Day, type Decimal, decimal, type Fen, isDay, plusDays, yuan } from '../../kernel/index.ts'
import { cellFault, type LineError, type Row, type Wrong } from '../../tables/index.ts'
import { type Column, columnNames, type NumberColumn, numberColumn, numbers, requiredColumns } from './columns.ts'

/** One line as it was read: its resource is known by an id or a name so far, the other is empty. */
export interface ReadLine {
  readonly line: number
  readonly resource: string
  readonly externalName: string
  readonly itemCode: string | null
  readonly from: Day
  readonly to: Day
  readonly quantity: Decimal
  readonly price: Decimal | null
  readonly days: number | null
  readonly amount: Fen
}

/** The days that a bill is for, half open. */
export interface Within {
  readonly from: Day
  readonly until: Day
}

export type BillError = LineError<Column>
type Cell = (column: Column) => string

/** What is wrong with the columns as a whole: none that names the resource, or one that is there twice. */
export function headingErrors(heading: readonly string[]): BillError[] {
  const twice = columnNames.filter((column) => heading.indexOf(column) !== heading.lastIndexOf(column))
  const errors = twice.map((column) => error(1, column, `列“${column}”出现了两次`, '请只保留一列'))
  return heading.includes('资源编号') || heading.includes('自有编号')
    ? errors
    : [...errors, error(1, '资源编号', '首行既没有“资源编号”也没有“自有编号”', '请至少写明其中一列')]
}

/** Reads the lines under a heading; every error names its line and column. All days lie within the cycle. */
export function readLines(
  heading: readonly string[],
  rows: readonly Row[],
  within: Within,
): { readonly lines: readonly ReadLine[]; readonly errors: readonly BillError[] } {
  const places = new Map(columnNames.map((column) => [column, heading.indexOf(column)]))
  const errors: BillError[] = []
  const lines: ReadLine[] = []
  for (const { line, cells } of rows) {
    const cell: Cell = (column) => (cells[places.get(column) ?? -1] ?? '').trim()
    const found = faultsOf(line, cell)
    if (cells.length > heading.length && cells.slice(heading.length).some((text) => text.trim() !== ''))
      found.push(error(line, null, '这一行的单元格多于首行的列', '内容含逗号时，请用英文双引号括起'))
    const read = found.length === 0 ? lineOf(line, cell) : null
    const days = read ? dayErrors(read, within) : []
    errors.push(...found, ...days)
    if (read && days.length === 0) lines.push(read)
  }
  return { lines, errors }
}

const error = (line: number, column: Column | null, message: string, remedy: string): BillError => ({ line, column, message, remedy })

function faultsOf(line: number, cell: Cell): BillError[] {
  const found: BillError[] = []
  for (const column of columnNames) {
    const wrong = cellError(column, cell(column))
    if (wrong) found.push({ line, column, ...wrong })
  }
  if (cell('资源编号') === '' && cell('自有编号') === '')
    found.push(error(line, '资源编号', '没有写明是哪一项云资源', '请填写“资源编号”或“自有编号”'))
  return found
}

function cellError(column: Column, text: string): Wrong {
  if (text === '') return requiredColumns.includes(column) ? { message: `“${column}”未填写`, remedy: `请填写“${column}”` } : null
  const number = numberColumn(column)
  const unfit = cellFault(text, { isNumber: number !== undefined })
  if (unfit) return unfit
  if (number) return numberError(column, text, number)
  if ((column === '起' || column === '止') && dayIn(text) === null)
    return { message: `“${text.slice(0, 50)}”不是日期`, remedy: '请写成 2025-07-01' }
  return [...text].length > 200 ? { message: `“${column}”超过 200 个字`, remedy: '请缩短到 200 个字以内' } : null
}

function numberError(column: Column, text: string, { whole, part, pattern }: NumberColumn): Wrong {
  if (pattern.test(text)) return null
  const shown = text.slice(0, 50)
  if (/^-\d+(\.\d+)?$/.test(text)) return { message: `${column}“${shown}”是负数`, remedy: '冲减请改正原行，整份账单重新导入（另立一版）' }
  const places = part === 0 ? '整数' : `数字，至多 ${whole} 位整数、${part} 位小数`
  return { message: `${column}“${shown}”不是可以识别的数`, remedy: `请只填${places}，不写单位、货币符号和千位分隔符` }
}

/** `2025-07-01`, `2025/7/1`; null when it is no day. The lines of a bill share a few days, so each is looked at once. */
function dayIn(text: string): Day | null {
  const known = days.get(text)
  if (known !== undefined) return known
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  const read = match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : ''
  const day = isDay(read) ? read : null
  if (day !== null && days.size < daysMax) days.set(text, day)
  return day
}

const days = new Map<string, Day>()
const daysMax = 4_000

function dayErrors({ line, from, to }: ReadLine, within: Within): BillError[] {
  if (to < from) return [error(line, '止', `止日 ${to} 早于起日 ${from}`, '请核对起止日期')]
  if (from >= within.from && to < within.until) return []
  const cycle = `${within.from} 至 ${plusDays(within.until, -1)}`
  const outside = (column: Column, on: Day) =>
    on < within.from || on >= within.until ? [error(line, column, `${on} 不在结算周期（${cycle}）之内`, '请只列本周期的费用')] : []
  return [...outside('起', from), ...outside('止', to)]
}

const lineOf = (line: number, cell: Cell): ReadLine => ({
  line,
  resource: cell('资源编号').toLowerCase(),
  externalName: cell('自有编号'),
  itemCode: cell('服务项编码') || null,
  from: dayIn(cell('起')) as Day,
  to: dayIn(cell('止')) as Day,
  quantity: decimal(cut(cell('数量'), '数量')),
  price: cell('单价') === '' ? null : decimal(cut(cell('单价'), '单价')),
  days: cell('天数') === '' ? null : Number(cell('天数')),
  amount: yuan(cut(cell('金额'), '金额')),
})

const cut = (text: string, column: keyof typeof numbers): string => text.replace(numbers[column].idle, '$1')

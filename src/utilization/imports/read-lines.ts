import { type Day, isDay } from '../../kernel/index.ts'
import { cellFault, type LineError, type Row, type Wrong } from '../../tables/index.ts'
import type { FigureInput } from '../figures/figure.ts'
import { type Column, columnNames, indicatorWords, required } from './columns.ts'

/** One line as it was read: its system is known by names so far. */
export interface ReadLine extends Omit<FigureInput, 'systemId'> {
  readonly line: number
  readonly organisation: string
  readonly system: string
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
    const found: LineError<Column>[] = columnNames.flatMap((column) => {
      const wrong = cellError(column, cell(column))
      return wrong ? [{ line, column, ...wrong }] : []
    })
    if (cells.slice(heading.length).some((text) => text.trim() !== ''))
      found.push({ line, column: null, message: '这一行的单元格多于首行的列', remedy: '内容含逗号时，请用英文双引号括起' })
    errors.push(...found)
    if (found.length === 0) lines.push(lineOf(line, cell))
  }
  return { lines, errors }
}

function cellError(column: Column, text: string): Wrong {
  if (text === '') return required.includes(column) ? { message: `“${column}”未填写`, remedy: `请填写“${column}”` } : null
  const isNumber = ['平均利用率', '峰值利用率', '占额度比例'].includes(column)
  const unfit = cellFault(text, { isNumber })
  if (unfit) return unfit
  if (isNumber) return percentError(text, column === '占额度比例')
  if (column === '指标' && !indicatorWords.has(text))
    return { message: `不认识的指标“${text}”`, remedy: `请填写其中之一：${[...indicatorWords.keys()].join('、')}` }
  if ((column === '起始日期' || column === '截止日期') && dayIn(text) === null)
    return { message: `“${text}”不是日期`, remedy: '请写成 2025-07-01' }
  return [...text].length > 200 ? { message: `“${column}”超过 200 个字`, remedy: '请缩短到 200 个字以内' } : null
}

function percentError(text: string, mayExceed: boolean): Wrong {
  if (/^-\d+(\.\d+)?$/.test(text)) return { message: `“${text}”是负数`, remedy: '百分数须大于或等于 0' }
  if (/^\d+\.\d{5,}$/.test(text)) return { message: `“${text}”的小数多于四位`, remedy: '请保留至多四位小数' }
  if (!/^\d{1,8}(\.\d{1,4})?$/.test(text))
    return { message: `“${text}”不是百分数`, remedy: '请只填数字，45.3 即 45.3%；不写百分号，单元格不设百分比格式' }
  return !mayExceed && Number(text) > 100 ? { message: `“${text}”超过 100`, remedy: '利用率在 0 至 100 之间' } : null
}

/** `2025-07-01`, `2025/7/1`; null when it is no day. */
function dayIn(text: string): Day | null {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  const read = match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : ''
  return isDay(read) ? read : null
}

function lineOf(line: number, cell: Cell): ReadLine {
  return {
    line,
    organisation: cell('单位名称'),
    system: cell('系统名称'),
    indicator: indicatorWords.get(cell('指标')) ?? 'cpu',
    zone: cell('网络区域'),
    from: dayIn(cell('起始日期')) as Day,
    to: dayIn(cell('截止日期')) as Day,
    mean: cell('平均利用率'),
    peak: cell('峰值利用率') || null,
    ratio: cell('占额度比例') || null,
  }
}

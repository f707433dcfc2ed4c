// Reads the tables of `known-answers.md`. A row that is not understood throws.
import type { ChargingRule } from '../../../regimes/index.ts'
import type { Story } from '../charges.fixture.ts'
import { storyOf } from './known-story.fixture.ts'

/** Of a table: which days are settled, and how. */
export interface Setting {
  readonly from: string
  /** The last day, included. */
  readonly to: string
  readonly by: ChargingRule['by']
  readonly part: ChargingRule['part']
}

/** One row: a line of a bill, or days that cannot be accounted. */
export interface KnownLine {
  readonly first: string
  readonly last: string
  readonly days: string
  readonly quantity: string
  /** The full amount's calculation, then what each rule takes off. */
  readonly calculations: readonly string[]
  readonly full: string
  readonly amount: string
  readonly handling: string
}

export interface Known {
  readonly name: string
  readonly setting: Setting
  readonly story: Story
  /** Percents that are taken off while the story says so. */
  readonly percents: readonly string[]
  readonly lines: KnownLine[]
}

const columns = ['编号', '情形', '价格', '数量', '计费', '其他', '费用行', '天数', '计费量', '算式', '金额', '应付', '处理']

/** All cases of the file, in order. */
export function knownIn(text: string): Known[] {
  const known: Known[] = []
  let setting: Setting | null = null
  for (const [index, row] of text.split('\n').entries()) {
    try {
      if (row.startsWith('>')) setting = settingOf(row)
      if (row.startsWith('|') && !isHead(row)) addRow(known, cellsOf(row), setting)
    } catch (error) {
      throw new Error(`known-answers.md:${index + 1}: ${(error as Error).message}`)
    }
  }
  return known
}

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const isHead = (row: string): boolean => cellsOf(row).join() === columns.join() || /^[|-]+$/.test(row)

function settingOf(row: string): Setting {
  const match = /^> 周期 (\S{10}) 至 (\S{10})，(按月|按年)，(按实际天数|每月三十日)$/.exec(row)
  if (!match) throw new Error('周期应写作：周期 2024-09-01 至 2025-08-31，按月，按实际天数')
  const [, from = '', to = '', by, part] = match
  return { from, to, by: by === '按月' ? 'month' : 'year', part: part === '每月三十日' ? 'thirty-day-month' : 'actual-days' }
}

function addRow(known: Known[], cells: readonly string[], setting: Setting | null): void {
  if (cells.length !== columns.length || setting === null) throw new Error(`应有 ${columns.length} 栏，并在表前写明周期`)
  const [no = '', title = '', ...rest] = cells
  if (no !== '') known.push({ name: `${no} ${title}`, setting, ...storyOf(rest.slice(0, 4)), lines: [] })
  else if (title !== '' || rest.slice(0, 4).some((cell) => cell !== '')) throw new Error('同一情形的后几行，前六栏应留空')
  const line = lineIn(rest.slice(4))
  if (line) known.at(-1)?.lines.push(line)
}

function lineIn([
  span = '',
  days = '',
  quantity = '',
  calculation = '',
  full = '',
  amount = '',
  handling = '',
]: readonly string[]): KnownLine | null {
  if (span === '无' && handling === '不产生费用行' && [days, quantity, calculation, full, amount].join('') === '') return null
  const [, first = '', last = ''] = /^(\d{4}-\d\d-\d\d)～(\d{4}-\d\d-\d\d)$/.exec(span) ?? []
  if (first === '') throw new Error(`费用行“${span}”应写作 2024-11-01～2024-11-30，没有的写“无”并写明“不产生费用行”`)
  return { first, last, days, quantity, calculations: calculation.split('；扣 '), full, amount, handling }
}

import type { Fault } from '../../kernel/index.ts'
import type { Wrong } from '../../tables/index.ts'
import type { Basis } from '../item.ts'
import type { TariffText, TierMode, TierText } from '../tariff.ts'
import { tariffFaults, tariffText } from '../tariffs/faults.ts'
import { type Column, type TariffColumn, tariffColumns } from './columns.ts'

/** The cells of one line that say what it costs. */
export type PriceCells = Readonly<Record<TariffColumn | '最高限价' | '最终价格', string>>
export type ColumnWrong = NonNullable<Wrong> & { readonly column: Column }

/** What a line sets: null where it sets none. */
export interface LinePrices {
  readonly ceiling: TariffText | null
  readonly final: TariffText | null
  readonly wrong: readonly ColumnWrong[]
}

/** Reads the prices of a line. The term is of both; steps, what is free and the minimum are of the final price, with which the ceiling is compared. */
export function readPrices(cells: PriceCells, basis: Basis): LinePrices {
  const tiers = optional(cells.阶梯, tiersOf)
  const allowance = optional(cells.免费额度, allowanceOf)
  const termMonths = optional(cells.约定月数, monthsOf)
  const minimumMonths = optional(cells.最低计费月数, monthsOf)
  const read = { 阶梯: tiers, 免费额度: allowance, 约定月数: termMonths, 最低计费月数: minimumMonths }
  const unread = tariffColumns.filter((column) => read[column] === undefined)
  if (unread.length > 0) return { ceiling: null, final: null, wrong: unread.map((column) => notRead(column, cells[column])) }
  const amount = cells.最终价格 || tiers?.steps[0]?.amount
  const final = amount === undefined || amount === '' ? null : tariffText({ amount, tiers, allowance, termMonths, minimumMonths }, basis)
  const ceiling = cells.最高限价 === '' ? null : tariffText({ amount: cells.最高限价, termMonths }, basis)
  return { ceiling, final, wrong: wrongOf(cells, ceiling, final) }
}

/** Undefined: something is written that cannot be read. */
const optional = <T>(text: string, read: (text: string) => T | undefined): T | null | undefined => (text === '' ? null : read(text))

const modes: Readonly<Record<string, TierMode>> = { 分段: 'graduated', 按档: 'volume', 整档: 'package' }

/** `分段：≤5:20；>5:36`. What stands behind `>` is where the step before ended. */
function tiersOf(text: string): NonNullable<TariffText['tiers']> | undefined {
  const [, word = '', rest = ''] = /^(分段|按档|整档)[:：](.+)$/.exec(text.replaceAll(' ', '')) ?? []
  const mode = modes[word]
  const steps: TierText[] = []
  for (const part of rest.split(/[;；]/)) {
    const [, sign, bound = '', amount = ''] = /^(≤|<=|>|＞)(\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)$/.exec(part) ?? []
    const open = sign === '>' || sign === '＞'
    if (!mode || sign === undefined || (open && bound !== (steps.at(-1)?.upTo ?? '0'))) return undefined
    steps.push({ upTo: open ? null : bound, amount })
  }
  return mode && { mode, steps }
}

function allowanceOf(text: string): NonNullable<TariffText['allowance']> | undefined {
  const [, quantity, per] = /^(\d+(?:\.\d+)?)[/／](单位|资源)$/.exec(text.replaceAll(' ', '')) ?? []
  return quantity === undefined ? undefined : { quantity, per: per === '单位' ? 'unit' : 'resource' }
}

const monthsOf = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined)

const remedies: Readonly<Record<TariffColumn, string>> = {
  约定月数: '请填整数，如三年填 36',
  阶梯: '请写成：分段：≤5:20；>5:36（分段也可为按档、整档；最后一档写 >，整档可以没有）',
  免费额度: '请写成：2/单位（每个使用单位）或 1000/资源（每个资源）',
  最低计费月数: '请填整数，如 12',
}
const notRead = (column: TariffColumn, text: string): ColumnWrong => ({
  column,
  message: `读不懂“${column}”的内容“${text}”`,
  remedy: remedies[column],
})

function wrongOf(cells: PriceCells, ceiling: TariffText | null, final: TariffText | null): ColumnWrong[] {
  const idle = tariffColumns.filter((column) => cells[column] !== '' && !final && !(ceiling && column === '约定月数')).map(nothingPriced)
  const ofFinal = final ? tariffFaults(final).map((fault) => at(fault, '最终价格')) : []
  const ofCeiling = ceiling ? tariffFaults(ceiling).map((fault) => at(fault, '最高限价')) : []
  return [...idle, ...ofFinal, ...ofCeiling.filter(({ column }) => !ofFinal.some((other) => other.column === column))]
}

const nothingPriced = (column: TariffColumn): ColumnWrong => ({
  column,
  message: `没有填写价格，“${column}”无从适用`,
  remedy: '请填写最终价格，或清空此单元格',
})

const columnOfPath: readonly (readonly [string, TariffColumn])[] = [
  ['/tiers', '阶梯'],
  ['/allowance', '免费额度'],
  ['/termMonths', '约定月数'],
  ['/minimumMonths', '最低计费月数'],
]

/** A fault of a tariff at the column it comes from; its sentence says what would be right. */
function at({ path, message }: Fault, price: '最高限价' | '最终价格'): ColumnWrong {
  const column = columnOfPath.find(([prefix]) => path.startsWith(prefix))?.[1] ?? price
  return { column, message, remedy: column === price ? '请改正价格，或使其与阶梯一致' : remedies[column as TariffColumn] }
}

import type { Decimal, Fen } from '../../kernel/index.ts'
import { formatDecimal, formatYuan } from '../../kernel/index.ts'
import { dayAt } from '../engine/months.ts'

/**
 * days 计费天数, quantity 数量, price 价格版本, rule 剔除·扣减·独立结算, metered 计量数量, new 原单未列, gone 现已不计费, amount: the amount alone, which only a fault of ours explains.
 */
export const differenceCauses = ['days', 'quantity', 'price', 'rule', 'metered', 'new', 'gone', 'amount'] as const
export type DifferenceCause = (typeof differenceCauses)[number]

/** A line as two computations of it can be held against each other. Days are epoch days, quantity ten-thousandths, amounts fen. */
export interface ComparedLine {
  readonly from: number
  readonly until: number
  readonly days: number
  readonly quantity: number
  readonly priceId: string | null
  readonly price: string | null
  /** What rules do to it, as one text. */
  readonly ruling: string
  /** By confirmed quantities. */
  readonly metered: boolean
  readonly full: number
  readonly amount: number
}

/** A line that stands on one side only, as people read it. */
export interface DifferentLine {
  readonly side: 'before' | 'after'
  readonly from: string
  readonly to: string
  readonly days: number
  readonly quantity: string
  readonly price: string | null
  readonly rule: string
  readonly amount: string
}

export interface Compared {
  readonly before: number
  readonly after: number
  readonly causes: readonly DifferenceCause[]
  readonly lines: readonly DifferentLine[]
}

/** What of a resource's lines differs between a statement and what the facts say now; null: nothing. */
export function compareLines(before: readonly ComparedLine[], after: readonly ComparedLine[]): Compared | null {
  const [gone, come] = [without(before, after), without(after, before)]
  if (gone.length === 0 && come.length === 0) return null
  return {
    before: sum(before),
    after: sum(after),
    causes: causesOf(before, after, gone, come),
    lines: [...gone.map((line) => told(line, 'before')), ...come.map((line) => told(line, 'after'))],
  }
}

const sum = (lines: readonly ComparedLine[]): number => lines.reduce((total, { amount }) => total + amount, 0)
const keyOf = (line: ComparedLine): string =>
  [line.from, line.until, line.days, line.quantity, line.priceId, line.ruling, line.full, line.amount].join()

/** The lines that have no equal on the other side; of two alike, one equal takes one. */
function without(lines: readonly ComparedLine[], others: readonly ComparedLine[]): ComparedLine[] {
  const held = new Map<string, number>()
  for (const other of others) held.set(keyOf(other), (held.get(keyOf(other)) ?? 0) + 1)
  return lines.filter((line) => {
    const left = held.get(keyOf(line)) ?? 0
    held.set(keyOf(line), left - 1)
    return left <= 0
  })
}

function causesOf(
  before: readonly ComparedLine[],
  after: readonly ComparedLine[],
  gone: readonly ComparedLine[],
  come: readonly ComparedLine[],
): DifferenceCause[] {
  if (before.length === 0) return ['new']
  if (after.length === 0) return ['gone']
  const found = new Set<DifferenceCause>()
  if ([...gone, ...come].some(({ metered }) => metered)) found.add('metered')
  const [was, is] = [gone.filter(({ metered }) => !metered), come.filter(({ metered }) => !metered)]
  for (const day of bordersOf([...was, ...is])) addCauses(found, on(was, day), on(is, day))
  const causes = differenceCauses.filter((cause) => found.has(cause))
  return causes.length > 0 ? causes : ['amount']
}

const bordersOf = (lines: readonly ComparedLine[]): number[] => [...new Set(lines.flatMap(({ from, until }) => [from, until]))]
const on = (lines: readonly ComparedLine[], day: number): ComparedLine[] => lines.filter(({ from, until }) => from <= day && day < until)

function addCauses(found: Set<DifferenceCause>, was: readonly ComparedLine[], is: readonly ComparedLine[]): void {
  if (was.length === 0 && is.length === 0) return
  if (was.length === 0 || is.length === 0) return void found.add('days')
  const quantity = (lines: readonly ComparedLine[]) => lines.reduce((total, line) => total + line.quantity, 0)
  const told = (lines: readonly ComparedLine[], key: 'priceId' | 'ruling') =>
    lines
      .map((line) => line[key])
      .sort()
      .join()
  if (quantity(was) !== quantity(is)) found.add('quantity')
  if (told(was, 'priceId') !== told(is, 'priceId')) found.add('price')
  if (told(was, 'ruling') !== told(is, 'ruling')) found.add('rule')
}

const told = ({ from, until, days, quantity, price, ruling, amount }: ComparedLine, side: DifferentLine['side']): DifferentLine => ({
  ...{ side, from: dayAt(from), to: dayAt(until - 1), days, price, rule: ruling },
  quantity: formatDecimal(BigInt(quantity) as Decimal),
  amount: formatYuan(BigInt(amount) as Fen),
})

import { decimal } from '../kernel/index.ts'
import { type ChargingRule, type CycleRule, citeInWords, type Regime } from '../regimes/index.ts'
import type { StatementLine } from './statement.ts'

/** The article behind one part of the reckoning. */
export interface CitedArticle {
  readonly what: string
  readonly cite: string
  /** `第四十条` */
  readonly article: string
}

/**
 * The arithmetic of a line as a person with a pocket calculator redoes it:
 * `46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元`.
 */
export function arithmeticOf(
  line: Pick<StatementLine, 'kind' | 'unit' | 'basis' | 'quantity' | 'price' | 'days' | 'periodDays' | 'full' | 'excluded'>,
): string {
  const counted = line.unit.split('·')[0] ?? line.unit
  if (line.kind === 'free' || line.price === null) return `免费服务，${line.quantity}${counted}，不计费`
  const rate = `${priceText(line.price)}元/${rateUnit(line.unit, line.basis)} × ${line.quantity}${counted}`
  const part = line.periodDays === null ? '' : ` × ${line.days}天 ÷ ${line.periodDays}天`
  const result = `${rate}${part} = ${line.full}元`
  return line.excluded ? `${result}；不纳入结算，计0.00元：${line.excluded.message}` : result
}

const rateUnit = (unit: string, basis: StatementLine['basis']): string =>
  unit.includes('·') || (basis !== 'month' && basis !== 'year') ? unit : `${unit}·${basis === 'month' ? '月' : '年'}`

/** A unit price with the two places that people expect, or as many as it has. */
export function priceText(price: string): string {
  decimal(price)
  const [whole = '0', part = ''] = price.split('.')
  return `${whole}.${part.padEnd(2, '0')}`
}

const chargingKeys: readonly (readonly [keyof ChargingRule['cites'] & string, string])[] = [
  ['by', '计费方式'],
  ['starts', '计费起始'],
  ['ends', '计费截止'],
  ['part', '不足一期的折算'],
  ['rounding', '舍入'],
]
const cycleKeys: readonly (readonly [keyof CycleRule['cites'] & string, string])[] = [
  ['begins', '结算周期'],
  ['accounts', '核算'],
  ['reviews', '审核'],
]

/** The articles on which a line rests: charging, cycle, and the one that leaves it out. */
export function groundsOf(regime: Pick<Regime, 'charging' | 'cycle'>, line: Pick<StatementLine, 'excluded'>): CitedArticle[] {
  const said = (keys: typeof chargingKeys, cites: Readonly<Record<string, readonly string[]>> = {}) =>
    keys.flatMap(([key, what]) => (cites[key] ?? []).map((cite) => ({ what, cite, article: citeInWords(cite) })))
  const { excluded } = line
  const leftOut = excluded ? [{ what: '不纳入结算', cite: excluded.cite, article: citeInWords(excluded.cite) }] : []
  return [...said(chargingKeys, regime.charging?.cites), ...said(cycleKeys, regime.cycle?.cites), ...leftOut]
}

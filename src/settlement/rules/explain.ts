import { addFen, decimal, formatYuan, yuan } from '../../kernel/index.ts'
import { type ChargingRule, type CycleRule, citeInWords, type GuardRule, type Regime } from '../../regimes/index.ts'
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
  line: Pick<
    StatementLine,
    | 'kind'
    | 'unit'
    | 'basis'
    | 'quantity'
    | 'price'
    | 'priceInWords'
    | 'days'
    | 'periodDays'
    | 'full'
    | 'amount'
    | 'excluded'
    | 'apart'
    | 'deductions'
  >,
): string {
  const counted = line.unit.split('·')[0] ?? line.unit
  if (line.kind === 'free' || line.price === null)
    return `${line.basis === 'free' ? '免费服务' : '免费额度之内'}，${line.quantity}${counted}，不计费`
  // Steps, allowances and terms don't come down to one price for one unit: the tariff is told instead.
  const price =
    line.priceInWords === null ? `${priceText(line.price)}元/${rateUnit(line.unit, line.basis)} × ` : `按“${line.priceInWords}”，`
  const rate = `${price}${line.quantity}${counted}`
  const part = line.periodDays === null ? '' : ` × ${line.days}天 ÷ ${line.periodDays}天`
  // Of a price with steps a line may be the part between two of them: no product of what stands here gives it.
  const result = line.priceInWords === null ? `${rate}${part} = ${line.full}元` : `${rate}${part}，计${line.full}元`
  if (line.excluded) return `${result}；不纳入结算，计0.00元：${line.excluded.message}`
  const taken = line.deductions.map(({ percent, amount, message }) => `扣减${percent}%即${amount}元：${message}`)
  const whole = taken.length === 0 ? result : `${result}；${taken.join('；')}；应付${line.amount}元`
  return line.apart ? `${whole}；独立结算，由使用单位自行支付：${line.apart.message}` : whole
}

/** All that rules take off a line, in yuan. */
export const deductedOf = ({ deductions }: Pick<StatementLine, 'deductions'>): string =>
  formatYuan(addFen(deductions.map(({ amount }) => yuan(amount))))

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
  ['changes', '数量调整'],
  ['ends', '计费截止'],
  ['minimum', '最低计费期限'],
  ['part', '不足一期的折算'],
  ['rounding', '舍入'],
]
const cycleKeys: readonly (readonly [keyof CycleRule['cites'] & string, string])[] = [
  ['begins', '结算周期'],
  ['accounts', '核算'],
  ['reviews', '审核'],
]

/** What a measure's rules of a line look at when they ask whether it lies within the contract. */
const contracted = 'allocation.contracted'

/** The measure's rule that pays only for what lies within the contract; undefined where there is none. */
export const coverageRuleOf = ({ rules }: Pick<Regime, 'rules'>): GuardRule | undefined =>
  rules.find(({ on, when }) => on === 'settlement.line' && when.some(({ fact }) => fact === contracted))

/**
 * The articles on which a line rests: charging, cycle, the price, the contract where the measure looks at it, and the one that leaves it out, sets it apart or takes something off.
 * The article of a change only where the quantity came from one, that of a minimum term only where the line is charged by it.
 */
export function groundsOf(
  regime: Pick<Regime, 'charging' | 'cycle' | 'rules' | 'parties'>,
  { kind, excluded, apart, deductions }: Pick<StatementLine, 'kind' | 'excluded' | 'apart' | 'deductions'>,
  { changed, minimum }: { readonly changed: boolean; readonly minimum: boolean },
): CitedArticle[] {
  const cited = (what: string, cites: readonly string[] = []) => cites.map((cite) => ({ what, cite, article: citeInWords(cite) }))
  const charging = chargingKeys.filter(([key]) => (key !== 'changes' || changed) && (key !== 'minimum' || minimum))
  return [
    ...charging.flatMap(([key, what]) => cited(what, regime.charging?.cites[key])),
    ...cycleKeys.flatMap(([key, what]) => cited(what, regime.cycle?.cites[key])),
    ...(kind === 'free' ? [] : pricingOf(regime).flatMap(([what, cites]) => cited(what, cites))),
    ...(kind === 'free' ? [] : cited('合同范围', coverageRuleOf(regime)?.source.cites)),
    ...(excluded ? cited('不纳入结算', [excluded.cite]) : []),
    ...(apart ? cited('独立结算', [apart.cite]) : []),
    ...cited('扣减', [...new Set(deductions.map(({ cite }) => cite))]),
  ]
}

/** The articles of the price itself: those that say who sets it, and those by which it is judged when it is set. */
function pricingOf({ parties, rules }: Pick<Regime, 'parties' | 'rules'>): [string, readonly string[]][] {
  const granted = pricing.map(([word, what]): [string, string[]] => {
    const granting = parties.filter(({ may, source }) => may.includes(word) && !source.practice)
    return [what, [...new Set(granting.flatMap(({ source }) => source.cites))]]
  })
  const said = new Set(granted.flatMap(([, cites]) => cites))
  const judging = rules.filter(({ on, source }) => on === 'price.set' && !source.practice).flatMap(({ source }) => source.cites)
  return [...granted, ['定价', [...new Set(judging)].filter((cite) => !said.has(cite))]]
}
const pricing = [
  ['catalogue.ceiling', '最高限价'],
  ['catalogue.price', '最终价格'],
] as const

/** A reading of the measure (`interpretation`) that the reckoning followed. */
export interface AppliedReading {
  readonly question: string
  readonly reading: string
  readonly because: string
  /** `第十四条` */
  readonly articles: readonly string[]
}

/** The measure's readings of the articles that a line rests on: of the same words, of a part of them, or of the whole they stand in. */
export function readingsOf({ interpretations }: Pick<Regime, 'interpretations'>, grounds: readonly CitedArticle[]): AppliedReading[] {
  const cites = [...new Set(grounds.map(({ cite }) => cite))]
  return interpretations
    .filter(({ on }) => on.some((one) => cites.some((cite) => liesIn(one, cite) || liesIn(cite, one))))
    .map(({ question, reading, because, on }) => ({ question, reading, because, articles: on.map(citeInWords) }))
}

/** `19.2` and `19¶1.2` lie in `19`, and `19¶1.2` in `19¶1`; `190` does not. */
const liesIn = (part: string, whole: string): boolean => part === whole || part.startsWith(`${whole}.`) || part.startsWith(`${whole}¶`)

import type { Basis, Tariff } from '../../catalogue/index.ts'
import { type Day, type Decimal, decimal, epochDay, type Fen, formatDecimal, formatYuan } from '../../kernel/index.ts'
import type { ChargingRule } from '../../regimes/index.ts'
import { type Cycle, spanOf } from '../rules/cycle.ts'
import type { Billable } from './billable.ts'
import type { Line } from './lines.ts'
import { dayAt } from './months.ts'
import { rateOf } from './rate.ts'
import { type Reckoning, reckonResource } from './reckon.ts'
import { type Ruling, type Standing, unruled, type Verdict } from './ruling.ts'
import { openEnd, type Span } from './spans.ts'

type Ends = readonly [from: string, until: string | null]

/** What a table of the tests writes of one resource: days as texts, ends half open. */
export interface Story {
  readonly basis?: Basis
  readonly charged: Ends
  readonly allocations: readonly (readonly [...Ends, quantity: string])[]
  /** With what the tariff has beside its amount. */
  readonly prices?: readonly (readonly [...Ends, amount: string, tariff?: Partial<Tariff>])[]
  /** Without a quantity: all of it. */
  readonly covered?: readonly (readonly [...Ends, quantity?: string])[]
  readonly supervised?: readonly Ends[]
  readonly unqualified?: readonly Ends[]
  readonly elsewhere?: readonly Ends[]
  readonly freed?: readonly (readonly [...Ends, quantity: string])[]
  readonly metered?: readonly (readonly [on: string, quantity: string])[]
  /** Where the provider stood. */
  readonly providerAt?: readonly (readonly [...Ends, step: string])[]
}

const span = ([from, until]: readonly [string, string | null, ...unknown[]]): Span => ({
  from: epochDay(from as Day),
  until: until === null ? openEnd : epochDay(until as Day),
})
const amount = (text: string): number => Number(decimal(text))

/** A plain tariff of an amount, with what is said beside it. */
export const tariffOf = (basis: Basis, price: string, more: Partial<Tariff> = {}): Tariff => ({
  ...{ basis, termMonths: null, amount: decimal(price), tiers: null, allowance: null, minimumMonths: null },
  ...more,
})

export const factsOf = ({
  basis = 'month',
  charged,
  allocations,
  prices = [],
  covered = [['2000-01-01', null]],
  supervised = [['2000-01-01', null]],
  unqualified = [],
  elsewhere = [],
  freed = [],
  metered = [],
  providerAt = [],
}: Story): Billable => ({
  basis,
  charged: span(charged),
  allocations: allocations.map((of) => ({ ...span([of[0], of[1]]), quantity: amount(of[2]) })),
  rates: prices.map((of, index) => ({ ...span([of[0], of[1]]), rate: rateOf(`price-${index + 1}`, tariffOf(basis, of[2], of[3])) })),
  covered: covered.map((of) => ({ ...span([of[0], of[1]]), quantity: of[2] === undefined ? null : amount(of[2]) })),
  supervised: supervised.map(span),
  unqualified: unqualified.map(span),
  elsewhere: elsewhere.map(span),
  freed: freed.map((of) => ({ ...span([of[0], of[1]]), quantity: amount(of[2]) })),
  metered: metered.map(([on, quantity]) => ({ day: epochDay(on as Day), quantity: amount(quantity) })),
  unitAt: [],
  providerAt: providerAt.map((of) => ({ ...span([of[0], of[1]]), steps: [of[2]] })),
})

export const cycleOf = (from: string, until: string): Cycle => ({ from: from as Day, until: until as Day })

/** The steps of a provider that is leaving. */
export const leavingSteps: readonly string[] = ['terminate.transition', 'terminate.check']

/** Leaves out what is not covered, not supervised, not qualified, settled elsewhere, or served by a provider that is leaving, in this order. */
export const strict = ({ covered, supervised, qualified, elsewhere, providerAt }: Standing): Ruling => {
  const leaving = providerAt.some((step) => leavingSteps.includes(step))
  const rule = !covered ? 'beyond' : !supervised ? 'unwatched' : !qualified ? 'poor' : elsewhere ? 'elsewhere' : leaving ? 'leaving' : null
  return rule ? { ...unruled, exclusion: { rule, message: rule, cite: '34' } } : unruled
}

export const reckoningOf = (
  cycle: Cycle,
  by: ChargingRule['by'],
  verdict: Verdict = () => unruled,
  part: ChargingRule['part'] = 'actual-days',
): Reckoning => ({ charging: { by, part, minimum: 'charged' }, cycle: spanOf(cycle), verdict })

export const yuanOf = (amount: number): string => formatYuan(BigInt(amount) as Fen)
export const quantityOf = (quantity: number): string => formatDecimal(BigInt(quantity) as Decimal)

export const lineOf = (line: Line) => [
  dayAt(line.from),
  dayAt(line.until - 1),
  line.days,
  quantityOf(line.quantity),
  yuanOf(line.amount),
  ...(line.ruling.exclusion ? [line.ruling.exclusion.rule, yuanOf(line.full)] : []),
]

/** First day, last day, days, quantity, amount; and for lines left out the rule and what they would have cost. */
export function linesOf(story: Story, cycle: Cycle, by: ChargingRule['by'], verdict?: Verdict, part?: ChargingRule['part']) {
  const { lines, faults } = reckonResource(factsOf(story), reckoningOf(cycle, by, verdict, part))
  return { lines: lines.map(lineOf), faults: faults.map(({ kind, from, until }) => [kind, dayAt(from), dayAt(until - 1)]) }
}

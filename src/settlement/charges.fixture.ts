import { type Day, decimal, epochDay, formatDecimal, formatYuan } from '../kernel/index.ts'
import { type Basis, type Charge, type ChargeFacts, type Charging, chargesOf } from './charges.ts'
import { type Cycle, dayAt, periodsOf } from './cycle.ts'
import { type Ruling, type Standing, unruled } from './parts.ts'
import { openEnd, type Span } from './spans.ts'

type Ends = readonly [from: string, until: string | null]

/** What a table of the tests writes of one resource: days as texts, ends half open. */
export interface Story {
  readonly basis?: Basis
  readonly charged: Ends
  readonly allocations: readonly (readonly [...Ends, quantity: string])[]
  readonly prices?: readonly (readonly [...Ends, amount: string])[]
  /** Without a quantity: all of it. */
  readonly covered?: readonly (readonly [...Ends, quantity?: string])[]
  readonly supervised?: readonly Ends[]
  readonly unqualified?: readonly Ends[]
  /** Where the provider stood. */
  readonly providerAt?: readonly (readonly [...Ends, step: string])[]
}

const span = ([from, until]: readonly [string, string | null, ...unknown[]]): Span => ({
  from: epochDay(from as Day),
  until: until === null ? openEnd : epochDay(until as Day),
})

export const factsOf = ({
  basis = 'month',
  charged,
  allocations,
  prices = [],
  covered = [['2000-01-01', null]],
  supervised = [['2000-01-01', null]],
  unqualified = [],
  providerAt = [],
}: Story): ChargeFacts => ({
  basis,
  charged: span(charged),
  allocations: allocations.map((of) => ({ ...span([of[0], of[1]]), quantity: decimal(of[2]) })),
  prices: prices.map((of, index) => ({ ...span([of[0], of[1]]), id: `price-${index + 1}`, amount: decimal(of[2]) })),
  covered: covered.map((of) => ({ ...span([of[0], of[1]]), quantity: of[2] === undefined ? null : decimal(of[2]) })),
  supervised: supervised.map(span),
  unqualified: unqualified.map(span),
  unitAt: [],
  providerAt: providerAt.map((of) => ({ ...span([of[0], of[1]]), steps: [of[2]] })),
})

export const cycleOf = (from: string, until: string): Cycle => ({ from: from as Day, until: until as Day })

/** The steps of a provider that is leaving. */
export const leavingSteps: readonly string[] = ['terminate.transition', 'terminate.check']

/** Leaves out what is not covered, not supervised, not qualified, or served by a provider that is leaving, in this order. */
export const strict = ({ covered, supervised, qualified, providerAt }: Standing): Ruling => {
  const leaving = providerAt.some((step) => leavingSteps.includes(step))
  const rule = !covered ? 'beyond' : !supervised ? 'unwatched' : !qualified ? 'poor' : leaving ? 'leaving' : null
  return rule ? { exclusion: { rule, message: rule, cite: '34' }, reductions: [] } : unruled
}

export const chargingOf = (cycle: Cycle, by: 'month' | 'year', verdict: Charging['verdict'] = () => unruled): Charging => ({
  by,
  periods: periodsOf(cycle, by),
  verdict,
})

export const lineOf = (charge: Charge) => [
  dayAt(charge.from),
  dayAt(charge.until - 1),
  charge.days,
  formatDecimal(charge.quantity),
  formatYuan(charge.amount),
  ...(charge.exclusion ? [charge.exclusion.rule, formatYuan(charge.full)] : []),
]

/** First day, last day, days, quantity, amount; and for lines left out the rule and what they would have cost. */
export function linesOf(story: Story, cycle: Cycle, by: 'month' | 'year', verdict?: Charging['verdict']) {
  const { charges, faults } = chargesOf(factsOf(story), chargingOf(cycle, by, verdict))
  return { lines: charges.map(lineOf), faults: faults.map(({ kind, from, until }) => [kind, dayAt(from), dayAt(until - 1)]) }
}

import { type Basis, bases } from '../../../catalogue/index.ts'
import type { Billable } from '../billable.ts'
import { type RateSpan, resolved } from '../rate.ts'
import type { Reckoning } from '../reckon.ts'
import { openEnd, type Span } from '../spans.ts'
import { type Random, randomOf, seedOf } from './random.ts'
import { dayNear, dayOf, historyIn, spansIn } from './random-days.ts'
import { quantityOf, rateSpansOf } from './random-rates.ts'
import { verdictOf } from './random-rulings.ts'

/** One case: what is known of a resource, and how it is reckoned. */
export interface History {
  readonly facts: Billable
  readonly reckoning: Reckoning
}

/** Case `no` of a run: the same for the same two numbers. */
export function historyOf(run: number, no: number): History {
  const random = randomOf(seedOf(run, no))
  const cycle = cycleOf(random)
  const by = random.pick(['month', 'month', 'year'])
  const basis = basisOf(random, by)
  return {
    facts: factsOf(random, cycle, basis, by),
    reckoning: {
      charging: {
        by,
        part: random.pick(['actual-days', 'actual-days', 'thirty-day-month']),
        minimum: random.pick(['charged', 'charged', 'not-charged']),
      },
      cycle,
      verdict: verdictOf(random),
    },
  }
}

const basisOf = (random: Random, by: 'month' | 'year'): Basis => {
  if (random.oneIn(2)) return by
  return random.pick(bases as unknown as readonly [Basis, ...Basis[]])
}

/** Years from 1 September or 1 January, some with a first one that is shorter; a month, a quarter, seldom two years. */
function cycleOf(random: Random): Span {
  const year = random.between(2019, 2028)
  const month = random.pick([1, 9])
  const until = dayOf(year + 1, month, 1)
  const from = dayOf(year, month, 1)
  const begins = random.between(month, month + 8)
  switch (random.below(8)) {
    case 0:
      return { from: until - random.between(1, 365), until }
    case 1:
    case 2:
      return { from: dayOf(year, begins, 1), until: dayOf(year, begins + 3, 1) }
    case 3:
    case 4:
      return { from: dayOf(year, begins, 1), until: dayOf(year, begins + 1, 1) }
    case 5:
      return random.oneIn(8) ? { from: dayOf(year - 1, month, 1), until } : { from, until: from + random.between(1, 90) }
    default:
      return { from, until }
  }
}

function factsOf(random: Random, cycle: Span, basis: Basis, by: 'month' | 'year'): Billable {
  const byQuantity = basis === 'hour' || basis === 'work' || basis === 'metered'
  return {
    basis,
    charged: chargedOf(random, cycle),
    allocations: historyIn(random, cycle, random.between(1, 8), 5, () => ({ quantity: quantityOf(random) })),
    rates: ratesOf(random, cycle, basis, by),
    covered: random.oneIn(3)
      ? [{ from: 0, until: openEnd, quantity: null }]
      : historyIn(random, cycle, random.between(0, 4), 4, () => ({ quantity: random.oneIn(3) ? null : quantityOf(random) })),
    freed: random.oneIn(3) ? historyIn(random, cycle, random.between(1, 3), 3, () => ({ quantity: quantityOf(random) })) : [],
    supervised: random.oneIn(2) ? [{ from: 0, until: openEnd }] : spansIn(random, cycle, 3),
    unqualified: random.oneIn(2) ? [] : spansIn(random, cycle, 3),
    elsewhere: random.oneIn(3) ? spansIn(random, cycle, 2) : [],
    unitAt: random.oneIn(6)
      ? historyIn(random, cycle, 2, 3, () => ({ steps: random.pick([['exit.draft'], ['exit.check', 'adjust.draft']]) }))
      : [],
    providerAt: random.oneIn(4)
      ? historyIn(random, cycle, 3, 3, () => ({ steps: random.pick([['leave.draft'], ['leave.check'], ['other.draft']]) }))
      : [],
    metered: byQuantity || random.oneIn(8) ? meteredIn(random, cycle) : [],
  }
}

/** Sometimes a provider's own prices go before the general ones and cut them. */
function ratesOf(random: Random, cycle: Span, basis: Basis, by: 'month' | 'year'): readonly RateSpan[] {
  const general = rateSpansOf(
    random,
    historyIn(random, cycle, random.between(1, 5), 25, () => ({})),
    'general',
    basis,
    by,
  )
  if (!random.oneIn(6)) return general
  return resolved(general, rateSpansOf(random, historyIn(random, cycle, random.between(1, 2), 3, () => ({})).map(closed), 'own', basis, by))
}

const closed = ({ from, until }: Span): Span => ({ from, until: until === openEnd ? from + 45 : until })

function chargedOf(random: Random, cycle: Span): Span {
  const from = dayNear(random, cycle)
  switch (random.below(16)) {
    case 0:
      return { from, until: from }
    case 1:
      return { from, until: from + 1 }
    case 2:
      return { from, until: from + random.between(2, 40) }
    case 3:
    case 4:
    case 5:
      return { from, until: Math.max(from, dayNear(random, cycle)) }
    case 6:
    case 7:
      return { from: cycle.from - random.between(70, 1200), until: dayNear(random, cycle) }
    case 8:
    case 9:
    case 10:
      return { from: cycle.from - random.between(1, 1200), until: openEnd }
    default:
      return { from, until: openEnd }
  }
}

const meteredIn = (random: Random, cycle: Span) =>
  Array.from({ length: random.between(0, 14) }, () => ({
    day: dayNear(random, cycle),
    quantity: random.oneIn(8) ? 0 : quantityOf(random),
  })).sort((a, b) => a.day - b.day)

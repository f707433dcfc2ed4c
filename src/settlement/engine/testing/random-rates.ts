import type { Basis, Tariff, Tier, TierMode } from '../../../catalogue/index.ts'
import type { Decimal } from '../../../kernel/index.ts'
import { type RateSpan, rateOf } from '../rate.ts'
import type { Span } from '../spans.ts'
import type { Random } from './random.ts'

const ten = (exponent: number): number => 10 ** exponent

/** Ten-thousandths: nothing, 0.0001, a few whole ones, some with four places, thousands, and up to the most that may be allocated. */
export function quantityOf(random: Random): number {
  switch (random.below(16)) {
    case 0:
      return random.pick([0, 1, 1, 3])
    case 1:
    case 2:
      return random.between(1, 99_999)
    case 3:
    case 4:
      return random.between(1, ten(8))
    case 5:
      return random.between(ten(9), 899_999_999_999)
    default:
      return random.between(1, 12) * 10_000
  }
}

/** Ten-thousandths of a yuan. Very few are so high that the amount is beyond all bounds. */
function priceOf(random: Random): Decimal {
  const price = () => {
    switch (random.below(40)) {
      case 0:
        return 0
      case 1:
        return ten(14) - random.between(1, 9)
      case 2:
      case 3:
      case 4:
        return random.between(1, 60)
      case 5:
      case 6:
      case 7:
        return random.between(ten(7), ten(10))
      default:
        return random.oneIn(2) ? random.between(1, 500) * 10_000 : random.between(1, ten(6))
    }
  }
  return BigInt(price()) as Decimal
}

/** A price for each span; each its own version, most charging like the one before. */
export function rateSpansOf(random: Random, spans: readonly Span[], name: string, basis: Basis, by: 'month' | 'year'): RateSpan[] {
  const tariff = tariffOf(random, random.oneIn(30) ? random.pick(['month', 'year', 'term', 'day', 'metered', 'once']) : basis, by)
  return spans.map((span, index) => {
    const next = random.oneIn(3)
      ? tariffOf(random, basisNear(random, basis, by), by)
      : { ...tariff, amount: tariff.tiers ? tariff.amount : priceOf(random) }
    return { from: span.from, until: span.until, rate: rateOf(`${name}-${index + 1}`, index === 0 ? tariff : next) }
  })
}

/** Where the measure charges by the month an item has a price by the day, a term or a quantity now and then; seldom one that the measure does not know. */
const basisNear = (random: Random, basis: Basis, by: 'month' | 'year'): Basis =>
  random.oneIn(4) ? random.pick([by, by, by, 'term', 'day', 'metered', 'once', random.oneIn(4) ? 'year' : by]) : basis

function tariffOf(random: Random, basis: Basis, by: 'month' | 'year'): Tariff {
  const rightly = basis === 'free' || ((basis === 'month' || basis === 'year') && !random.oneIn(12)) ? by : basis
  const tiers = random.below(5) < 2 ? tiersOf(random) : null
  const byDays = ['month', 'year', 'term', 'day'].includes(rightly)
  return {
    basis: rightly,
    termMonths: rightly === 'term' ? random.pick([2, 3, 6, 12, 13, 24, 36]) : null,
    amount: tiers?.steps[0]?.amount ?? priceOf(random),
    tiers,
    allowance: random.oneIn(4)
      ? { quantity: BigInt(Math.max(1, quantityOf(random))) as Decimal, per: random.pick(['resource', 'resource', 'unit']) }
      : null,
    minimumMonths: byDays && random.oneIn(6) ? random.pick([1, 3, 6, 12, 36]) : null,
  }
}

/** One to five steps. A larger package never costs less; few packages end. */
function tiersOf(random: Random): { readonly mode: TierMode; readonly steps: readonly Tier[] } {
  const mode = random.pick(['graduated', 'volume', 'package'] satisfies [TierMode, ...TierMode[]])
  const count = random.between(1, 5)
  const marks = ascending(Array.from({ length: count - 1 }, () => Math.max(1, quantityOf(random))))
  const prices = Array.from({ length: count }, () => (random.oneIn(5) ? (30_000n as Decimal) : priceOf(random)))
  const amounts = mode === 'package' ? prices.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)) : prices
  const top = mode === 'package' && random.oneIn(12) ? (BigInt((marks.at(-1) ?? 0) + 200_000) as Decimal) : null
  const steps = marks.map((mark, index) => ({ upTo: BigInt(mark) as Decimal, amount: amounts[index] as Decimal }))
  return { mode, steps: [...steps, { upTo: top, amount: amounts[marks.length] as Decimal }] }
}

const ascending = (marks: readonly number[]): number[] => [...new Set(marks)].sort((a, b) => a - b)

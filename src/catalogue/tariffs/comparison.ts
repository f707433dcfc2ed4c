import { type Decimal, decimalScale } from '../../kernel/index.ts'
import type { Tariff, Tier } from '../tariff.ts'

/**
 * The highest price for one unit in one period, in yuan: what a ceiling is compared with. Of steps the dearest; of packages what one unit costs
 * when the package is used up (an open last package: when it is just begun), rounded up to four places.
 */
export function unitPriceTop({ amount, tiers }: Tariff): Decimal {
  if (tiers === null) return amount
  return highest(tiers.mode === 'package' ? tiers.steps.map(perUnit) : tiers.steps.map((step) => step.amount))
}

const perUnit = ({ upTo, amount }: Tier, index: number, steps: readonly Tier[]): Decimal => {
  const size = upTo ?? steps[index - 1]?.upTo
  return size ? (divideUp(amount * decimalScale, size) as Decimal) : amount
}

/** How many months one price is for; null where it is not for months. */
export function monthsOf({ basis, termMonths }: Pick<Tariff, 'basis' | 'termMonths'>): number | null {
  if (basis === 'month') return 1
  return basis === 'year' ? 12 : basis === 'term' ? termMonths : null
}

/** Whether two tariffs price the same kind of thing, so that one can be held against the other. */
export const comparable = (a: Tariff, b: Tariff): boolean => a.basis === b.basis || (monthsOf(a) !== null && monthsOf(b) !== null)

/**
 * The highest unit price of `other` as if it were for the period of `as`: 320 元 a month is 3840 元 a year. Null where the two cannot be compared.
 * A ceiling is rounded down and a price up to four places: whether one is above the other comes out as it does without rounding.
 */
export function topAs(other: Tariff, as: Tariff, rounding: 'down' | 'up'): Decimal | null {
  if (!comparable(other, as)) return null
  const top = unitPriceTop(other) * BigInt(monthsOf(as) ?? 1)
  const months = BigInt(monthsOf(other) ?? 1)
  return (rounding === 'up' ? divideUp(top, months) : top / months) as Decimal
}

/** The highest of some prices; 0 of none. */
export function highest(amounts: readonly Decimal[]): Decimal {
  let top = 0n as Decimal
  for (const amount of amounts) if (amount > top) top = amount
  return top
}

const divideUp = (amount: bigint, by: bigint): bigint => (amount + by - 1n) / by

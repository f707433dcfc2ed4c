import { type Decimal, decimal, divideHalfUp, type Fault, formatDecimal } from '../../kernel/index.ts'

/** At which shares of a budget somebody is warned, in percent, where the jurisdiction has set none. */
export const standardShares: readonly string[] = ['80', '100']

/** How much of a budget is used, in percent with two places, halves up; null where there is none. */
export function shareOf(used: bigint, budget: bigint): string | null {
  if (budget === 0n) return null
  const hundredths = divideHalfUp(used * 10_000n, budget)
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

/** The shares that are reached: exactly, before any rounding. Where something is used that has no budget, all of them are. */
export const reached = (used: bigint, budget: bigint, shares: readonly string[]): string[] =>
  used === 0n ? [] : shares.filter((share) => used * 100n * one >= budget * decimal(share))

const one = decimal('1')

/** What is wrong with shares that somebody sets; empty when they can be used. */
export function shareFaults(shares: readonly string[]): Fault[] {
  const values = shares.map((share) => decimal(share))
  const faults: Fault[] = []
  values.forEach((value, at) => {
    if (value <= 0n || value > decimal('1000')) faults.push({ path: `/shares/${at}`, message: '预警比例应大于 0、不超过 1000（%）' })
    else if (value % (one / 100n) !== 0n) faults.push({ path: `/shares/${at}`, message: '预警比例最多两位小数' })
  })
  if (new Set(values).size < values.length) faults.push({ path: '/shares', message: '预警比例不能重复' })
  return faults
}

/** Ascending, as they are shown. */
export const inOrder = (shares: readonly string[]): string[] =>
  shares
    .map((share) => decimal(share))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((share: Decimal) => formatDecimal(share))

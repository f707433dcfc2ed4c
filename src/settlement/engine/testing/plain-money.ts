import type { Tariff } from '../../../catalogue/index.ts'
import type { Reduction } from '../ruling.ts'

// Money of the second computation: whole bigint fractions, nothing else. Prices and quantities are ten-thousandths, costs 10⁻⁸ yuan.

/**
 * What the part of a quantity from one mark to another costs in one period, where `reached` is all of it; null where no step of the price reaches it.
 * graduated: each unit at the price of the step in which it lies; volume: at the price of the step in which all of it ends; package: what the larger
 * package costs more than the smaller one.
 */
export function costOfPart({ amount, tiers }: Tariff, from: bigint, until: bigint, reached: bigint): bigint | null {
  if (tiers === null) return amount * (until - from)
  const steps = tiers.steps.map((step, index) => ({ ...step, above: tiers.steps[index - 1]?.upTo ?? 0n }))
  const stepFor = (mark: bigint) => steps.find(({ upTo, above }) => mark > above && (upTo === null || mark <= upTo))
  if (tiers.mode === 'graduated') {
    let cost = 0n
    for (const { upTo, above, amount } of steps) cost += amount * common(from, until, above, upTo ?? until)
    return cost
  }
  const [last, before] = [stepFor(tiers.mode === 'volume' ? reached : until), stepFor(from)]
  if (!last) return null
  return tiers.mode === 'volume' ? last.amount * (until - from) : (last.amount - (before?.amount ?? 0n)) * 10_000n
}

/** How much of one stretch lies in another. */
function common(from: bigint, until: bigint, first: bigint, last: bigint): bigint {
  const [begin, end] = [from > first ? from : first, until < last ? until : last]
  return end > begin ? end - begin : 0n
}

/** A cost times days ÷ days of its period in fen, rounded once: up from half a fen on. */
export function inFen(cost: bigint, days: number, whole: number): bigint {
  const [over, under] = [cost * BigInt(days), BigInt(whole) * 1_000_000n]
  const rest = over % under
  return over / under + (rest * 2n >= under ? 1n : 0n)
}

/** What is left of an amount in fen when each rule has taken its percent of all of it, rounded half up, and never more than there still is. */
export function less(full: bigint, reductions: readonly Reduction[]): bigint {
  let left = full
  for (const { percent } of reductions) {
    const [whole = '', places = ''] = percent.split('.')
    const over = full * BigInt(whole + places)
    const under = 100n * 10n ** BigInt(places.length)
    const taken = over / under + ((over % under) * 2n >= under ? 1n : 0n)
    left = taken > left ? 0n : left - taken
  }
  return left
}

import { type Decimal, decimalScale } from '../../kernel/index.ts'
import type { Tariff } from '../tariff.ts'
import { comparable, monthsOf } from './comparison.ts'
import { costOf } from './cost.ts'

/** Where a price is above its ceiling. */
export interface Above {
  /** A quantity for which it is: the smallest whole one, or the smallest of all where no whole one is. */
  readonly quantity: Decimal
  /** What it costs for it in a period of the price, in 10⁻⁸ yuan, and what the ceiling allows for the same months, rounded down; null: the ceiling has no step so large. */
  readonly cost: bigint
  readonly allowed: bigint | null
}

/**
 * Where a final price is above a ceiling: a price with steps is under its ceiling if it is for every quantity, not at one. Both are functions of straight pieces, so that it is enough to look at
 * both ends of each piece; the last has no end, and there the dearer slope decides. Null where it is nowhere above; both must be `comparable`. A quantity that the price has no step for
 * is not sold by it. What is free for a unit is looked at as if one resource had all of it, and as if others had used it up.
 */
export function aboveCeiling(final: Tariff, ceiling: Tariff): Above | null {
  if (!comparable(final, ceiling)) throw new Error('a price is held against a ceiling of its own kind')
  const unitWide = final.allowance?.per === 'unit' || ceiling.allowance?.per === 'unit'
  const readings = unitWide ? [perResource, without] : [(tariff: Tariff) => tariff]
  const found = readings.flatMap((read) => firstAbove(read(final), read(ceiling)) ?? [])
  return found.toSorted((a, b) => Number(a.quantity - b.quantity))[0] ?? null
}

const perResource = (tariff: Tariff): Tariff =>
  tariff.allowance ? { ...tariff, allowance: { ...tariff.allowance, per: 'resource' } } : tariff
const without = (tariff: Tariff): Tariff => (tariff.allowance?.per === 'unit' ? { ...tariff, allowance: null } : tariff)

function firstAbove(final: Tariff, ceiling: Tariff): Above | null {
  const excess = excessOf(final, ceiling)
  const ends = endsOf([final, ceiling])
  let smallest: bigint | null = null
  for (const [index, first] of ends.entries()) {
    const last = ends[index + 1] === undefined ? null : (ends[index + 1] as bigint) - 1n
    const above = firstIn(excess, first, last)
    if (above === null) continue
    smallest ??= above
    // A whole quantity says it better, where there is one.
    const whole = firstIn((units) => excess(units * decimalScale), ceilTo(first), last === null ? null : last / decimalScale)
    if (whole !== null) return at(final, ceiling, whole * decimalScale)
  }
  return smallest === null ? null : at(final, ceiling, smallest)
}

const ceilTo = (quantity: bigint): bigint => (quantity + decimalScale - 1n) / decimalScale

/** How much a quantity is above, for the same months; null: the ceiling allows none of it. */
type Excess = (quantity: bigint) => bigint | null

function excessOf(final: Tariff, ceiling: Tariff): Excess {
  const [of, for_] = [BigInt(monthsOf(ceiling) ?? 1), BigInt(monthsOf(final) ?? 1)]
  return (quantity) => {
    const cost = costOf(final, quantity as Decimal)
    if (cost === null) return 0n
    const allowed = costOf(ceiling, quantity as Decimal)
    return allowed === null ? null : cost * of - allowed * for_
  }
}

/** The first quantity from `first` to `last` (null: without end), on one straight piece, that is above; null: none. */
function firstIn(excess: Excess, first: bigint, last: bigint | null): bigint | null {
  if (last !== null && last < first) return null
  const begin = excess(first)
  if (begin === null || begin > 0n) return first
  const slope = last === first ? 0n : (excess(first + 1n) ?? 0n) - begin
  if (slope <= 0n) return null
  const found = first + -begin / slope + 1n
  return last !== null && found > last ? null : found
}

/** The first quantities of all pieces, in order: on each both functions are straight, or there is none. */
function endsOf(tariffs: readonly Tariff[]): bigint[] {
  const ends = new Set([1n])
  for (const { tiers, allowance } of tariffs) {
    const free = allowance?.per === 'resource' ? allowance.quantity : 0n
    ends.add(free + 1n)
    for (const { upTo } of tiers?.steps ?? []) if (upTo !== null) ends.add(free + upTo + 1n)
  }
  return [...ends].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

function at(final: Tariff, ceiling: Tariff, quantity: bigint): Above {
  const [cost, allowed] = [costOf(final, quantity as Decimal), costOf(ceiling, quantity as Decimal)]
  const months = BigInt(monthsOf(final) ?? 1)
  return {
    ...{ quantity: quantity as Decimal, cost: cost ?? 0n },
    allowed: allowed === null ? null : (allowed * months) / BigInt(monthsOf(ceiling) ?? 1),
  }
}

import { type Decimal, decimalScale } from '../../kernel/index.ts'
import type { Tariff, Tier } from '../tariff.ts'

/**
 * What a quantity costs in one period, exact, in 10⁻⁸ yuan; null where a package has no step so large. What is free for each resource is taken
 * off first; what is free for each unit is not, since it is shared by resources that this function does not see.
 */
export function costOf(tariff: Tariff, quantity: Decimal): bigint | null {
  if (tariff.basis === 'free') return 0n
  const charged = chargedOf(tariff, quantity)
  if (charged === 0n) return 0n
  const { tiers, amount } = tariff
  if (tiers === null) return amount * charged
  if (tiers.mode === 'graduated') return graduated(tiers.steps, charged)
  const reached = tiers.steps.find(({ upTo }) => upTo === null || charged <= upTo)
  if (!reached) return null
  return reached.amount * (tiers.mode === 'volume' ? charged : decimalScale)
}

/** The quantity that is charged: without what is free for each resource. */
function chargedOf({ allowance }: Tariff, quantity: Decimal): bigint {
  const free = allowance?.per === 'resource' ? allowance.quantity : 0n
  return quantity > free ? quantity - free : 0n
}

/** Each part at the price of its own step. */
function graduated(steps: readonly Tier[], charged: bigint): bigint {
  let cost = 0n
  let from = 0n
  for (const { upTo, amount } of steps) {
    const to = upTo === null || charged < upTo ? charged : upTo
    if (to > from) cost += (to - from) * amount
    from = to
  }
  return cost
}

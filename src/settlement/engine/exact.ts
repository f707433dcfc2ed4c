import { divideHalfUp } from '../../kernel/index.ts'

// Costs are in 10⁻⁸ yuan (a price in ten-thousandths times a quantity in ten-thousandths), amounts in fen. Both are safe integers wherever they fit,
// and bigint where they don't: the result is the same, only slower.

/** 10⁻⁸ yuan in a fen. */
const costsInFen = 1_000_000
const most = Number.MAX_SAFE_INTEGER

/** What a quantity costs in one period, in 10⁻⁸ yuan. */
export type Cost = number | bigint

/** Price × quantity, both in ten-thousandths. */
export function timesExactly(price: number, quantity: number): Cost {
  const cost = price * quantity
  return cost <= most ? cost : BigInt(price) * BigInt(quantity)
}

export const minusExactly = (a: Cost, b: Cost): Cost => narrow(BigInt(a) - BigInt(b))

/** Equal costs are the same value, however they came about. */
export const narrow = (cost: bigint): Cost => (cost <= most ? Number(cost) : cost)

/**
 * `cost` × `days` ÷ `whole` in fen, rounded once, halves up. An amount beyond the safe integers (90 trillion yuan) is not represented: null.
 */
export function fenOf(cost: Cost, days: number, whole: number): number | null {
  // Halves up of n ÷ d is the floor of (2n + d) ÷ 2d; the floor of a quotient of safe integers is exact.
  const above = typeof cost === 'number' ? cost * days * 2 + whole * costsInFen : most + 1
  if (above <= most) return Math.floor(above / (whole * costsInFen * 2))
  const exact = divideHalfUp(BigInt(cost) * BigInt(days), BigInt(whole * costsInFen))
  return exact <= most ? Number(exact) : null
}

import type { Decimal } from './decimal.ts'
import { decimalScale } from './decimal.ts'

/** An amount of money in whole fen. */
export type Fen = bigint & { readonly brand: 'fen' }

export const zeroFen = 0n as Fen
export const fen = (amount: bigint): Fen => amount as Fen

/** Reads an amount in yuan with at most two places. Throws on anything else. */
export function yuan(text: string): Fen {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) throw new RangeError(`not an amount in yuan: ${text}`)
  const [, sign, whole = '0', part = ''] = match
  const size = BigInt(whole + part.padEnd(2, '0'))
  return (sign === '-' ? -size : size) as Fen
}

/** Writes fen as yuan with two places: `31000n` → `310.00`. */
export function formatYuan(amount: Fen): string {
  const size = amount < 0n ? -amount : amount
  return `${amount < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

export const addFen = (amounts: Iterable<Fen>): Fen => {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum as Fen
}

/** Divides and rounds to the nearest whole, halves away from zero (四舍五入). `by` must be positive. */
export function divideHalfUp(amount: bigint, by: bigint): bigint {
  if (by <= 0n) throw new RangeError('divideHalfUp: the divisor must be positive')
  return amount >= 0n ? (2n * amount + by) / (2n * by) : -((-2n * amount + by) / (2n * by))
}

/** `unitPrice` (yuan) × `quantity` × `parts` / `whole`, exact until the one rounding to fen, half up. */
export const priceOf = (unitPrice: Decimal, quantity: Decimal, parts = 1n, whole = 1n): Fen =>
  divideHalfUp(unitPrice * quantity * parts * 100n, decimalScale * decimalScale * whole) as Fen

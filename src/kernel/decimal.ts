/**
 * Exact decimals. A `Decimal` is a whole number of ten-thousandths: `1.5` is `15000n`.
 * Unit prices (yuan) and quantities are decimals; amounts of money are fen (`money.ts`).
 */
export type Decimal = bigint & { readonly brand: 'decimal' }

export const decimalPlaces = 4
const one = 10n ** BigInt(decimalPlaces)

/** Reads `12`, `0.1`, `-3.25`; at most four places. Throws on anything else. */
export function decimal(text: string): Decimal {
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,4}))?$/.exec(text)
  if (!match) throw new RangeError(`not a decimal with at most ${decimalPlaces} places: ${text}`)
  const [, sign, whole = '0', part = ''] = match
  const size = BigInt(whole) * one + BigInt(part.padEnd(decimalPlaces, '0'))
  return (sign === '-' ? -size : size) as Decimal
}

/** Writes a decimal without trailing zeros: `15000n` → `1.5`. */
export function formatDecimal(value: Decimal): string {
  const size = value < 0n ? -value : value
  const part = String(size % one)
    .padStart(decimalPlaces, '0')
    .replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${size / one}${part && `.${part}`}`
}

/** The scale of a decimal, for exact products: `a * b` has the scale `decimalScale ** 2n`. */
export const decimalScale = one

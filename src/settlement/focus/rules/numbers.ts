/** Numbers by FOCUS's numeric format: whole, decimal, or with an exponent `mEn`; no sign but a minus, no comma, no unit. */
const numeric = /^(-?)(\d+(?:\.\d*)?|\.\d+)(?:E(-?\d{1,4}))?$/

export const isNumber = (text: string): boolean => numeric.test(text)

/** An exact number: `size` × 10^-`places`. */
interface Exact {
  readonly size: bigint
  readonly places: number
}

/** More digits, or a larger exponent, than any amount of money has: not reckoned with, since a file could make us reckon for ever. */
const digitsMax = 60
const exponentMax = 100

/** Null for what is no number, or one beyond all amounts. */
function exact(text: string): Exact | null {
  const [, sign, digits = '', exponent = '0'] = numeric.exec(text) ?? []
  if (sign === undefined || digits.length > digitsMax || Math.abs(Number(exponent)) > exponentMax) return null
  const [whole = '', part = ''] = digits.split('.')
  const places = part.length - Number(exponent)
  const size = BigInt(`${sign}${whole}${part}`) * 10n ** BigInt(Math.max(0, -places))
  return { size, places: Math.max(0, places) }
}

const scaled = ({ size, places }: Exact, to: number): bigint => size * 10n ** BigInt(to - places)

/** One billionth of the value, of at least one yuan: what the FOCUS foundation's own validator lets a product differ by. */
const tolerance = 1_000_000_000n

/** Whether a × b is c, as exact as anybody can ask; true where one of them is no number, which another rule tells, or beyond all amounts. */
export function isProduct(a: string, b: string, c: string): boolean {
  const [left, right, result] = [exact(a), exact(b), exact(c)]
  if (left === null || right === null || result === null) return true
  const places = Math.max(left.places + right.places, result.places)
  const product = scaled({ size: left.size * right.size, places: left.places + right.places }, places)
  const wanted = scaled(result, places)
  return near(product, wanted, 10n ** BigInt(places))
}

/** Whether two numbers are the same amount, however they are written. */
export const isSame = (a: string, b: string): boolean => isProduct(a, '1', b)

function near(a: bigint, b: bigint, one: bigint): boolean {
  const [gap, size] = [a > b ? a - b : b - a, b < 0n ? -b : b]
  return gap * tolerance <= (size > one ? size : one)
}

export const isZero = (text: string): boolean => exact(text)?.size === 0n
export const isNegative = (text: string): boolean => (exact(text)?.size ?? 0n) < 0n

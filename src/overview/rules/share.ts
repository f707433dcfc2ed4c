import { divideHalfUp } from '../../kernel/index.ts'

/** `part` of `whole` in percent with one place, half up; null of nothing. */
export function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null
  const tenths = divideHalfUp(BigInt(part) * 1000n, BigInt(whole))
  return `${tenths / 10n}.${tenths % 10n}`
}

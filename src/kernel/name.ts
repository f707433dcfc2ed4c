// What takes up no ink: blanks, control and format signs (zero width, direction), fillers that other alphabets count as letters.
const invisible = '\\s\\p{Cc}\\p{Cf}\\p{Z}\\p{DI}\\u2800'

/** A regular expression (flag `u`) that a text meets when at least one sign in it can be seen. */
export const visiblePattern = `[^${invisible}\\p{M}]`

const isSeen = (sign: string): boolean => seen.test(sign)
const seen = new RegExp(`[^${invisible}]`, 'u')

/**
 * The name without what cannot be seen before and behind it: two names that look alike there are one. Sign by sign, for an expression
 * that looks for blanks at the end takes time by the square of a long run of them.
 */
export function trimmedName(text: string): string {
  const signs = [...text]
  return signs.slice(Math.max(0, signs.findIndex(isSeen)), signs.findLastIndex(isSeen) + 1).join('')
}

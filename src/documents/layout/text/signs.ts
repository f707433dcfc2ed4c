/**
 * Signs that take up no ink or turn the reading direction, and what no XML may hold. They would let a document show something else than it
 * says, so they are shown by their number instead.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufdd0-\ufdef]|[\ufffe\uffff]/u

/** How a sign is shown that cannot be: `〔U+202E〕`. */
export const numbered = (sign: string): string => `〔U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`

const isNoncharacter = (sign: string): boolean => ((sign.codePointAt(0) ?? 0) & 0xfffe) === 0xfffe

/** One line of text in which all that it holds is seen; line ends and tabs become a blank. */
export function visible(text: string): string {
  let out = ''
  for (const sign of text.replace(/\r\n|[\r\n\t\u2028\u2029\u0085]/g, ' '))
    out += unseen.test(sign) || isNoncharacter(sign) ? numbered(sign) : sign
  return out
}

/** A text as its paragraphs, one per line of it; empty lines stand for nothing in a document and fall away. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029\u0085]/)
    .map(visible)
    .filter((line) => line.trim() !== '')
}

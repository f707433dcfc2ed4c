/** What XML and table programs cannot hold: control signs except tab and line ends, and the two code points that are no signs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g

/** The text with a replacement sign where something stood that no table can hold, so that one sees that it did. */
export const printable = (text: string): string => text.toWellFormed().replace(unprintable, '\ufffd')

/** Begins like a formula, behind any number of apostrophes and of blanks that cannot be seen; full-width signs count too. */
const risky = /^'*(?:[\t\r\n]|[\s\p{Cf}\ufffd]*[=+\-@＝＋－＠])/u
const plainNumber = /^-?\d+(?:\.\d+)?$/

/**
 * A text that no table program runs as a formula: what begins like one gets an apostrophe before it. A plain number stays a number, also a
 * negative one. Whoever reads such a file takes one apostrophe away where what follows it begins like a formula (`unguarded`).
 */
export const guarded = (text: string): string => (risky.test(text) && !plainNumber.test(text) ? `'${text}` : text)

/** The inverse of `guarded`. */
export const unguarded = (text: string): string => (text.startsWith("'") && risky.test(text) ? text.slice(1) : text)

/**
 * A fact as text that every format can hold: lines end in \n; other control signs, signs that turn the reading direction and what no XML takes are gone. Markup, braces,
 * formulas stay what they are: text.
 */
export const plainText = (value: string): string =>
  value
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, '')

/** The same on one line: for cells, titles and names. */
export const oneLine = (value: string): string =>
  plainText(value)
    .replace(/ *\n+ */gu, ' ')
    .trim()

/**
 * Facts stand in a rendered template as numbered marks until its structure has been read, so that nothing in a fact is ever taken for a heading, a table or a place of the template.
 * Both signs are private; a template that holds one is refused.
 */
export const markOpen = '\uE000'
export const markClose = '\uE001'
export const marked = (index: number): string => `${markOpen}${index}${markClose}`
const mark = new RegExp(`${markOpen}(\\d+)${markClose}`, 'gu')

/** Puts the facts in the place of their marks: once, whatever they hold. */
export const withValues = (text: string, values: readonly string[]): string =>
  text.replace(mark, (_, index: string) => values[Number(index)] ?? '')

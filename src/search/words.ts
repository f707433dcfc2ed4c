/** How much of what was typed is sought: more words than anybody types narrow nothing down. */
export const wordsMax = 8
export const wordLengthMax = 60

/** Half-width and without capitals: the same as `search_fold` of the database. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/**
 * The words of what was typed, each once, as they are sought: blanks part them, all of them must be found. Signs that no text of the database
 * holds are left out. `%`, `_` and `\` are signs like others.
 */
export function wordsOf(typed: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const clean = fold(typed.toWellFormed()).replace(/[\u0000-\u001f\u007f]/g, ' ')
  const words = clean.split(/\s+/).filter((word) => word !== '')
  return [...new Set(words.map((word) => [...word].slice(0, wordLengthMax).join('')))].slice(0, wordsMax)
}

/** The index holds pairs of signs: without a word of two signs, everything would have to be read. */
export const isSeekable = (words: readonly string[]): boolean => words.some((word) => [...word].length >= 2)

/** How many signs an excerpt shows before what was found, and in all. */
const before = 18
const shown = 80

/** The part of a text around the first of the words, in the text's own signs; null where none of them is in it. */
export function excerptOf(text: string, words: readonly string[]): string | null {
  const signs = [...text.normalize('NFC')]
  // Folding may make two signs of one (㎡): where each folded sign came from.
  const folded = signs.map(fold)
  const whole = folded.join('')
  const found = words.map((word) => whole.indexOf(word)).filter((at) => at >= 0)
  if (found.length === 0) return null
  const at = signAt(folded, Math.min(...found))
  const from = Math.max(0, at - before)
  const part = signs
    .slice(from, from + shown)
    .join('')
    .replace(/\s+/g, ' ')
  return `${from > 0 ? '…' : ''}${part}${from + shown < signs.length ? '…' : ''}`
}

function signAt(folded: readonly string[], offset: number): number {
  let passed = 0
  for (const [index, sign] of folded.entries()) {
    passed += sign.length
    if (passed > offset) return index
  }
  return 0
}

/** A part of a report as its template says it, before any figure is filled in. */
export type Part =
  | { readonly kind: 'title'; readonly text: string; readonly line: number }
  | { readonly kind: 'paragraph'; readonly text: string; readonly line: number }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string; readonly line: number }
  | { readonly kind: 'table'; readonly measure: string; readonly line: number }
  /** `column` null: the sum of all columns. */
  | { readonly kind: 'bars'; readonly measure: string; readonly column: string | null; readonly line: number }

/**
 * Reads a template line by line. Figures are filled in later, in each part by itself: whatever a name holds stays within its paragraph and can't become a
 * heading or a table.
 */
export const readTemplate = (text: string): Part[] =>
  text.split(/\r?\n/).flatMap((each, index): Part[] => {
    const [line, said] = [index + 1, each.trim()]
    if (said === '') return []
    const heading = /^(#{1,3})\s+(.*)$/.exec(said)
    if (heading?.[1] === '#') return [{ kind: 'title', text: heading[2] ?? '', line }]
    if (heading) return [{ kind: 'heading', level: heading[1] === '##' ? 1 : 2, text: heading[2] ?? '', line }]
    const [word, measure = '', column = null] = said.split(/\s+/)
    if (word === '@table') return [{ kind: 'table', measure, line }]
    if (word === '@bars') return [{ kind: 'bars', measure, column, line }]
    return [{ kind: 'paragraph', text: said, line }]
  })

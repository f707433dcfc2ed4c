import type { Content } from '../api/use-write-case.ts'

export type Side = 'mine' | 'theirs'

/** One place where two people wrote differently, and whose text is proposed. */
export interface Clash {
  /** A field's name, or `lines` for the whole list of resources. */
  readonly at: string
  readonly mine: string
  readonly theirs: string
  readonly proposed: Side
  /** Both changed it: a person has to look. */
  readonly both: boolean
}

const own = (content: Content, field: string) => (Object.hasOwn(content.fields, field) ? content.fields[field] : null)
const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : value === true ? '是' : value === false ? '否' : String(value)

/**
 * Holds two contents against what both began from. What only one of them changed is proposed as he changed it; where both did, mine is proposed, and theirs
 * stands beside it: nothing is thrown away before a person decides.
 */
export function clashes(base: Content, mine: Content, theirs: Content, inWords: (lines: Content['lines']) => string): Clash[] {
  const fields = [...new Set([...Object.keys(mine.fields), ...Object.keys(theirs.fields)])]
  const places = [
    ...fields.map((at) => ({ at, base: textOf(own(base, at)), mine: textOf(own(mine, at)), theirs: textOf(own(theirs, at)) })),
    ...(mine.lines || theirs.lines
      ? [{ at: 'lines', base: inWords(base.lines), mine: inWords(mine.lines), theirs: inWords(theirs.lines) }]
      : []),
  ]
  return places.flatMap((place) => {
    if (place.mine === place.theirs) return []
    const [iDid, theyDid] = [place.mine !== place.base, place.theirs !== place.base]
    return [{ at: place.at, mine: place.mine, theirs: place.theirs, proposed: iDid ? 'mine' : 'theirs', both: iDid && theyDid }]
  })
}

/** The content that results, given whose text is taken at each place; where they do not differ it is the same. */
export function merged(mine: Content, theirs: Content, taken: Readonly<Record<string, Side>>): Content {
  const fields = { ...mine.fields }
  for (const at of Object.keys(theirs.fields)) if (taken[at] === 'theirs') fields[at] = theirs.fields[at] ?? null
  const lines = taken.lines === 'theirs' ? theirs.lines : mine.lines
  return { fields, ...(lines ? { lines } : {}) }
}

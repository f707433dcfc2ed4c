import { faultAt } from '../checks/fault.ts'
import type { ChargingRule, CycleRule, Derivation, Interpretation, PackFault, Regime, Source } from '../model.ts'
import { articleOf, upperCite } from './cite.ts'

interface Named {
  readonly id: string
  readonly source: Source
}

/** How a pack stands to the measure it derives from: what it leaves behind, and which of its own articles take what over. */
export interface Descent {
  readonly upper: Regime
  readonly overridden: ReadonlySet<string>
  readonly derivations: readonly Derivation[]
}

/**
 * The blocks of a derived pack: its upper measure's, without those under an article that it overrides; a block of its own with the
 * same name takes the other's place and cites both. What takes a place comes first where the replaced article's blocks stood: the
 * order of steps says where a case begins.
 */
export function inherit<T extends Named>(
  own: readonly T[],
  upper: readonly T[],
  descent: Descent | null,
  key: (each: T) => string = ({ id }) => id,
): T[] {
  if (!descent) return [...own]
  const replaced = new Map(own.map((block) => [key(block), block]))
  const added = own.filter((block) => !upper.some((other) => key(other) === key(block)))
  const place = upper.findIndex((other) => isLeftBehind(descent, other.source) && !replaced.has(key(other)))
  const result = upper.flatMap((other, index): T[] => {
    const mine = replaced.get(key(other))
    const here = index === place ? added : []
    if (mine) return [...here, { ...mine, source: beside(mine.source, other.source.cites, descent.upper) }]
    return isLeftBehind(descent, other.source) ? here : [...here, { ...other, source: takenOver(other.source, descent) }]
  })
  return place < 0 ? [...result, ...added] : result
}

const isLeftBehind = ({ overridden }: Descent, { cites }: Pick<Source, 'cites'>): boolean =>
  cites[0] !== undefined && (overridden.has(cites[0]) || overridden.has(articleOf(cites[0])))

/** A source of the upper measure as the derived one cites it: by the articles that take it over, and by its own under the upper's title. */
export function takenOver(source: Source, { upper, derivations }: Descent): Source {
  const lies = (articles: readonly string[]) => source.cites.some((cite) => articles.includes(cite) || articles.includes(articleOf(cite)))
  const here = derivations.filter(({ kind, articles }) => kind === 'inherits' && lies(articles)).flatMap((each) => each.source.cites)
  const file = source.file.includes('/') ? source.file : `${upper.id}/${source.file}`
  return { ...source, file, cites: [...new Set(here), ...source.cites.map((cite) => upperCite(upper.title, cite))] }
}

const beside = (source: Source, cites: readonly string[], upper: Regime): Source => ({
  ...source,
  cites: [...new Set([...source.cites, ...cites.map((cite) => upperCite(upper.title, cite))])],
})

/** The readings of the upper measure go on: they read its articles. */
export const inheritReadings = (own: readonly Interpretation[], descent: Descent | null): Interpretation[] =>
  inherit(own, descent?.upper.interpretations ?? [], descent).map((each) =>
    descent && !own.some(({ id }) => id === each.id) ? { ...each, on: each.on.map((cite) => upperCite(descent.upper.title, cite)) } : each,
  )

/** A rule of the reckoning key by key: what the derived pack says counts, the rest is the upper measure's. */
export function inheritMoney<T extends ChargingRule | CycleRule>(own: T | null, upper: T | null, descent: Descent | null): T | null {
  if (!descent || !upper) return own
  const sources = upper.sources.map((source) => ({ from: source.cites, source: takenOver(source, descent) }))
  const cites = Object.fromEntries(
    Object.entries(upper.cites).map(([key, of]) => [key, sources.find(({ from }) => from === of)?.source.cites ?? of]),
  )
  const kept = { ...upper, cites, sources: sources.map(({ source }) => source) }
  if (!own) return kept
  const said = Object.fromEntries(Object.keys(own.cites).map((key) => [key, own[key as keyof T]]))
  return { ...kept, ...said, cites: { ...cites, ...own.cites }, sources: [...kept.sources, ...own.sources] }
}

/** What a pack says of an upper measure must be there to be said of. */
export function checkDescent(derivations: readonly Derivation[], upper: Regime | null): PackFault[] {
  if (!upper) {
    return derivations.map(({ kind, source }) =>
      faultAt(source, `${kind} 只用于由上级办法派生的办法`, '在 measure.md 写明 derives: 上级办法的 id，或删去'),
    )
  }
  const known = new Set(upper.articles.flatMap(({ cite, passages }) => [cite, ...passages.map((passage) => passage.cite)]))
  return derivations.flatMap(({ articles, source }) =>
    articles
      .filter((cite) => !known.has(cite))
      .map((cite) =>
        faultAt(source, `上级办法《${upper.title}》没有“${cite}”`, `它共 ${upper.articles.length} 条；写成 14（条）或 19.2（项）`),
      ),
  )
}

import type { Citation } from '../kernel/index.ts'
import type { Regime } from '../regimes/index.ts'

/**
 * The article of the block that lets a party keep papers (`paper.keep`). Where it rests on several, the one that demands a right; what local
 * practice added (`amend: party …`) goes by the article it is about.
 */
export function paperCitation({
  id,
  parties,
  amendments,
  demands,
}: Pick<Regime, 'id' | 'parties' | 'amendments' | 'demands'>): Citation | null {
  const party = parties.find(({ may }) => may.includes('paper.keep'))
  if (!party) return null
  const added = amendments.filter(({ of, keys }) => of === `party ${party.id}` && keys.includes('may'))
  const cites = [...added.flatMap(({ source }) => source.cites), ...party.source.cites]
  const article = (cite: string) => cite.split(/[.¶]/)[0]
  const rights = demands.filter(({ kind }) => kind === 'right').map(({ cite }) => article(cite))
  const cite = cites.find((each) => rights.includes(article(each))) ?? cites[0]
  return cite === undefined ? null : { regime: id, cite }
}

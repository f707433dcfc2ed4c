import type { Body, Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import type { World } from '../world.ts'

/** What people do with official documents. */
export const documentActs = (world: World) => ({
  'numbers-documents': (by: Player, { pattern, series }: Body): Promise<Reply> =>
    by.call('POST', '/document-series', { body: { pattern, ...(series ? { series } : {}) } }),
  'issues-document': (by: Player, act: Body): Promise<Reply> => issue(world, by, act),
})

/** Issues a document of a case or statement: of several papers of the kind, the last that has none yet. */
async function issue(world: World, by: Player, { case: name, statement, kind }: Body): Promise<Reply> {
  const subject = name
    ? { about: 'case', aboutId: world.id('case', name) }
    : { about: 'statement', aboutId: world.id('statement', statement) }
  const shown = await by.call('GET', `/official-documents/about?about=${subject.about}&aboutId=${subject.aboutId}`)
  if (!shown.ok) return shown
  const offers = shown.body.offers.filter((offer: Body) => offer.kind === kind)
  const offer = offers.findLast(({ issued }: Body) => issued === null) ?? offers.at(-1)
  return by.call('POST', '/official-documents', { body: { ...subject, kind, paperId: offer?.paperId ?? null } })
}

import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type LostTerm = ItemOf<'/jurisdictions/{id}/lost-terms'>

type LostPage = AnswerOf<'/jurisdictions/{id}/lost-terms', 'get'>

/** Minimum terms on file that a measure would no longer charge from a day on. */
export function useLostTerms(id: string, regimeId: string, from: string) {
  const pages = usePages(['jurisdictions', id, 'lost-terms', regimeId, from], (after) =>
    answerTo(
      api.GET('/jurisdictions/{id}/lost-terms', {
        params: { path: { id }, query: { regimeId, from, limit: 50, ...(after ? { after } : {}) } },
      }),
    ),
  )
  // Every page says how many there are in all, and why.
  return { pages, all: pages.data?.pages[0] as LostPage | undefined }
}

import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type LostTerm = ItemOf<'/jurisdictions/{id}/lost-terms'>

/** Minimum terms on file that a measure would no longer charge from a day on. */
export const useLostTerms = (id: string, regimeId: string, from: string) =>
  usePages(['jurisdictions', id, 'lost-terms', regimeId, from], (after) =>
    answerTo(
      api.GET('/jurisdictions/{id}/lost-terms', {
        params: { path: { id }, query: { regimeId, from, limit: 50, ...(after ? { after } : {}) } },
      }),
    ),
  )

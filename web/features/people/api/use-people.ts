import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Person = ItemOf<'/people'>

export const usePeople = (organisationId: string | undefined) =>
  usePages(['people', organisationId], (after) =>
    answerTo(
      api.GET('/people', { params: { query: { limit: 100, ...(organisationId ? { organisationId } : {}), ...(after ? { after } : {}) } } }),
    ),
  )

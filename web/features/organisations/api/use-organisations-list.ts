import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Organisation = ItemOf<'/organisations'>
export type OrganisationFilter = Omit<QueryOf<'/organisations'>, 'limit' | 'after'>

export const useOrganisationsList = (filter: OrganisationFilter) =>
  usePages(['organisations', 'list', filter], (after) =>
    answerTo(api.GET('/organisations', { params: { query: { ...filter, limit: 100, ...(after ? { after } : {}) } } })),
  )

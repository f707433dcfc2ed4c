import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Resource = ItemOf<'/resources'>
export type ResourceFilter = Omit<QueryOf<'/resources'>, 'limit' | 'after'>

export const useResources = (filter: ResourceFilter) =>
  usePages(['resources', 'list', filter], (after) =>
    answerTo(api.GET('/resources', { params: { query: { ...filter, limit: 100, ...(after ? { after } : {}) } } })),
  )

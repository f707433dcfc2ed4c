import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type CaseRow = ItemOf<'/cases'>
export type CaseFilter = Omit<QueryOf<'/cases'>, 'limit' | 'after'>

export const useCases = (filter: CaseFilter) =>
  usePages(['cases', 'list', filter], (after) =>
    answerTo(api.GET('/cases', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

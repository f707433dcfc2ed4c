import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type System = ItemOf<'/systems'>
export type SystemFilter = Omit<QueryOf<'/systems'>, 'limit' | 'after'>

export const useSystemsList = (filter: SystemFilter) =>
  usePages(['systems', 'list', filter], (after) =>
    answerTo(api.GET('/systems', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

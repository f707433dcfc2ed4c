import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Item = ItemOf<'/catalogue/items'>
export type ItemFilter = Omit<QueryOf<'/catalogue/items'>, 'limit' | 'after'>

export const useItemsList = (filter: ItemFilter) =>
  usePages(['items', 'list', filter], (after) =>
    answerTo(api.GET('/catalogue/items', { params: { query: { ...filter, limit: 100, ...(after ? { after } : {}) } } })),
  )

import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Line = ItemOf<'/statements/{id}/lines'>
export type LineFilter = Omit<QueryOf<'/statements/{id}/lines'>, 'limit' | 'after'>

export const useLines = (id: string, filter: LineFilter) =>
  usePages(['statements', 'lines', id, filter], (after) =>
    answerTo(
      api.GET('/statements/{id}/lines', { params: { path: { id }, query: { ...filter, limit: 100, ...(after ? { after } : {}) } } }),
    ),
  )

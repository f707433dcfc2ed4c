import { useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type ReceivedDocument = ItemOf<'/documents/received'>
export type Which = 'received' | 'published'

/** Papers that the own organisation has received, or that are published; newest first. */
export const useDocuments = (which: Which) =>
  usePages(['documents', which], (after) => {
    const request = { params: { query: { limit: 50, ...(after ? { after } : {}) } } }
    return answerTo(which === 'received' ? api.GET('/documents/received', request) : api.GET('/documents/published', request))
  })

/** Opens one paper: for its addressee that puts on record that it was read, so the list is read anew. */
export function useDocument(id: string | undefined) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: ['document', id],
    queryFn: async () => {
      const paper = await answerTo(api.GET('/documents/{id}', { params: { path: { id: id ?? '' } } }))
      void queries.invalidateQueries({ queryKey: ['documents'] })
      return paper
    },
    enabled: id !== undefined,
  })
}

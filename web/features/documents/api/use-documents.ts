import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type ReceivedDocument = ItemOf<'/documents/received'>
export type Which = 'received' | 'published'

/** Papers that the own organisation has received, or that are published; newest first. */
export const useDocuments = (which: Which, unread = false) =>
  usePages(['documents', which, unread], (after) => {
    const query = { limit: 50, ...(after ? { after } : {}) }
    const received = { params: { query: { ...query, ...(unread ? { unread } : {}) } } }
    return answerTo(
      which === 'received' ? api.GET('/documents/received', received) : api.GET('/documents/published', { params: { query } }),
    )
  })

/** Marks papers as read, each by itself. */
export function useReadAll() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (ids: readonly string[]) => answerTo(api.POST('/bulk/documents/read', { body: { items: ids.map((id) => ({ id })) } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['documents'] }),
  })
}

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

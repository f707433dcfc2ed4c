import { useQueryClient } from '@tanstack/react-query'

/** After an act on a case: it, the lists, and what the act may have set off are read anew. */
export function useCaseChanged(id: string): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    for (const key of [['cases'], ['work-orders'], ['resources'], ['official-documents']]) void queries.invalidateQueries({ queryKey: key })
    await queries.invalidateQueries({ queryKey: ['case', id] })
  }
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from './client.ts'
import type { BodyOf, ItemOf, QueryOf } from './types.ts'

export type SavedFilter = ItemOf<'/saved-filters'>
export type FilterPage = NonNullable<QueryOf<'/saved-filters'>['page']>

/** The person's own filters of a list. */
export const useSavedFilters = (page: FilterPage) =>
  useQuery({
    queryKey: ['saved-filters', page],
    queryFn: () => answerTo(api.GET('/saved-filters', { params: { query: { page } } })),
    staleTime: 60_000,
  })

function useFilterAct<V>(act: (said: V) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => queries.invalidateQueries({ queryKey: ['saved-filters'] }) })
}

export const useSaveFilter = () => useFilterAct((body: BodyOf<'/saved-filters', 'post'>) => answerTo(api.POST('/saved-filters', { body })))

export const useChangeFilter = () =>
  useFilterAct(({ of, body }: { of: SavedFilter; body: BodyOf<'/saved-filters/{id}', 'patch'> }) =>
    answerTo(api.PATCH('/saved-filters/{id}', { params: { path: { id: of.id } }, ...ifMatch(of.version), body })),
  )

export const useDeleteFilter = () =>
  useFilterAct((of: SavedFilter) =>
    answerTo(api.DELETE('/saved-filters/{id}', { params: { path: { id: of.id } }, ...ifMatch(of.version) })),
  )

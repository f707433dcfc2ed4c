import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Affiliation = ItemOf<'/affiliations'>
export type AffiliationBody = BodyOf<'/affiliations', 'post'>

export const useAffiliations = () =>
  usePages(['affiliations'], (after) =>
    answerTo(api.GET('/affiliations', { params: { query: { limit: 100, ...(after ? { after } : {}) } } })),
  )

export function useAddAffiliation() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: AffiliationBody) => answerTo(api.POST('/affiliations', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['affiliations'] }),
  })
}

export function useEndAffiliation(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ lastDay }: { lastDay: string }) =>
      answerTo(api.DELETE('/affiliations/{id}', { params: { path: { id }, query: { lastDay } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['affiliations'] }),
  })
}

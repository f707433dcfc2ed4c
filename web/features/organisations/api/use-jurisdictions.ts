import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'

export type Jurisdiction = ItemOf<'/jurisdictions'>
export type JurisdictionBody = BodyOf<'/jurisdictions', 'post'>
export type Binding = BodyOf<'/jurisdictions/{id}/regimes', 'post'>

export const useJurisdictions = () => useQuery({ queryKey: ['jurisdictions'], queryFn: () => answerTo(api.GET('/jurisdictions')) })

export function useCreateJurisdiction() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: JurisdictionBody) => answerTo(api.POST('/jurisdictions', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jurisdictions'] }),
  })
}

/** From a day on another measure binds. */
export function useBindRegime(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Binding) => answerTo(api.POST('/jurisdictions/{id}/regimes', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jurisdictions'] }),
  })
}

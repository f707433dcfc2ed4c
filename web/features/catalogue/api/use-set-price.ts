import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'

export type PriceBody = BodyOf<'/catalogue/items/{id}/prices', 'post'>

export function useSetPrice(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: PriceBody) => answerTo(api.POST('/catalogue/items/{id}/prices', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['items'] }),
  })
}

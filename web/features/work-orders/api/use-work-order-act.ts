import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'

export type Result = BodyOf<'/work-orders/{id}/results', 'post'>['results'][number]
export type WorkOrderAct =
  | { readonly does: 'accept' }
  | { readonly does: 'retry' }
  | { readonly does: 'report'; readonly results: Result[] }

/** Accepts the order, reports results line by line, or has failed lines tried again. */
export function useWorkOrderAct(id: string) {
  const queries = useQueryClient()
  const params = { path: { id } }
  return useMutation({
    mutationFn: (act: WorkOrderAct) => {
      if (act.does === 'accept') return answerTo(api.POST('/work-orders/{id}/accept', { params }))
      if (act.does === 'retry') return answerTo(api.POST('/work-orders/{id}/retry', { params }))
      return answerTo(api.POST('/work-orders/{id}/results', { params, body: { results: act.results } }))
    },
    onSuccess: async () => {
      for (const key of [['cases'], ['case'], ['resources']]) void queries.invalidateQueries({ queryKey: key })
      await queries.invalidateQueries({ queryKey: ['work-orders'] })
    },
  })
}

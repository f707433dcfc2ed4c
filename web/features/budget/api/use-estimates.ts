import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Estimate = ItemOf<'/budget-estimates'>
export type EstimateSum = ItemOf<'/budget-estimates/{id}/sums'>
export type Changes = AnswerOf<'/budget-estimates/{id}/changes', 'get'>
export type EstimateBody = BodyOf<'/budget-estimates', 'post'>

export const useEstimates = () =>
  usePages(['budget', 'estimates'], (after) =>
    answerTo(api.GET('/budget-estimates', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

export const useEstimate = (id: string) =>
  useQuery({
    queryKey: ['budget', 'estimate', id],
    queryFn: () => answerTo(api.GET('/budget-estimates/{id}', { params: { path: { id } } })),
  })

export const useEstimateSums = (id: string, by: 'category' | 'system') =>
  usePages(['budget', 'sums', id, by], (after) =>
    answerTo(api.GET('/budget-estimates/{id}/sums', { params: { path: { id }, query: { by, limit: 100, ...(after ? { after } : {}) } } })),
  )

/** What changed since an earlier estimate of the same cycle. */
export const useChanges = (id: string, since: string) =>
  useQuery({
    queryKey: ['budget', 'changes', id, since],
    queryFn: () => answerTo(api.GET('/budget-estimates/{id}/changes', { params: { path: { id }, query: { since } } })),
  })

export function useBudgetChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['budget'] })
}

export function useMakeEstimate() {
  const onSuccess = useBudgetChanged()
  return useMutation({ mutationFn: (body: EstimateBody) => answerTo(api.POST('/budget-estimates', { body })), onSuccess })
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf, ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { useReconciliationChanged } from './use-bills.ts'

export type Reconciliation = AnswerOf<'/reconciliations/{id}', 'get'>
export type DifferenceRow = ItemOf<'/reconciliations/{id}/differences'>
export type DifferenceFilter = Omit<QueryOf<'/reconciliations/{id}/differences'>, 'limit' | 'after'>
export type Difference = AnswerOf<'/reconciliations/{id}/differences/{no}', 'get'>
export type DecisionBody = BodyOf<'/reconciliations/{id}/decisions', 'post'>

export const useReconciliation = (id: string) =>
  useQuery({
    queryKey: ['reconciliation', 'one', id],
    queryFn: () => answerTo(api.GET('/reconciliations/{id}', { params: { path: { id } } })),
  })

export const useDifferences = (id: string, filter: DifferenceFilter) =>
  usePages(['reconciliation', 'differences', id, filter], (after) =>
    answerTo(
      api.GET('/reconciliations/{id}/differences', {
        params: { path: { id }, query: { ...filter, limit: 100, ...(after ? { after } : {}) } },
      }),
    ),
  )

export const useDifference = (id: string, no: number) =>
  useQuery({
    queryKey: ['reconciliation', 'difference', id, no],
    queryFn: () => answerTo(api.GET('/reconciliations/{id}/differences/{no}', { params: { path: { id, no } } })),
  })

/** Our side's own explanation of a line of the statement. */
export const useOurLine = (id: string, no: number) =>
  useQuery({
    queryKey: ['statements', 'line', id, no],
    queryFn: () => answerTo(api.GET('/statements/{id}/lines/{no}', { params: { path: { id, no } } })),
  })

/** Decides alike differences together. */
export function useDecide(id: string) {
  const onSuccess = useReconciliationChanged()
  return useMutation({
    mutationFn: (body: DecisionBody) => answerTo(api.POST('/reconciliations/{id}/decisions', { params: { path: { id } }, body })),
    onSuccess,
  })
}

export function useComment(id: string, no: number) {
  const onSuccess = useReconciliationChanged()
  return useMutation({
    mutationFn: (body: { comment: string }) =>
      answerTo(api.POST('/reconciliations/{id}/differences/{no}/comment', { params: { path: { id, no } }, body })),
    onSuccess,
  })
}

export function useClose(id: string) {
  const onSuccess = useReconciliationChanged()
  return useMutation({ mutationFn: () => answerTo(api.POST('/reconciliations/{id}/close', { params: { path: { id } } })), onSuccess })
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Bill = ItemOf<'/provider-bills'>
export type BillFile = BodyOf<'/provider-bills/preview', 'post'>
export type BillPreview = AnswerOf<'/provider-bills/preview', 'post'>

export const useBills = () =>
  usePages(['reconciliation', 'bills'], (after) =>
    answerTo(api.GET('/provider-bills', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

export function useReconciliationChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['reconciliation'] })
}

/** Shows what a file would do; writes nothing. */
export const usePreviewBill = () => useMutation({ mutationFn: (body: BillFile) => answerTo(api.POST('/provider-bills/preview', { body })) })

/** Imports the very file that was previewed. */
export function useImportBill() {
  const onSuccess = useReconciliationChanged()
  return useMutation({ mutationFn: (body: BillFile & { hash: string }) => answerTo(api.POST('/provider-bills', { body })), onSuccess })
}

/** Holds a bill against the statement of its cycle. */
export function useReconcile() {
  const onSuccess = useReconciliationChanged()
  return useMutation({
    mutationFn: (id: string) => answerTo(api.POST('/provider-bills/{id}/reconciliations', { params: { path: { id } } })),
    onSuccess,
  })
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Quantity = ItemOf<'/metered-quantities'>
export type QuantityFilter = Omit<QueryOf<'/metered-quantities'>, 'limit' | 'after'>
export type ReportBody = BodyOf<'/metered-quantities', 'post'>
export type CorrectionBody = BodyOf<'/metered-quantities/{id}/correction', 'post'>

export const useQuantities = (filter: QuantityFilter) =>
  usePages(['metering', 'quantities', filter], (after) =>
    answerTo(api.GET('/metered-quantities', { params: { query: { ...filter, limit: 100, ...(after ? { after } : {}) } } })),
  )

export function useMeteringChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['metering'] })
}

export function useReport() {
  const onSuccess = useMeteringChanged()
  return useMutation({ mutationFn: (body: ReportBody) => answerTo(api.POST('/metered-quantities', { body })), onSuccess })
}

export function useCorrect(id: string) {
  const onSuccess = useMeteringChanged()
  return useMutation({
    mutationFn: (body: CorrectionBody) => answerTo(api.POST('/metered-quantities/{id}/correction', { params: { path: { id } }, body })),
    onSuccess,
  })
}

/** All of the records, or none. */
export function useConfirm() {
  const onSuccess = useMeteringChanged()
  return useMutation({
    mutationFn: (ids: readonly string[]) => answerTo(api.POST('/metered-quantities/confirmations', { body: { ids: [...ids] } })),
    onSuccess,
  })
}

export function useObject(id: string) {
  const onSuccess = useMeteringChanged()
  return useMutation({
    mutationFn: (body: { opinion: string }) => answerTo(api.POST('/metered-quantities/{id}/objection', { params: { path: { id } }, body })),
    onSuccess,
  })
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Figure = ItemOf<'/usage'>
export type SystemBands = ItemOf<'/usage/bands'>
export type FigureFilter = Omit<QueryOf<'/usage'>, 'limit' | 'after'>
export type ReportBody = BodyOf<'/usage', 'post'>
export type CorrectionBody = BodyOf<'/usage/{id}/correction', 'post'>

export const useFigures = (filter: FigureFilter) =>
  usePages(['usage', 'figures', filter], (after) =>
    answerTo(api.GET('/usage', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

/** Each system's latest figures. */
export const useBands = (filter: { readonly organisationId?: string }) =>
  usePages(['usage', 'bands', filter], (after) =>
    answerTo(api.GET('/usage/bands', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

/** Whatever was reported, corrected or checked may change what the rules find. */
export function useUsageChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['usage'] })
}

export function useReport() {
  const onSuccess = useUsageChanged()
  return useMutation({ mutationFn: (body: ReportBody) => answerTo(api.POST('/usage', { body })), onSuccess })
}

export function useCorrect(id: string) {
  const onSuccess = useUsageChanged()
  return useMutation({
    mutationFn: (body: CorrectionBody) => answerTo(api.POST('/usage/{id}/correction', { params: { path: { id } }, body })),
    onSuccess,
  })
}

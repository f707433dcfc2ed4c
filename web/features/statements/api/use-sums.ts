import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import type { Ground } from '../words.ts'

export type Total = ItemOf<'/statements/{id}/totals'>
export type MonthTotal = ItemOf<'/statements/{id}/months'>
export type Adjustment = ItemOf<'/statements/{id}/adjustments'>

const of = (id: string) => ({ params: { path: { id } } })

export const useTotals = (id: string, by: Ground) =>
  useQuery({
    queryKey: ['statements', 'totals', id, by],
    queryFn: () => answerTo(api.GET('/statements/{id}/totals', { params: { path: { id }, query: { by } } })),
  })

/** Sums by month and category. */
export const useMonths = (id: string) =>
  useQuery({ queryKey: ['statements', 'months', id], queryFn: () => answerTo(api.GET('/statements/{id}/months', of(id))) })

/** Results of evaluations and assessment reports, as lines of their own. */
export const useAdjustments = (id: string) =>
  useQuery({ queryKey: ['statements', 'adjustments', id], queryFn: () => answerTo(api.GET('/statements/{id}/adjustments', of(id))) })

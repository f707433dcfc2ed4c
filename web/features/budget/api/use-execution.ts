import { useMutation, useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { useBudgetChanged } from './use-estimates.ts'

export type Execution = AnswerOf<'/budget-execution', 'get'>
export type UsedLine = ItemOf<'/budget-execution/lines'>
export type ThresholdBody = BodyOf<'/budget-thresholds', 'post'>

const of = (on: string | undefined) => (on ? { on } : {})

export const useExecution = (on: string | undefined) =>
  useQuery({ queryKey: ['budget', 'execution', on], queryFn: () => answerTo(api.GET('/budget-execution', { params: { query: of(on) } })) })

export const useUsedLines = (on: string | undefined) =>
  usePages(['budget', 'used', on], (after) =>
    answerTo(api.GET('/budget-execution/lines', { params: { query: { ...of(on), limit: 100, ...(after ? { after } : {}) } } })),
  )

export const useFindings = () =>
  usePages(['budget', 'findings'], (after) =>
    answerTo(api.GET('/budget-findings', { params: { query: { limit: 100, ...(after ? { after } : {}) } } })),
  )

export const useThresholds = () => useQuery({ queryKey: ['budget', 'thresholds'], queryFn: () => answerTo(api.GET('/budget-thresholds')) })

export function useSetThreshold() {
  const onSuccess = useBudgetChanged()
  return useMutation({ mutationFn: (body: ThresholdBody) => answerTo(api.POST('/budget-thresholds', { body })), onSuccess })
}

/** Reckons the cycle anew. */
export function useAccrue(on: string | undefined) {
  const onSuccess = useBudgetChanged()
  return useMutation({ mutationFn: () => answerTo(api.POST('/budget-execution/accruals', { body: of(on) })), onSuccess })
}

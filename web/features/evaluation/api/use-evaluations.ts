import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Evaluation = ItemOf<'/evaluations'>
export type DimensionRule = Evaluation['dimensions'][number]
export type RoundBody = BodyOf<'/evaluations/rounds', 'post'>
export type ScaleBody = BodyOf<'/evaluations/{evaluation}/scales', 'post'>

/** What the measure that binds today evaluates, with the weights and grades that count. */
export const useEvaluations = () => useQuery({ queryKey: ['evaluations', 'rules'], queryFn: () => answerTo(api.GET('/evaluations')) })

export const useRounds = () =>
  usePages(['evaluations', 'rounds'], (after) =>
    answerTo(api.GET('/evaluations/rounds', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

export function useEvaluationsChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['evaluations'] })
}

export function useOpenRound() {
  const onSuccess = useEvaluationsChanged()
  return useMutation({ mutationFn: (body: RoundBody) => answerTo(api.POST('/evaluations/rounds', { body })), onSuccess })
}

/** Sets weights and grades from a day on. */
export function useSetScale(evaluation: string) {
  const onSuccess = useEvaluationsChanged()
  return useMutation({
    mutationFn: (body: ScaleBody) => answerTo(api.POST('/evaluations/{evaluation}/scales', { params: { path: { evaluation } }, body })),
    onSuccess,
  })
}

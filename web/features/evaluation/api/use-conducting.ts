import { useMutation } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { useEvaluationsChanged } from './use-evaluations.ts'
import type { Scorecard } from './use-scorecards.ts'

export type ConclusionBody = BodyOf<'/evaluations/scorecards/{id}/conclusion', 'post'>
export type ObjectionBody = BodyOf<'/evaluations/scorecards/{id}/objection', 'post'>
export type DecisionBody = BodyOf<'/evaluations/scorecards/{id}/objection/decision', 'post'>

const at = ({ id, version }: Scorecard) => ({ params: { path: { id } }, ...ifMatch(version) })

/** From the scores to numbers that stand. */
export function useConclude(card: Scorecard) {
  const onSuccess = useEvaluationsChanged()
  return useMutation({
    mutationFn: (body: ConclusionBody) => answerTo(api.POST('/evaluations/scorecards/{id}/conclusion', { ...at(card), body })),
    onSuccess,
  })
}

export function usePublish(card: Scorecard) {
  const onSuccess = useEvaluationsChanged()
  return useMutation({ mutationFn: () => answerTo(api.POST('/evaluations/scorecards/{id}/publication', at(card))), onSuccess })
}

export function useObject({ id }: Scorecard) {
  const onSuccess = useEvaluationsChanged()
  return useMutation({
    mutationFn: (body: ObjectionBody) => answerTo(api.POST('/evaluations/scorecards/{id}/objection', { params: { path: { id } }, body })),
    onSuccess,
  })
}

export function useDecide(card: Scorecard) {
  const onSuccess = useEvaluationsChanged()
  return useMutation({
    mutationFn: (body: DecisionBody) => answerTo(api.POST('/evaluations/scorecards/{id}/objection/decision', { ...at(card), body })),
    onSuccess,
  })
}

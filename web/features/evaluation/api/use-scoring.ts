import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { useEvaluationsChanged } from './use-evaluations.ts'

export type ScoreBody = BodyOf<'/evaluations/scorecards/{id}/scores', 'post'>
export type AnswerBody = BodyOf<'/evaluations/scorecards/{id}/answers', 'post'>

/** A score of the person's organisation; it replaces the one that it gave before. */
export function useScore(id: string) {
  const onSuccess = useEvaluationsChanged()
  return useMutation({
    mutationFn: (body: ScoreBody) => answerTo(api.POST('/evaluations/scorecards/{id}/scores', { params: { path: { id } }, body })),
    onSuccess,
  })
}

/** Its answer to the survey of satisfaction. */
export function useAnswer(id: string) {
  const onSuccess = useEvaluationsChanged()
  return useMutation({
    mutationFn: (body: AnswerBody) => answerTo(api.POST('/evaluations/scorecards/{id}/answers', { params: { path: { id } }, body })),
    onSuccess,
  })
}

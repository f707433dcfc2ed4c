import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type ShortScorecard = ItemOf<'/evaluations/scorecards'>
export type Scorecard = AnswerOf<'/evaluations/scorecards/{id}', 'get'>
export type Dimension = Scorecard['dimensions'][number]
export type Result = Scorecard['results'][number]
export type ScorecardFilter = Omit<QueryOf<'/evaluations/scorecards'>, 'limit' | 'after'>

export const useScorecards = (filter: ScorecardFilter) =>
  usePages(['evaluations', 'scorecards', filter], (after) =>
    answerTo(api.GET('/evaluations/scorecards', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

export const useScorecard = (id: string) =>
  useQuery({
    queryKey: ['evaluations', 'scorecard', id],
    queryFn: () => answerTo(api.GET('/evaluations/scorecards/{id}', { params: { path: { id } } })),
  })

import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type Comparison = AnswerOf<'/measures/compare', 'get'>
export type Difference = Comparison['differences'][number]

/** Two measures rule by rule. */
export const useComparison = (a: string | undefined, b: string | undefined) =>
  useQuery({
    queryKey: ['measures', 'compare', a, b],
    queryFn: () => answerTo(api.GET('/measures/compare', { params: { query: { a: a ?? '', b: b ?? '' } } })),
    enabled: a !== undefined && b !== undefined && a !== b,
    staleTime: 300_000,
  })

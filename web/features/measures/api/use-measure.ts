import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type Measure = AnswerOf<'/measures/{id}', 'get'>
export type Article = Measure['chapters'][number]['articles'][number]

export const useMeasure = (id: string) =>
  useQuery({
    queryKey: ['measures', id],
    queryFn: () => answerTo(api.GET('/measures/{id}', { params: { path: { id } } })),
    staleTime: 300_000,
  })

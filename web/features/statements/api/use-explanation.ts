import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type Explanation = AnswerOf<'/statements/{id}/lines/{no}', 'get'>

/** Where one amount comes from: price, days, arithmetic, articles. */
export const useExplanation = (id: string, no: number) =>
  useQuery({
    queryKey: ['statements', 'line', id, no],
    queryFn: () => answerTo(api.GET('/statements/{id}/lines/{no}', { params: { path: { id, no } } })),
  })

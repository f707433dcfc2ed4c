import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type Verified = AnswerOf<'/verifications/{code}', 'get'>

/** What a code stands for; asked without signing in, and not again by itself: it is counted. */
export const useVerification = (code: string | undefined) =>
  useQuery({
    queryKey: ['verification', code],
    queryFn: () => answerTo(api.GET('/verifications/{code}', { params: { path: { code: code ?? '' } } })),
    enabled: code !== undefined,
    retry: false,
    refetchOnWindowFocus: false,
  })

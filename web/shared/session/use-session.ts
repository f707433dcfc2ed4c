import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../api/client.ts'
import type { AnswerOf } from '../api/types.ts'

export type Session = AnswerOf<'/session', 'get'>

export const sessionQuery = {
  queryKey: ['session'],
  queryFn: () => answerTo(api.GET('/session')),
  staleTime: 60_000,
}

/** Who is signed in. Fails with a `Problem` of status 401 when nobody is. */
export const useSession = () => useQuery(sessionQuery)

/** Whether the person may do what the permission word says; the server checks again in any case. */
export function useMay(): (word: string) => boolean {
  const { data } = useSession()
  return (word) => data?.permissions.includes(word) ?? false
}

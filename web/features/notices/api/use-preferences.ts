import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/types.ts'

export type Preferences = AnswerOf<'/notice-preferences', 'get'>
export type Choice = BodyOf<'/notice-preferences', 'put'>

export const usePreferences = () =>
  useQuery({ queryKey: ['notices', 'preferences'], queryFn: () => answerTo(api.GET('/notice-preferences')) })

/** Has a code sent to the address that was chosen. */
export const useAskCode = () => useMutation({ mutationFn: () => answerTo(api.POST('/notice-preferences/email-code')) })

/** Enters the code. */
export function useProveEmail() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (code: string) => answerTo(api.POST('/notice-preferences/email-proof', { body: { code } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices', 'preferences'] }),
  })
}

/** Sets the choice on the version that was read. */
export function useSetPreferences(version: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Choice) => answerTo(api.PUT('/notice-preferences', { body, ...ifMatch(version) })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices', 'preferences'] }),
  })
}

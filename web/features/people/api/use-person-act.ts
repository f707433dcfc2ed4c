import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/types.ts'
import type { Person } from './use-people.ts'

export type PersonChange = BodyOf<'/people/{id}', 'patch'>
type Given = AnswerOf<'/people/{id}/password', 'post'>
export type PersonAct =
  | { readonly does: 'change'; readonly change: PersonChange }
  | { readonly does: 'reset-password' }
  | { readonly does: 'end-sessions' }
  | { readonly does: 'unlock' }
  | { readonly does: 'confirm' }

/** Acts on an account. Resetting answers with the new one-time password; the others with null. */
export function usePersonAct({ id, version }: Pick<Person, 'id' | 'version'>) {
  const queries = useQueryClient()
  const params = { path: { id } }
  return useMutation({
    mutationFn: async (act: PersonAct): Promise<Given | null> => {
      if (act.does === 'reset-password') return answerTo(api.POST('/people/{id}/password', { params }))
      if (act.does === 'change') await answerTo(api.PATCH('/people/{id}', { params, body: act.change, ...ifMatch(version) }))
      else if (act.does === 'confirm') await answerTo(api.POST('/people/{id}/confirmation', { params, ...ifMatch(version) }))
      else if (act.does === 'end-sessions') await answerTo(api.DELETE('/people/{id}/sessions', { params }))
      else await answerTo<unknown>(api.DELETE('/people/{id}/lock', { params }))
      return null
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  })
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answerTo, api } from '../shared/api/client.ts'

/** Ends this session, or all of the person's; whatever was read is forgotten. */
export function useSignOut() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (where: 'here' | 'everywhere') =>
      void (await answerTo<unknown>(where === 'here' ? api.DELETE('/session') : api.DELETE('/sessions'))),
    onSettled: async () => {
      await navigate({ to: '/sign-in' })
      queries.clear()
    },
  })
}

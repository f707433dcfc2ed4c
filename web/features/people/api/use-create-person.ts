import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'

export type PersonBody = BodyOf<'/people', 'post'>

/** Answers with the one-time password, this once. */
export function useCreatePerson() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: PersonBody) => answerTo(api.POST('/people', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  })
}

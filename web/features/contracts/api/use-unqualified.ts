import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type UnqualifiedBody = BodyOf<'/unqualified-services', 'post'>

export const useUnqualified = () =>
  usePages(['unqualified'], (after) =>
    answerTo(api.GET('/unqualified-services', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

export function useDecideUnqualified() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: UnqualifiedBody) => answerTo(api.POST('/unqualified-services', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['unqualified'] }),
  })
}

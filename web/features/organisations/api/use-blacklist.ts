import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Blacklisted = ItemOf<'/blacklist'>
export type BlacklistBody = BodyOf<'/blacklist', 'post'>

export const useBlacklist = () =>
  usePages(['blacklist'], (after) => answerTo(api.GET('/blacklist', { params: { query: { limit: 100, ...(after ? { after } : {}) } } })))

export function useAddToBlacklist() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: BlacklistBody) => answerTo(api.POST('/blacklist', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['blacklist'] }),
  })
}

export function useEndBlacklisting(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ lastDay }: { lastDay: string }) =>
      answerTo(api.DELETE('/blacklist/{id}', { params: { path: { id }, query: { lastDay } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['blacklist'] }),
  })
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type ElsewhereBody = BodyOf<'/settled-elsewhere', 'post'>

export const useElsewhere = () =>
  usePages(['settled-elsewhere'], (after) =>
    answerTo(api.GET('/settled-elsewhere', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

export function useDecideElsewhere() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ElsewhereBody) => answerTo(api.POST('/settled-elsewhere', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settled-elsewhere'] }),
  })
}

/** What a system was given: a decision may be about one of these. */
export const useResourcesOf = (system: string | undefined) =>
  useQuery({
    queryKey: ['resources', 'of', system],
    queryFn: () => answerTo(api.GET('/resources', { params: { query: { limit: 200, system: system ?? '' } } })),
    enabled: system !== undefined,
  })

import { useMutation, useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { useUsageChanged } from './use-usage.ts'

export type ResourceCheck = ItemOf<'/resource-checks'>
export type CheckFilter = Omit<QueryOf<'/resource-checks'>, 'limit' | 'after'>
export type CheckBody = BodyOf<'/resource-checks', 'post'>

export const useChecks = (filter: CheckFilter) =>
  usePages(['usage', 'checks', filter], (after) =>
    answerTo(api.GET('/resource-checks', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

export function useCheck() {
  const onSuccess = useUsageChanged()
  return useMutation({ mutationFn: (body: CheckBody) => answerTo(api.POST('/resource-checks', { body })), onSuccess })
}

/** What a system was given: a check is of one of these. */
export const useResourcesOf = (system: string | undefined) =>
  useQuery({
    queryKey: ['resources', 'of', system],
    queryFn: () => answerTo(api.GET('/resources', { params: { query: { limit: 200, system: system ?? '' } } })),
    enabled: system !== undefined,
  })

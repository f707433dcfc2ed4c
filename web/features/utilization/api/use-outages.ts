import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Outage = ItemOf<'/outages'>
export type OutageFilter = Omit<QueryOf<'/outages'>, 'limit' | 'after'>
export type OutageBody = BodyOf<'/outages', 'post'>
export type OutageCorrection = BodyOf<'/outages/{id}/correction', 'post'>
export type AvailabilityAsked = {
  readonly provider: string
  readonly from: string
  readonly to: string
  readonly pool?: string | undefined
}

export const useOutages = (filter: OutageFilter) =>
  usePages(['outages', 'list', filter], (after) =>
    answerTo(api.GET('/outages', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

function useChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['outages'] })
}

export function useReportOutage() {
  const onSuccess = useChanged()
  return useMutation({ mutationFn: (body: OutageBody) => answerTo(api.POST('/outages', { body })), onSuccess })
}

export function useCorrectOutage(id: string) {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: (body: OutageCorrection) => answerTo(api.POST('/outages/{id}/correction', { params: { path: { id } }, body })),
    onSuccess,
  })
}

/** How steadily a provider, or one of its pools, delivered in a period. */
export const useAvailability = (asked: AvailabilityAsked | null) =>
  useQuery({
    queryKey: ['outages', 'availability', asked],
    queryFn: () => {
      const { provider, from, to, pool } = asked as AvailabilityAsked
      return answerTo(
        api.GET('/providers/{id}/availability', {
          params: { path: { id: provider }, query: { from, to, ...(pool ? { poolId: pool } : {}) } },
        }),
      )
    },
    enabled: asked !== null,
  })

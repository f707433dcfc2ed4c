import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'

export type ReportBody = BodyOf<'/connections', 'post'>
export type Connection = ItemOf<'/connections'>

export const useConnections = (enabled: boolean) =>
  useQuery({ queryKey: ['connections'], queryFn: () => answerTo(api.GET('/connections')), enabled })

export function useReportConnection() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ReportBody) => answerTo(api.POST('/connections', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connections'] }),
  })
}

/** How good a provider's monitoring data was, month by month. */
export const useQuality = (provider: string | undefined, asked: { readonly from: string; readonly to: string } | null) =>
  useQuery({
    queryKey: ['connections', 'quality', provider, asked],
    queryFn: () =>
      answerTo(
        api.GET('/connections/{provider}/quality', {
          params: { path: { provider: provider ?? '' }, query: asked ?? { from: '', to: '' } },
        }),
      ),
    enabled: provider !== undefined && asked !== null,
  })

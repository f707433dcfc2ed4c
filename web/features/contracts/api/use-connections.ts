import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'

export type ReportBody = BodyOf<'/connections', 'post'>

export const useConnections = (enabled: boolean) =>
  useQuery({ queryKey: ['connections'], queryFn: () => answerTo(api.GET('/connections')), enabled })

export function useReportConnection() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ReportBody) => answerTo(api.POST('/connections', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connections'] }),
  })
}

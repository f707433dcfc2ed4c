import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'

export type Job = ItemOf<'/jobs'>

/** Jobs run each minute: the page follows them. */
export const useJobs = () => useQuery({ queryKey: ['jobs'], queryFn: () => answerTo(api.GET('/jobs')), refetchInterval: 10_000 })

export function useRunJob() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (job: string) => answerTo(api.POST('/jobs/{job}/run', { params: { path: { job } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  })
}

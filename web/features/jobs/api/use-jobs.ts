import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'

export type Job = ItemOf<'/jobs'>

/** Jobs run each minute: the page follows them. */
export const useJobs = () => useQuery({ queryKey: ['jobs'], queryFn: () => answerTo(api.GET('/jobs')), refetchInterval: 10_000 })

export type Work = ItemOf<'/jobs/work'>

/** All work with progress, the newest first; followed while the page is open. */
export const useWork = (kind: Work['kind'] | undefined) =>
  useInfiniteQuery({
    queryKey: ['jobs', 'work', kind],
    queryFn: ({ pageParam }) =>
      answerTo(
        api.GET('/jobs/work', { params: { query: { limit: 20, ...(kind ? { kind } : {}), ...(pageParam ? { after: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 5_000,
  })

export function useRunJob() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (job: string) => answerTo(api.POST('/jobs/{job}/run', { params: { path: { job } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  })
}

/** Stops a trial of a draft, whosever it is: nothing of it is shown. */
export function useStopTrialWork() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answerTo(api.POST('/jobs/work/trials/{id}/stop', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs', 'work'] }),
  })
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Year = ItemOf<'/calendar-years'>
export type Holiday = Year['holidays'][number]
export type Notice = ItemOf<'/holiday-notices'>
export type NoticeBody = BodyOf<'/holiday-notices', 'post'>
export type Preview = AnswerOf<'/holiday-notices/{id}/preview', 'get'>
export type Reading = ItemOf<'/calendar-readings'>

export const useYears = () => useQuery({ queryKey: ['holidays', 'years'], queryFn: () => answerTo(api.GET('/calendar-years')) })

export const useNotices = () =>
  usePages(['holidays', 'notices'], (after) =>
    answerTo(api.GET('/holiday-notices', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

/** Progress moves while one looks. */
export const useReadings = () =>
  useQuery({
    queryKey: ['holidays', 'readings'],
    queryFn: () => answerTo(api.GET('/calendar-readings')),
    refetchInterval: ({ state }) => (state.data?.items.some(({ endedAt }) => endedAt === null) ? 5000 : false),
  })

export const usePreview = (id: string) =>
  useQuery({
    queryKey: ['holidays', 'preview', id],
    queryFn: () => answerTo(api.GET('/holiday-notices/{id}/preview', { params: { path: { id } } })),
  })

export const useCheck = () => useMutation({ mutationFn: (body: NoticeBody) => answerTo(api.POST('/holiday-notices/check', { body })) })

export const useReadFile = () =>
  useMutation({ mutationFn: (content: string) => answerTo(api.POST('/holiday-notices/file', { body: { content } })) })

function useChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['holidays'] })
}

export function useEnter() {
  const onSuccess = useChanged()
  return useMutation({ mutationFn: (body: NoticeBody) => answerTo(api.POST('/holiday-notices', { body })), onSuccess })
}

export function useApprove(id: string) {
  const onSuccess = useChanged()
  return useMutation({ mutationFn: () => answerTo(api.POST('/holiday-notices/{id}/approval', { params: { path: { id } } })), onSuccess })
}

export function useReject(id: string) {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: (body: { reason: string }) => answerTo(api.POST('/holiday-notices/{id}/rejection', { params: { path: { id } }, body })),
    onSuccess,
  })
}

export function useWithdraw(id: string) {
  const onSuccess = useChanged()
  return useMutation({ mutationFn: () => answerTo(api.POST('/holiday-notices/{id}/withdrawal', { params: { path: { id } } })), onSuccess })
}

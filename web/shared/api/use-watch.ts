import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from './client.ts'

export type WatchedKind = 'case' | 'system' | 'resource' | 'duty'

export const useWatched = (kind: WatchedKind, id: string) =>
  useQuery({
    queryKey: ['watches', kind, id],
    queryFn: () => answerTo(api.GET('/watches/{kind}/{id}', { params: { path: { kind, id } } })),
  })

export function useWatch(kind: WatchedKind, id: string) {
  const queries = useQueryClient()
  const params = { params: { path: { kind, id } } }
  return useMutation({
    mutationFn: (watched: boolean) =>
      answerTo(watched ? api.PUT('/watches/{kind}/{id}', params) : api.DELETE('/watches/{kind}/{id}', params)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['watches'] }),
  })
}

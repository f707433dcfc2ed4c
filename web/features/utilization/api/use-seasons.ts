import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'

export type Season = ItemOf<'/systems/{id}/seasons'>
export type SeasonBody = BodyOf<'/systems/{id}/seasons', 'post'>

export const useSeasons = (id: string) =>
  useQuery({ queryKey: ['seasons', id], queryFn: () => answerTo(api.GET('/systems/{id}/seasons', { params: { path: { id } } })) })

export function useDeclare(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SeasonBody) => answerTo(api.POST('/systems/{id}/seasons', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['seasons', id] }),
  })
}

export function useWithdrawSeason(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (season: string) => answerTo(api.DELETE('/systems/{id}/seasons/{season}', { params: { path: { id, season } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['seasons', id] }),
  })
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { base64Of } from '../../../shared/text/base64.ts'

export type Draft = AnswerOf<'/measure-drafts/{id}', 'get'>
export type Trial = AnswerOf<'/measure-trials/{id}', 'get'>
export type TrialRow = ItemOf<'/measure-trials/{id}/rows'>

const drafts = ['measure-drafts'] as const

export const useDrafts = () =>
  usePages([...drafts, 'all'], (after) =>
    answerTo(api.GET('/measure-drafts', { params: { query: { limit: 20, ...(after ? { after } : {}) } } })),
  )

export const useDraft = (id: string) =>
  useQuery({ queryKey: [...drafts, id], queryFn: () => answerTo(api.GET('/measure-drafts/{id}', { params: { path: { id } } })) })

export const useDraftComparison = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...drafts, id, 'comparison'],
    queryFn: () => answerTo(api.GET('/measure-drafts/{id}/comparison', { params: { path: { id } } })),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Uploads a draft and goes to what was found of it. */
export function useUploadDraft() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (file: File) => answerTo(api.POST('/measure-drafts', { body: { name: file.name, content: await base64Of(file) } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: drafts })
      await navigate({ to: `/measure-drafts/${id}` })
    },
  })
}

export function useStartTrial(draftId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answerTo(api.POST('/measure-drafts/{id}/trials', { params: { path: { id: draftId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: drafts }),
  })
}

/** Stops a trial that one began oneself. */
export function useStopTrial() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answerTo(api.POST('/measure-trials/{id}/stop', { params: { path: { id } } })),
    // Also where it had ended meanwhile: then it is shown as it ended.
    onSettled: () => queries.invalidateQueries({ queryKey: drafts }),
  })
}

/** A trial is followed while it runs. */
export function useTrial(shown: Trial) {
  return useQuery({
    queryKey: [...drafts, shown.draftId, 'trial', shown.id],
    queryFn: () => answerTo(api.GET('/measure-trials/{id}', { params: { path: { id: shown.id } } })),
    initialData: shown,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_500 : false),
  })
}

export const useTrialRows = (id: string, kind: TrialRow['kind'], unlike: boolean) =>
  usePages([...drafts, 'rows', id, kind, unlike], (after) =>
    answerTo(
      api.GET('/measure-trials/{id}/rows', { params: { path: { id }, query: { kind, unlike, limit: 50, ...(after ? { after } : {}) } } }),
    ),
  )

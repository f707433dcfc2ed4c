import { useMutation, useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/types.ts'
import { useRightsChanged } from './use-authorizations.ts'

export type PaperList = AnswerOf<'/systems/{id}/papers', 'get'>
export type Paper = PaperList['papers'][number]
export type PaperBody = BodyOf<'/systems/{id}/papers', 'post'>
export type PaperVersionBody = BodyOf<'/papers/{id}/versions', 'post'>
export type PaperLook = AnswerOf<'/papers/{id}/looks', 'post'>

export const usePapers = (system: string) =>
  useQuery({
    queryKey: ['rights', 'papers', system],
    queryFn: () => answerTo(api.GET('/systems/{id}/papers', { params: { path: { id: system } } })),
  })

export function useKeep(system: string) {
  const onSuccess = useRightsChanged()
  return useMutation({
    mutationFn: (body: PaperBody) => answerTo(api.POST('/systems/{id}/papers', { params: { path: { id: system } }, body })),
    onSuccess,
  })
}

/** A new version; the older ones stay. */
export function useReplace(paper: string) {
  const onSuccess = useRightsChanged()
  return useMutation({
    mutationFn: (body: PaperVersionBody) => answerTo(api.POST('/papers/{id}/versions', { params: { path: { id: paper } }, body })),
    onSuccess,
  })
}

/** Opens a paper. Each time leaves a record that the unit sees. */
export function useLook() {
  const onSuccess = useRightsChanged()
  return useMutation({
    mutationFn: (paper: string) => answerTo(api.POST('/papers/{id}/looks', { params: { path: { id: paper } }, body: {} })),
    onSuccess,
  })
}

/** Opens the contact in the register of systems, on record as well. */
export function useLookAtContact(system: string) {
  const onSuccess = useRightsChanged()
  return useMutation({
    mutationFn: () => answerTo(api.POST('/systems/{id}/contact-looks', { params: { path: { id: system } } })),
    onSuccess,
  })
}

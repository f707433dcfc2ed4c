import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { useRightsChanged } from './use-authorizations.ts'

export type EmergencyLook = ItemOf<'/emergency-looks'>
export type EmergencyBody = BodyOf<'/emergency-looks', 'post'>

export const useEmergencies = () =>
  usePages(['rights', 'emergencies'], (after) =>
    answerTo(api.GET('/emergency-looks', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

export function useAskEmergency() {
  const onSuccess = useRightsChanged()
  return useMutation({ mutationFn: (body: EmergencyBody) => answerTo(api.POST('/emergency-looks', { body })), onSuccess })
}

/** A second person of the same organisation agrees. */
export function useSecond() {
  const onSuccess = useRightsChanged()
  return useMutation({
    mutationFn: (id: string) => answerTo(api.POST('/emergency-looks/{id}/second', { params: { path: { id } } })),
    onSuccess,
  })
}

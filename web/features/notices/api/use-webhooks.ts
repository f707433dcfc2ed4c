import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Webhook = ItemOf<'/webhooks'>
export type WebhookDraft = BodyOf<'/webhooks', 'post'>
export type WebhookChange = BodyOf<'/webhooks/{id}', 'patch'>
export type DeliveryState = Delivery['state']
export type Delivery = ItemOf<'/webhook-deliveries'>

export const useWebhooks = () =>
  usePages(['webhooks', 'list'], (after) =>
    answerTo(api.GET('/webhooks', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

function useChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['webhooks'] })
}

/** A message goes out a moment after it was put in: then its log is read once more. */
function useSent() {
  const changed = useChanged()
  return () => {
    setTimeout(() => void changed(), 1500)
    return changed()
  }
}

/** Answers with the secret, which is not shown again. */
export function useCreateWebhook() {
  const onSuccess = useChanged()
  return useMutation({ mutationFn: (body: WebhookDraft) => answerTo(api.POST('/webhooks', { body })), onSuccess })
}

export function useChangeWebhook() {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: ({ id, version, change }: { id: string; version: number; change: WebhookChange }) =>
      answerTo(api.PATCH('/webhooks/{id}', { params: { path: { id } }, body: change, ...ifMatch(version) })),
    onSuccess,
  })
}

/** Answers with the new secret, which is not shown again. */
export function useRenewSecret() {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: (id: string) => answerTo(api.POST('/webhooks/{id}/secrets', { params: { path: { id } } })),
    onSuccess,
  })
}

/** Sends a message that says nothing; what became of it is in the log. */
export function useTestWebhook() {
  const onSuccess = useSent()
  return useMutation({
    mutationFn: (id: string) => answerTo<unknown>(api.POST('/webhooks/{id}/tests', { params: { path: { id } } })),
    onSuccess,
  })
}

/** What was sent: to the organisation's webhooks, or everybody's e-mails. */
export const useDeliveries = (which: 'webhooks' | 'mails', state: DeliveryState | undefined) =>
  usePages(['webhooks', 'deliveries', which, state], (after) => {
    const request = { params: { query: { limit: 50, ...(state ? { state } : {}), ...(after ? { after } : {}) } } }
    return answerTo(which === 'mails' ? api.GET('/mail-deliveries', request) : api.GET('/webhook-deliveries', request))
  })

export function useResend() {
  const onSuccess = useSent()
  return useMutation({
    mutationFn: (id: string) => answerTo<unknown>(api.POST('/webhook-deliveries/{id}/resending', { params: { path: { id } } })),
    onSuccess,
  })
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Webhook = ItemOf<'/webhooks'>
export type WebhookDraft = BodyOf<'/webhooks', 'post'>
export type Delivery = ItemOf<'/webhook-deliveries'>

export const useWebhooks = () =>
  usePages(['webhooks', 'list'], (after) =>
    answerTo(api.GET('/webhooks', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

function useChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['webhooks'] })
}

/** Answers with the secret, which is not shown again. */
export function useCreateWebhook() {
  const onSuccess = useChanged()
  return useMutation({ mutationFn: (body: WebhookDraft) => answerTo(api.POST('/webhooks', { body })), onSuccess })
}

export function useChangeWebhook() {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: ({ id, version, state }: { id: string; version: number; state: 'active' | 'paused' | 'withdrawn' }) =>
      answerTo(api.PATCH('/webhooks/{id}', { params: { path: { id } }, body: { state }, ...ifMatch(version) })),
    onSuccess,
  })
}

/** What was sent: to the organisation's webhooks, or everybody's e-mails. */
export const useDeliveries = (which: 'webhooks' | 'mails') =>
  usePages(['webhooks', 'deliveries', which], (after) => {
    const request = { params: { query: { limit: 50, ...(after ? { after } : {}) } } }
    return answerTo(which === 'mails' ? api.GET('/mail-deliveries', request) : api.GET('/webhook-deliveries', request))
  })

export function useResend() {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: (id: string) => answerTo<unknown>(api.POST('/webhook-deliveries/{id}/resending', { params: { path: { id } } })),
    onSuccess,
  })
}

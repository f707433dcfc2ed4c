import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Instant, newId, type Outcome, ok, refuse, type Tx } from '../../kernel/index.ts'
import { kinds } from '../rules/kinds.ts'
import { putPost, trialWaits } from '../store/deliveries.ts'

/** What a trial is told as: it is nobody's happening. */
const prefix = 'test:'
export const isTrial = (event: string): boolean => event.startsWith(prefix)

/** Puts in a message that says nothing but that it came, to see whether a webhook is reached; one at a time. */
export async function putTrial(tx: Tx, actor: OfficeActor, webhookId: Id, now: Instant): Promise<Outcome<null>> {
  if (await trialWaits(tx, webhookId, prefix)) return refuse('delivery.waiting')
  const event = `${prefix}${newId()}`
  const payload = {
    ...{ event, happening: 'webhook.test', kind: 'delivery', kindName: kinds.delivery, title: '测试消息' },
    body: `${actor.personName}发出的测试消息，用于核对接收地址和签名，不需要处理。`,
    ...{ link: null, at: now, organisation: { id: actor.organisationId, name: actor.organisationName } },
  }
  await putPost(tx, { webhookId, event, kind: 'delivery', payload, now })
  return ok(null)
}

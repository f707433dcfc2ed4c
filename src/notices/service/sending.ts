import type { Id, Instant, Tx } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { kinds } from '../rules/kinds.ts'
import { neverMailed } from '../rules/lapses.ts'
import { nextDigest } from '../rules/schedule.ts'
import type { Tale } from '../rules/tale.ts'
import type { Template } from '../rules/templates.ts'
import { putInDigest, putMail, putPost } from '../store/deliveries.ts'
import { wantingMail } from '../store/preferences.ts'
import { webhooksFor } from '../store/webhooks.ts'

/** Somebody who is told, and for whom he acts. */
export interface Addressed {
  readonly personId: Id
  readonly organisationId: Id
  readonly organisationName: string
}

interface Told {
  readonly tale: Tale
  readonly sentence: Template
  readonly addressed: readonly Addressed[]
  readonly made: readonly { readonly id: Id; readonly personId: Id }[]
}

/** Puts the messages in by which people and organisations want to hear what was just told, in the same transaction. */
export async function send(needs: NoticesNeeds, tx: Tx, told: Told, now: Instant): Promise<void> {
  if (needs.outgoing.smtpUrl !== null && !neverMailed.has(told.tale.name)) await byMail(tx, told, now)
  await byWebhook(needs, tx, told, now)
}

async function byMail(tx: Tx, { tale, made }: Told, now: Instant): Promise<void> {
  const wanting = await wantingMail(
    tx,
    made.map(({ personId }) => personId),
    tale.rule.kind,
  )
  for (const { personId, digest } of wanting) {
    const notice = made.find((each) => each.personId === personId)
    if (!notice) continue
    if (digest === 'daily') await putInDigest(tx, { personId, noticeId: notice.id, now, ...nextDigest(now) })
    else await putMail(tx, { personId, noticeId: notice.id, now })
  }
}

/** An organisation hears what its people are told, and what one of them did himself. */
async function byWebhook({ outgoing }: NoticesNeeds, tx: Tx, { tale, sentence, addressed }: Told, now: Instant): Promise<void> {
  const { kind } = tale.rule
  const organisations = new Map(addressed.map((each) => [each.organisationId, each.organisationName]))
  for (const { id, organisationId } of await webhooksFor(tx, [...organisations.keys()], kind)) {
    const payload = {
      event: tale.event,
      happening: tale.name,
      ...{ kind, kindName: kinds[kind], title: sentence.title, body: sentence.body },
      link: tale.link === null ? null : `${outgoing.publicUrl ?? ''}${tale.link}`,
      at: tale.at,
      organisation: { id: organisationId, name: organisations.get(organisationId) ?? '' },
    }
    await putPost(tx, { webhookId: id, event: tale.event, kind, payload, now })
  }
}

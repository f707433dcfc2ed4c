import {
  dayOf,
  type Id,
  type Instant,
  millisecondsBetween,
  type Outcome,
  ok,
  plusHours,
  refuse,
  type Tx,
  type Writing,
} from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { letterWith } from '../rules/letter.ts'
import { nextAttempt } from '../rules/schedule.ts'
import { signatureOf } from '../rules/signature.ts'
import { endAttempt, letterOf } from '../store/deliveries.ts'
import { type Due, noteArrived, noteFailed, noteSlow, takeDue } from '../store/lanes.ts'
import { putLapse } from '../store/lapses.ts'
import { lockForFailing, setFailed, targetOf } from '../store/webhooks.ts'
import type { Addresses } from './addresses.ts'
import type { Keyring } from './keyring.ts'
import type { Mailer } from './mailing.ts'
import { createPlaces } from './places.ts'
import { platform } from './platform.ts'
import { post } from './posting.ts'
import { openSecret } from './secrets.ts'
import { isTrial } from './trial.ts'

/** A run waits so long for what it started; what takes longer goes on by itself. */
const runMs = 30_000
/** So many messages are on their way to one organisation at a time, whatever of it is slow. */
const perOrganisation = 2
/** Messages on their way in one process, and how many of them to receivers that are known to be slow. */
const places = { webhook: { most: 12, mostSlow: 4 }, email: { most: 4, mostSlow: 2 } } as const
/** What takes so long is slow. */
const slowMs = 3000
/** Minutes that a webhook rests after so many failures in a row; the last of them again and again. */
const rests = [1, 2, 5, 10, 15]
/** So long a message is this process's; should it die, another sends it again. */
const holdHours = 2 / 60

export interface Ways {
  readonly mailer: Mailer | null
  readonly addresses: Addresses
  readonly keyring: Keyring | null
}

/**
 * Sends what is due. At least once: a message that was sent by a process that died before it could say so is sent again, under the same id.
 * E-mails and webhooks have places of their own; a receiver that takes long or fails holds up itself and nobody else.
 */
export function createDelivering(needs: NoticesNeeds, ways: Ways): { run(): Promise<void>; stop(): void } {
  const channels = (ways.mailer === null ? (['webhook'] as const) : (['webhook', 'email'] as const)).map((channel) =>
    createPlaces<Due>({
      ...places[channel],
      next: ({ slow }) => {
        const now = needs.clock.now()
        return takeDue(needs.db, { channel, slow, perOrganisation }, now, plusHours(now, holdHours))
      },
      work: (due) => attempt(needs, ways, due),
    }),
  )
  return {
    run: async () => void (await Promise.all(channels.map((channel) => channel.run(runMs)))),
    stop: () => {
      for (const channel of channels) channel.stop()
    },
  }
}

interface Answer {
  readonly status: number | null
  readonly error: string | null
  /** Trying again would change nothing. */
  readonly forever?: boolean
}

/** One attempt, from sending to its mark. */
async function attempt(needs: NoticesNeeds, ways: Ways, due: Due): Promise<void> {
  const begun = performance.now()
  const { status, error, forever = false } = due.channel === 'email' ? await mail(needs, ways, due) : await postTo(needs, ways, due)
  const durationMs = Math.round(performance.now() - begun)
  const now = needs.clock.now()
  const again = error === null || forever ? null : nextAttempt(due.begunAt, due.attempts, now)
  await needs.db.transaction().execute(async (tx) => {
    await endAttempt(tx, { ...due, status, error, durationMs }, now, again)
    await noteFared(tx, due, { error, forever, slow: durationMs >= slowMs }, now)
    // Whoever relies on e-mails is told in the console that they don't reach him, once a day.
    if (error !== null && again === null && due.personId !== null) await putLapse(tx, `mail.given-up:${due.personId}:${dayOf(now)}`)
  })
  if (error !== null && again === null && !forever && due.webhookId) await failWebhook(needs, due.webhookId, due.begunAt)
}

/** A mail server refuses one box and takes the next: only webhooks rest. What was never sent, to one that is paused, says nothing of its receiver. */
async function noteFared(tx: Tx, { lane, channel }: Due, of: { error: string | null; forever: boolean; slow: boolean }, now: Instant) {
  const { error, forever, slow } = of
  if (error === null) await noteArrived(tx, lane, slow)
  else if (channel === 'email' || forever) await noteSlow(tx, lane, slow)
  else await noteFailed(tx, lane, { slow, pauses: rests, now })
}

async function mail({ db, outgoing }: NoticesNeeds, { mailer }: Ways, { id, personId, notices }: Due): Promise<Answer> {
  const letter = personId === null ? null : await letterOf(db, personId, notices)
  if (!mailer || !letter?.notices) return { status: null, error: '收件人已停用，或不再接收邮件', forever: true }
  return mailer.send(letter.to, id, letterWith(letter.name, letter.notices, outgoing.publicUrl))
}

async function postTo({ db, clock, outgoing }: NoticesNeeds, { addresses, keyring }: Ways, due: Due): Promise<Answer> {
  const { id, webhookId, payload } = due
  const target = webhookId === null ? null : await targetOf(db, webhookId)
  const trial = isTrial(due.event)
  if (!webhookId || !target?.kept || !(target.state === 'active' || trial))
    return { status: null, error: '该推送已暂停或停用', forever: true }
  const secret = openSecret(keyring, webhookId, target.kept)
  if (secret === null) return { status: null, error: '签名密钥无法解开：请更换密钥，或由运维人员核对 ZHENGYUN_SECRET_KEYS', forever: trial }
  const body = JSON.stringify({ id, ...(payload as object) })
  const seconds = Math.floor(millisecondsBetween('1970-01-01T00:00:00.000Z' as Instant, clock.now()) / 1000)
  const headers = {
    'idempotency-key': id,
    'user-agent': 'zhengyun-notices',
    'x-zhengyun-signature': signatureOf(secret, seconds, body),
  }
  // A trial is sent once: who asked for it looks at what came of it.
  return { ...(await post(target.url, { body, headers }, { addresses, authorities: outgoing.authorities })), forever: trial }
}

/** A webhook to which nothing arrived for as long as a message is tried is switched off, on record, and its administrators are told of that. */
async function failWebhook({ door }: NoticesNeeds, id: Id, since: Instant): Promise<void> {
  await door.write({ actor: platform, does: 'webhook.fail', needs: null }, async ({ tx, record }: Writing): Promise<Outcome<null>> => {
    const hook = await lockForFailing(tx, id, since)
    if (!hook || hook.arrived) return refuse('request.changed-meanwhile', { facts: { what: '该推送' } })
    await setFailed(tx, id)
    const { jurisdictionId: jurisdiction, organisationId: organisation, name } = hook
    await record({ object: { kind: 'webhook', id }, jurisdiction, organisation, after: { name, state: 'failed' } })
    return ok(null)
  })
}

import { dayOf, type Id, type Instant, millisecondsBetween, type Outcome, ok, plusHours, refuse, type Writing } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { letterWith } from '../rules/letter.ts'
import { nextAttempt } from '../rules/schedule.ts'
import { signatureOf } from '../rules/signature.ts'
import { type Due, endAttempt, letterOf, takeDue } from '../store/deliveries.ts'
import { putLapse } from '../store/lapses.ts'
import { lockForFailing, setFailed, targetOf } from '../store/webhooks.ts'
import type { Addresses } from './addresses.ts'
import type { Keyring } from './keyring.ts'
import type { Mailer } from './mailing.ts'
import { platform } from './platform.ts'
import { post } from './posting.ts'
import { openSecret } from './secrets.ts'
import { isTrial } from './trial.ts'

/** Jobs share one worker: a run of deliveries takes no longer than this, whatever still waits. */
const runMs = 30_000
const atOnce = 4
/** So long a message is this process's; should it die, another sends it again. */
const holdHours = 2 / 60

export interface Ways {
  readonly mailer: Mailer | null
  readonly addresses: Addresses
  readonly keyring: Keyring | null
}

/**
 * Sends what is due. At least once: a message that was sent by a process that died before it could say so is sent again, under the same id.
 * Whoever cannot be reached is left alone for the rest of the run, and holds up nobody else.
 */
export async function deliver(needs: NoticesNeeds, ways: Ways): Promise<void> {
  const until = performance.now() + runMs
  const unreachable = new Set<Id>()
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const now = needs.clock.now()
      const due = await takeDue(needs.db, { mail: ways.mailer !== null, except: [...unreachable] }, now, plusHours(now, holdHours))
      if (!due) return
      const arrived = await attempt(needs, ways, due)
      if (!arrived && due.webhookId) unreachable.add(due.webhookId)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

interface Answer {
  readonly status: number | null
  readonly error: string | null
  /** Trying again would change nothing. */
  readonly forever?: boolean
}

/** One attempt, from sending to its mark. True when the message arrived. */
async function attempt(needs: NoticesNeeds, ways: Ways, due: Due): Promise<boolean> {
  const begun = performance.now()
  const { status, error, forever = false } = due.channel === 'email' ? await mail(needs, ways, due) : await postTo(needs, ways, due)
  const durationMs = Math.round(performance.now() - begun)
  const now = needs.clock.now()
  const again = error === null || forever ? null : nextAttempt(due.begunAt, due.attempts, now)
  await needs.db.transaction().execute(async (tx) => {
    await endAttempt(tx, { ...due, status, error, durationMs }, now, again)
    // Whoever relies on e-mails is told in the console that they don't reach him, once a day.
    if (error !== null && again === null && due.personId !== null) await putLapse(tx, `mail.given-up:${due.personId}:${dayOf(now)}`)
  })
  if (error !== null && again === null && !forever && due.webhookId) await failWebhook(needs, due.webhookId, due.begunAt)
  return error === null
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

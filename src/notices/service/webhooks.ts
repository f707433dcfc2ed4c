import type { OfficeActor } from '../../identity/index.ts'
import { type AuditEntry, type Id, newId, type Outcome, ok, type Page, refuse } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import type { Kind } from '../rules/kinds.ts'
import { type Delivery, listMails, listPosts, putAgain } from '../store/deliveries.ts'
import { endRest } from '../store/lanes.ts'
import { replaceSecret } from '../store/secrets.ts'
import { countWebhooks, insertWebhook, listWebhooks, lockWebhook, updateWebhook, type Webhook } from '../store/webhooks.ts'
import type { Ways } from './delivering.ts'
import { checkUrl } from './posting.ts'
import { newSecretFor } from './secrets.ts'
import { putTrial } from './trial.ts'

const hooksMax = 10
const word = 'webhook.manage'

export interface Draft {
  readonly name: string
  readonly url: string
  readonly kinds: readonly Kind[]
}

export interface Change extends Partial<Draft> {
  readonly state?: 'active' | 'paused' | 'withdrawn' | undefined
}

export interface DeliveryQuery {
  readonly webhook?: Id | undefined
  readonly state?: Delivery['state'] | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** Where an organisation's own systems are told, by its 单位管理员; and what became of every message. */
export const createWebhooks = ({ db, door }: NoticesNeeds, { addresses, keyring }: Ways) => ({
  list: async (
    { organisationId, permissions }: OfficeActor,
    page: { limit: number; after?: string | undefined },
  ): Promise<Outcome<Page<Webhook>>> => (permissions.has(word) ? ok(await listWebhooks(db, { ...page, organisationId })) : denied(word)),

  /** The secret is told once: a repeated request doesn't see it again. */
  async create(actor: OfficeActor, draft: Draft, key: string): Promise<Outcome<{ id: Id; secret: string | null }>> {
    const id = newId()
    const fresh = newSecretFor(keyring, id)
    let shownNow: string | null = null
    const act = { actor, does: 'webhook.create', needs: word, once: { key, input: draft } }
    const done = await door.write<{ id: Id }, OfficeActor>(act, async ({ tx, now, record }) => {
      const url = checkUrl(draft.url, addresses)
      if (!url.ok) return url
      if (!fresh) return refuse('webhook.no-key')
      if ((await countWebhooks(tx, actor.organisationId)) >= hooksMax)
        return refuse('webhook.too-many', { facts: { max: String(hooksMax) } })
      shownNow = fresh.secret
      const hook = { ...draft, id, url: url.value, kinds: [...new Set(draft.kinds)], state: 'active' as const, version: 1 }
      const { organisationId, personName: createdByName } = actor
      await insertWebhook(tx, { ...hook, organisationId, kept: fresh.kept, secretSince: now, createdAt: now, createdByName })
      await record({ ...about(actor, hook.id), after: shown(hook) })
      return ok({ id: hook.id })
    })
    return done.ok ? ok({ id: done.value.id, secret: shownNow }) : done
  },

  /**
   * Makes another secret, told once. The former signs nothing any more from this moment: what the receiver refuses until it knows the new one is
   * sent again within the day.
   */
  async renewSecret(actor: OfficeActor, id: Id, key: string): Promise<Outcome<{ id: Id; secret: string | null }>> {
    const fresh = newSecretFor(keyring, id)
    let shownNow: string | null = null
    const act = { actor, does: 'webhook.renew-secret', needs: word, once: { key, input: { id } } }
    const done = await door.write<{ id: Id }, OfficeActor>(act, async ({ tx, now, record }) => {
      const hook = await lockWebhook(tx, actor.organisationId, id)
      if (!hook) return unknownHook
      if (!fresh) return refuse('webhook.no-key')
      shownNow = fresh.secret
      await replaceSecret(tx, id, fresh.kept, now)
      await endRest(tx, id)
      await record({ ...about(actor, id), after: { name: hook.name } })
      return ok({ id })
    })
    return done.ok ? ok({ id, secret: shownNow }) : done
  },

  /** Sends a message that says nothing, to see whether it arrives; also to a webhook that is paused or was switched off. */
  test: (actor: OfficeActor, id: Id, key: string): Promise<Outcome<null>> =>
    door.write({ actor, does: 'webhook.test', needs: word, once: { key, input: { id } } }, async ({ tx, now, record }) => {
      const hook = await lockWebhook(tx, actor.organisationId, id)
      if (!hook) return unknownHook
      const put = await putTrial(tx, actor, id, now)
      if (put.ok) await record({ ...about(actor, id), after: { name: hook.name } })
      return put
    }),

  /** Changes, pauses, resumes or withdraws; on the version that was seen. */
  change(
    actor: OfficeActor,
    id: Id,
    change: Change,
    once: { readonly key: string; readonly ifVersion: number | null },
  ): Promise<Outcome<Webhook>> {
    const act = { actor, does: 'webhook.change', needs: word, once: { key: once.key, input: { id, ...change } } }
    return door.write(act, async ({ tx, record }) => {
      const before = await lockWebhook(tx, actor.organisationId, id)
      if (!before) return unknownHook
      if (once.ifVersion !== null && once.ifVersion !== before.version)
        return refuse('request.changed-meanwhile', { facts: { what: `推送“${before.name}”` } })
      const url = change.url === undefined ? ok(before.url) : checkUrl(change.url, addresses)
      if (!url.ok) return url
      const { name = before.name, state = before.state } = change
      const after = { ...before, name, state, url: url.value, kinds: [...new Set(change.kinds ?? before.kinds)] }
      await updateWebhook(tx, after)
      await endRest(tx, id)
      await record({ ...about(actor, id), before: shown(before), after: shown(after) })
      return ok({ ...after, version: before.version + 1 })
    })
  },

  deliveries: async (
    { organisationId, permissions }: OfficeActor,
    { webhook, ...query }: DeliveryQuery,
  ): Promise<Outcome<Page<Delivery>>> =>
    permissions.has(word) ? ok(await listPosts(db, { ...query, webhookId: webhook, organisationId })) : denied(word),

  /** Sends a message again that has arrived or was given up, under the same id. */
  resend: (actor: OfficeActor, id: Id, key: string): Promise<Outcome<null>> =>
    door.write({ actor, does: 'webhook.resend', needs: word, once: { key, input: { id } } }, async ({ tx, now, record }) => {
      const put = await putAgain(tx, actor.organisationId, id, now)
      if (put === 'unknown') return refuse('request.not-found', { facts: { what: '该投递' } })
      if (put === 'waiting') return refuse('delivery.waiting')
      await record({ ...about(actor, id), object: { kind: 'notice-delivery', id } })
      return ok(null)
    }),

  /** For the operator: whether e-mails leave the house, and why not. Never what stands in them, nor to which address. */
  mails: async ({ permissions }: OfficeActor, { webhook: _, ...query }: DeliveryQuery): Promise<Outcome<Page<Delivery>>> =>
    permissions.has('delivery.read') ? ok(await listMails(db, query)) : denied('delivery.read'),
})

export type Webhooks = ReturnType<typeof createWebhooks>

const unknownHook = refuse('request.not-found', { facts: { what: '该推送' } })

const denied = (permission: string) => refuse('permission.denied', { facts: { permission: permissionName(permission) } })

const about = ({ jurisdictionId, organisationId }: OfficeActor, id: Id): AuditEntry => ({
  object: { kind: 'webhook', id },
  jurisdiction: jurisdictionId,
  organisation: organisationId,
})

const shown = ({ name, url, kinds, state }: Pick<Webhook, 'name' | 'url' | 'kinds' | 'state'>) => ({ name, url, kinds, state })

import { type Id, newSecret, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { countLiving, lockToSeal, nextToSeal, putSealed } from '../store/secrets.ts'
import type { Keyring, Sealed } from './keyring.ts'
import { platform } from './platform.ts'

const belongsTo = (webhookId: Id): string => `webhook:${webhookId}`

/** A new secret for a webhook, with what is kept of it; null where the installation has no key. */
export function newSecretFor(keyring: Keyring | null, webhookId: Id): { readonly secret: string; readonly kept: Sealed } | null {
  if (keyring === null) return null
  const secret = newSecret()
  return { secret, kept: keyring.seal(secret, belongsTo(webhookId)) }
}

export const openSecret = (keyring: Keyring | null, webhookId: Id, kept: Sealed): string | null =>
  keyring?.open(kept, belongsTo(webhookId)) ?? null

/**
 * At each start: seals what an older version kept in the clear, and what an older key sealed, one webhook a transaction, on record. What no key opens
 * stays as it is: its messages fail and say so, until its administrator has a new secret made. Answers in Chinese what keeps the program from
 * starting: webhooks, and no key at all.
 */
export async function sealAll(needs: NoticesNeeds, keyring: Keyring | null): Promise<string | null> {
  if (keyring === null) {
    const living = await countLiving(needs.db)
    return living === 0 ? null : noKey(living)
  }
  for (let after: Id | null = null; ; ) {
    const id: Id | null = await nextToSeal(needs.db, { newest: keyring.newest, after })
    if (id === null) return null
    await sealOne(needs, keyring, id)
    after = id
  }
}

const noKey = (count: number): string =>
  `平台设有 ${count} 个消息推送，其签名密钥须加密保存，但没有设置 ZHENGYUN_SECRET_KEYS，未启动。请生成一个密钥（openssl rand -base64 32），以“名称:密钥”的形式设置，并妥善备份；见 docs/configuration.md`

function sealOne({ door }: NoticesNeeds, keyring: Keyring, id: Id): Promise<Outcome<null>> {
  return door.write({ actor: platform, does: 'webhook.seal', needs: null }, async ({ tx, record }) => {
    const hook = await lockToSeal(tx, id, keyring.newest)
    const secret = hook && (hook.clear ?? (hook.kept && openSecret(keyring, id, hook.kept)))
    if (!hook || !secret) return refuse('request.changed-meanwhile', { facts: { what: '该推送的密钥' } })
    const kept = keyring.seal(secret, belongsTo(id))
    await putSealed(tx, id, kept)
    const { organisationId: organisation, jurisdictionId: jurisdiction } = hook
    const was = { key: hook.clear === null ? (hook.kept?.key ?? null) : null }
    await record({ object: { kind: 'webhook', id }, jurisdiction, organisation, before: was, after: { key: kept.key } })
    return ok(null)
  })
}

import { sql } from 'kysely'
import type { Id, Instant, Page, Reader, Tx } from '../../kernel/index.ts'
import { pageOf, timeCursor } from '../../kernel/index.ts'
import type { Kept } from './secrets.ts'

export type WebhookState = 'active' | 'paused' | 'failed' | 'withdrawn'

/** A webhook as it is shown: without its secret. */
export interface Webhook {
  readonly id: Id
  readonly name: string
  readonly url: string
  readonly kinds: string[]
  readonly state: WebhookState
  readonly version: number
  readonly createdAt: Instant
  readonly createdByName: string
  /** Since when it signs with its present secret. */
  readonly secretSince: Instant
}

const columns = sql`id, name, url, kinds, state, version, created_at as "createdAt", created_by_name as "createdByName",
  secret_since as "secretSince"`

export async function insertWebhook(tx: Tx, hook: Webhook & { readonly organisationId: Id; readonly kept: Kept }): Promise<void> {
  await sql`insert into webhook (id, organisation_id, name, url, kinds, sealed_secret, secret_key, secret_since, state, created_at, created_by_name)
    values (${hook.id}, ${hook.organisationId}, ${hook.name}, ${hook.url}, ${hook.kinds}, ${hook.kept.sealed}, ${hook.kept.key}, ${hook.secretSince},
      ${hook.state}, ${hook.createdAt}, ${hook.createdByName})`.execute(tx)
}

export async function listWebhooks(
  reader: Reader,
  of: { organisationId: Id; limit: number; after?: string | undefined },
): Promise<Page<Webhook>> {
  const [at, id] = timeCursor(of.after) ?? []
  const { rows } = await sql<Webhook>`select ${columns} from webhook where organisation_id = ${of.organisationId} and state <> 'withdrawn'
    ${at && id ? sql`and (created_at, id) > (${at}, ${id})` : sql``} order by created_at, id limit ${of.limit + 1}`.execute(reader)
  return pageOf(rows, of.limit, (row) => [row.createdAt, row.id])
}

/** One of the organisation's, not withdrawn, locked. */
export async function lockWebhook(tx: Tx, organisationId: Id, id: Id): Promise<Webhook | null> {
  const { rows } = await sql<Webhook>`select ${columns} from webhook
    where id = ${id} and organisation_id = ${organisationId} and state <> 'withdrawn' for no key update`.execute(tx)
  return rows[0] ?? null
}

/** Changes one; what is withdrawn loses its secret. */
export async function updateWebhook(tx: Tx, hook: Pick<Webhook, 'id' | 'name' | 'url' | 'kinds' | 'state'>): Promise<void> {
  const kept = hook.state === 'withdrawn' ? sql`, secret = null, sealed_secret = null, secret_key = null` : sql``
  await sql`update webhook set name = ${hook.name}, url = ${hook.url}, kinds = ${hook.kinds}, state = ${hook.state}, version = version + 1 ${kept}
    where id = ${hook.id}`.execute(tx)
}

export async function countWebhooks(tx: Tx, organisationId: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from webhook where organisation_id = ${organisationId} and state <> 'withdrawn'`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Active ones of these organisations that want this kind. */
export async function webhooksFor(reader: Reader, organisationIds: readonly Id[], kind: string): Promise<{ id: Id; organisationId: Id }[]> {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<{ id: Id; organisationId: Id }>`select id, organisation_id as "organisationId" from webhook
    where organisation_id = any(${organisationIds}::uuid[]) and state = 'active' and kinds @> array[${kind}]`.execute(reader)
  return rows
}

export interface Target {
  readonly url: string
  readonly state: WebhookState
  /** Null for one that is withdrawn. */
  readonly kept: Kept | null
}

/** Where and by which secret messages are sent: for the sender only. */
export async function targetOf(reader: Reader, id: Id): Promise<Target | null> {
  const { rows } = await sql<Target>`select url, state,
      case when sealed_secret is not null then jsonb_build_object('sealed', sealed_secret, 'key', secret_key) end as kept
    from webhook where id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** Whose it is, and whether anything sent to it since an instant arrived; null for one that is not active. Locked. */
export async function lockForFailing(
  tx: Tx,
  id: Id,
  since: Instant,
): Promise<{ name: string; organisationId: Id; jurisdictionId: Id | null; arrived: boolean } | null> {
  const { rows } = await sql<{ name: string; organisationId: Id; jurisdictionId: Id | null; arrived: boolean }>`
    select w.name, w.organisation_id as "organisationId", o.jurisdiction_id as "jurisdictionId",
      exists (select from notice_delivery d where d.webhook_id = w.id and d.state = 'sent' and d.ended_at >= ${since}) as arrived
    from webhook w join organisation o on o.id = w.organisation_id where w.id = ${id} and w.state = 'active' for no key update of w`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function setFailed(tx: Tx, id: Id): Promise<void> {
  await sql`update webhook set state = 'failed', version = version + 1 where id = ${id}`.execute(tx)
}

import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'

/** A secret as it is kept: sealed, with the id of the key that sealed it. */
export interface Kept {
  readonly sealed: string
  readonly key: string
}

/** How many webhooks there are that sign, of all organisations. */
export async function countLiving(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from webhook where state <> 'withdrawn'`.execute(reader)
  return rows[0]?.count ?? 0
}

/** The next webhook, in the order of ids, whose secret is in the clear or sealed by another key than the newest. */
export async function nextToSeal(reader: Reader, of: { readonly newest: string; readonly after: Id | null }): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`select id from webhook where state <> 'withdrawn' and secret_key is distinct from ${of.newest}
    ${of.after === null ? sql`` : sql`and id > ${of.after}`} order by id limit 1`.execute(reader)
  return rows[0]?.id ?? null
}

export interface ToSeal {
  readonly clear: string | null
  readonly kept: Kept | null
  readonly organisationId: Id
  readonly jurisdictionId: Id | null
}

/** That webhook, locked; null where another process has sealed it meanwhile. */
export async function lockToSeal(tx: Tx, id: Id, newest: string): Promise<ToSeal | null> {
  const { rows } = await sql<ToSeal>`
    select w.secret as clear, case when w.sealed_secret is not null then jsonb_build_object('sealed', w.sealed_secret, 'key', w.secret_key) end as kept,
      w.organisation_id as "organisationId", o.jurisdiction_id as "jurisdictionId"
    from webhook w join organisation o on o.id = w.organisation_id
    where w.id = ${id} and w.state <> 'withdrawn' and w.secret_key is distinct from ${newest} for no key update of w`.execute(tx)
  return rows[0] ?? null
}

/** The same secret, kept otherwise. */
export async function putSealed(tx: Tx, id: Id, { sealed, key }: Kept): Promise<void> {
  await sql`update webhook set secret = null, sealed_secret = ${sealed}, secret_key = ${key} where id = ${id}`.execute(tx)
}

/** Another secret from now on. */
export async function replaceSecret(tx: Tx, id: Id, { sealed, key }: Kept, now: Instant): Promise<void> {
  await sql`update webhook set secret = null, sealed_secret = ${sealed}, secret_key = ${key}, secret_since = ${now}, version = version + 1
    where id = ${id}`.execute(tx)
}

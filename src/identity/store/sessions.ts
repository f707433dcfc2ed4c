import { sql } from 'kysely'
import { type Database, type Id, type Instant, plusHours, sha256, type Tx } from '../../kernel/index.ts'
import type { Post } from '../rules/posts.ts'

export interface SessionRow {
  readonly sessionId: Id
  readonly personId: Id
  readonly personName: string
  readonly organisationId: Id
  readonly posts: Post[]
  readonly mustChangePassword: boolean
}

/** Whether a session lives, without its being noted as seen: what the program asks by itself keeps nobody signed in. */
export async function sessionLives(db: Database, id: Id, now: Instant, idleMinutes: number): Promise<boolean> {
  const { rows } = await sql`select from session s join person p on p.id = s.person_id
    where s.id = ${id} and s.expires_at > ${now}::timestamptz and s.last_seen_at > ${plusHours(now, -idleMinutes / 60)}::timestamptz
      and p.disabled_at is null and p.unconfirmed_since is null`.execute(db)
  return rows.length > 0
}

/**
 * The living session of a token and its person, in one round trip. It is noted as seen at most once a minute, so an idle
 * session may end up to a minute early, never late; `quietly` it is not noted at all.
 */
export async function findSession(
  db: Database,
  token: string,
  now: Instant,
  { idleMinutes, quietly }: { readonly idleMinutes: number; readonly quietly: boolean },
): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`
    with living as (
      select s.id, s.last_seen_at, s.person_id, p.name, p.organisation_id, p.posts, p.must_change_password
      from session s join person p on p.id = s.person_id
      where s.token_hash = ${sha256(token)} and s.expires_at > ${now}::timestamptz
        and s.last_seen_at > ${plusHours(now, -idleMinutes / 60)}::timestamptz and p.disabled_at is null and p.unconfirmed_since is null
    ), seen as (
      update session set last_seen_at = ${now}::timestamptz
      where id in (select id from living where last_seen_at <= ${plusHours(now, -1 / 60)}::timestamptz) and not ${quietly}::boolean
    )
    select id as "sessionId", person_id as "personId", name as "personName", organisation_id as "organisationId", posts,
      must_change_password as "mustChangePassword" from living`.execute(db)
  return rows[0] ?? null
}

export interface NewSession {
  readonly id: Id
  readonly token: string
  readonly personId: Id
  readonly ip: string
  readonly now: Instant
  readonly hours: number
}

/** Writes a session, and clears away the person's expired ones. */
export async function insertSession(tx: Tx, { id, token, personId, ip, now, hours }: NewSession): Promise<void> {
  await sql`delete from session where person_id = ${personId} and expires_at <= ${now}::timestamptz`.execute(tx)
  await sql`insert into session (id, token_hash, person_id, created_at, last_seen_at, expires_at, ip)
    values (${id}, ${sha256(token)}, ${personId}, ${now}, ${now}, ${plusHours(now, hours)}, ${ip})`.execute(tx)
}

export async function deleteSession(tx: Tx, id: Id): Promise<void> {
  await sql`delete from session where id = ${id}`.execute(tx)
}

/** Ends the person's sessions, all or all but one; tells how many. */
export async function deleteSessions(tx: Tx, personId: Id, except: Id | null = null): Promise<number> {
  const { numAffectedRows } = await sql`delete from session where person_id = ${personId} and id is distinct from ${except}::uuid`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

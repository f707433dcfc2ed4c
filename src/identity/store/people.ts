import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Post } from '../rules/posts.ts'

export interface Person {
  readonly id: Id
  readonly login: string
  readonly name: string
  readonly organisationId: Id
  readonly organisationName: string
  readonly posts: Post[]
  readonly mustChangePassword: boolean
  readonly lockedUntil: Instant | null
  readonly disabledAt: Instant | null
  /** Since when a second person's confirmation is awaited; null where none is. */
  readonly unconfirmedSince: Instant | null
  readonly unconfirmedBy: Id | null
  readonly version: number
}

// The organisation's name is read from the table of `parties`; nothing but the name.
const selectPerson = sql`
  select p.id, p.login, p.name, p.organisation_id as "organisationId", o.name as "organisationName", p.posts,
    p.must_change_password as "mustChangePassword", greatest(p.locked_until, (
      select max(a.locked_until) from sign_in_attempt a where a.person_id = p.id)) as "lockedUntil", p.disabled_at as "disabledAt",
    p.unconfirmed_since as "unconfirmedSince", p.unconfirmed_by as "unconfirmedBy", p.version
  from person p join organisation o on o.id = p.organisation_id`

export async function findPerson(db: Reader, id: Id): Promise<Person | null> {
  const { rows } = await sql<Person>`${selectPerson} where p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The person, locked until the transaction ends. */
export async function lockPerson(tx: Tx, id: Id): Promise<Person | null> {
  const { rows } = await sql<Person>`${selectPerson} where p.id = ${id} for no key update of p`.execute(tx)
  return rows[0] ?? null
}

/** People in order of login, after the given one; of one organisation or of all. */
export async function listPeople(db: Reader, of: { organisationId: Id | null; after: string | null; limit: number }): Promise<Person[]> {
  const { rows } = await sql<Person>`${selectPerson}
    where (${of.organisationId}::uuid is null or p.organisation_id = ${of.organisationId}::uuid) and p.login > ${of.after ?? ''}
    order by p.login limit ${of.limit}`.execute(db)
  return rows
}

/** Those who can sign in today, of these organisations, and those with an administrator's post of the operator where it is asked for. */
export async function livingPeople(
  db: Reader,
  of: { readonly organisationIds: readonly Id[]; readonly personIds: readonly Id[]; readonly operator: boolean },
): Promise<LivingPerson[]> {
  const { rows } = await sql<LivingPerson>`
    select p.id as "personId", p.name as "personName", p.organisation_id as "organisationId", p.posts
    from person p join organisation o on o.id = p.organisation_id
    where p.disabled_at is null and p.unconfirmed_since is null
      and (p.organisation_id = any(${of.organisationIds}::uuid[]) or p.id = any(${of.personIds}::uuid[]) or (${of.operator} and o.jurisdiction_id is null))
    order by p.id`.execute(db)
  return rows
}

export type LivingPerson = Pick<Person, 'organisationId' | 'posts'> & { readonly personId: Id; readonly personName: string }

export async function anyPeople(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from person) as any`.execute(db)
  return rows[0]?.any === true
}

export interface NewPerson {
  readonly id: Id
  readonly organisationId: Id
  readonly login: string
  readonly name: string
  readonly posts: readonly Post[]
  readonly passwordHash: string
  /** Who made the account, where somebody else must confirm it. */
  readonly unconfirmedBy?: Id | null
}

/** Writes a person with a one-time password; false when the login is taken. */
export async function insertPerson(tx: Tx, person: NewPerson, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, unconfirmed_since, unconfirmed_by,
      created_at)
    values (${person.id}, ${person.organisationId}, ${person.login}, ${person.name}, ${person.posts}, ${person.passwordHash}, true,
      ${person.unconfirmedBy ? at : null}, ${person.unconfirmedBy ?? null}, ${at})
    on conflict (login) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function updatePerson(
  tx: Tx,
  id: Id,
  to: Pick<Person, 'name' | 'posts' | 'disabledAt' | 'unconfirmedSince' | 'unconfirmedBy'>,
): Promise<void> {
  await sql`update person set name = ${to.name}, posts = ${to.posts}, disabled_at = ${to.disabledAt},
      unconfirmed_since = ${to.unconfirmedSince}, unconfirmed_by = ${to.unconfirmedBy}, version = version + 1
    where id = ${id}`.execute(tx)
}

interface NewPassword {
  readonly hash: string
  readonly mustChange: boolean
  /** Since when and whose act awaits confirmation; null where the password may be used at once. */
  readonly unconfirmed: { readonly since: Instant; readonly by: Id } | null
}

/** A new password, which also clears the counts of failed attempts. */
export async function updatePassword(tx: Tx, id: Id, { hash, mustChange, unconfirmed }: NewPassword): Promise<void> {
  await sql`update person set password_hash = ${hash}, must_change_password = ${mustChange}, unconfirmed_since = ${unconfirmed?.since ?? null},
    unconfirmed_by = ${unconfirmed?.by ?? null} where id = ${id}`.execute(tx)
  await unlock(tx, id)
}

/** The account may be used from now on. */
export async function confirm(tx: Tx, id: Id): Promise<void> {
  await sql`update person set unconfirmed_since = null, unconfirmed_by = null, version = version + 1 where id = ${id}`.execute(tx)
}

/** Lifts every lock of the account and forgets the attempts that led to it. */
export async function unlock(tx: Tx, id: Id): Promise<void> {
  await sql`update person set attempts = 0, attempts_since = null, locked_until = null, version = version + 1 where id = ${id}`.execute(tx)
  await sql`delete from sign_in_attempt where person_id = ${id}`.execute(tx)
}

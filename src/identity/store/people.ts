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
  readonly version: number
}

// The organisation's name is read from the table of `parties`; nothing but the name.
const selectPerson = sql`
  select p.id, p.login, p.name, p.organisation_id as "organisationId", o.name as "organisationName", p.posts,
    p.must_change_password as "mustChangePassword", p.locked_until as "lockedUntil", p.disabled_at as "disabledAt", p.version
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
}

/** Writes a person with a one-time password; false when the login is taken. */
export async function insertPerson(tx: Tx, person: NewPerson, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
    values (${person.id}, ${person.organisationId}, ${person.login}, ${person.name}, ${person.posts}, ${person.passwordHash}, true, ${at})
    on conflict (login) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function updatePerson(
  tx: Tx,
  id: Id,
  to: { readonly name: string; readonly posts: readonly Post[]; readonly disabledAt: Instant | null },
): Promise<void> {
  await sql`update person set name = ${to.name}, posts = ${to.posts}, disabled_at = ${to.disabledAt}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** A new password, which also clears the count of failed attempts. */
export async function updatePassword(tx: Tx, id: Id, to: { readonly hash: string; readonly mustChange: boolean }): Promise<void> {
  await sql`update person set password_hash = ${to.hash}, must_change_password = ${to.mustChange}, attempts = 0, locked_until = null,
    version = version + 1 where id = ${id}`.execute(tx)
}

export async function unlock(tx: Tx, id: Id): Promise<void> {
  await sql`update person set attempts = 0, locked_until = null, version = version + 1 where id = ${id}`.execute(tx)
}

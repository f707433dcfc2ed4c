import { decodeCursor, type Id, type Instant, type Outcome, ok, type Page, pageOf, refuse } from '../../kernel/index.ts'
import { permissions } from '../../regimes/index.ts'
import type { OfficeActor } from '../actor.ts'
import { mayGive } from '../rules/appointment.ts'
import { mayConfirm, newPostsWait, resetWaits } from '../rules/confirmation.ts'
import { oneTimePassword } from '../rules/password.ts'
import type { Post } from '../rules/posts.ts'
import { confirm, listPeople, type Person, unlock, updatePassword, updatePerson } from '../store/people.ts'
import { deleteSessions } from '../store/sessions.ts'
import { administer, confirming, secure } from './administering.ts'
import { createPerson, type PersonDraft, type WithPassword } from './creating.ts'
import type { IdentityNeeds } from './needs.ts'

export interface PersonChange {
  readonly name?: string | undefined
  readonly posts?: readonly Post[] | undefined
  readonly disabled?: boolean | undefined
}

export interface PeopleQuery {
  readonly organisationId?: Id | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** The key of a write, and the version the client has seen. */
export interface WriteOptions {
  readonly key?: string | undefined
  readonly ifVersion?: number | null | undefined
}

export const createPeople = (needs: IdentityNeeds) => ({
  list: (actor: OfficeActor, query: PeopleQuery) => list(needs, actor, query),
  create: (actor: OfficeActor, draft: PersonDraft, key?: string) => createPerson(needs, actor, draft, key),
  change: (actor: OfficeActor, id: Id, change: PersonChange, options: WriteOptions = {}) =>
    changePerson(needs, actor, { ...options, id, change }),
  resetPassword: (actor: OfficeActor, id: Id, key?: string) => resetPassword(needs, actor, id, key),

  /** Makes an account usable whose posts or password 系统管理员 gave: by a second person, who answers for it. */
  confirm: (actor: OfficeActor, id: Id, options: WriteOptions = {}) => confirmPerson(needs, actor, id, options),

  /** Ends all sessions of a person (安全管理员). */
  endSessions: (actor: OfficeActor, id: Id, key?: string) =>
    secure(needs, actor, { id, does: 'person.end-sessions', key }, async ({ tx }) => {
      const ended = await deleteSessions(tx, id)
      return ok({ value: { ended }, after: { ended } })
    }),

  /** Lifts a lock-out before its time (安全管理员). */
  unlock: (actor: OfficeActor, id: Id, key?: string) =>
    secure(needs, actor, { id, does: 'person.unlock', key }, async ({ tx }, { person }) => {
      await unlock(tx, id)
      return ok({ value: null, before: { lockedUntil: person.lockedUntil } })
    }),
})

/** People in order of login: for 系统管理员 and 安全管理员 all, for 单位管理员 those of his organisation. */
async function list({ db }: IdentityNeeds, actor: OfficeActor, query: PeopleQuery): Promise<Outcome<Page<Person>>> {
  const everywhere =
    actor.permissions.has('session.manage') || (actor.permissions.has('person.manage') && actor.posts.includes('system-admin'))
  if (!everywhere && !actor.permissions.has('person.manage'))
    return refuse('permission.denied', { facts: { permission: permissions['person.manage'] } })
  const [after = null] = decodeCursor(query.after, 1) ?? []
  const organisationId = everywhere ? (query.organisationId ?? null) : actor.organisationId
  const rows = await listPeople(db, { organisationId, after, limit: query.limit + 1 })
  return ok(pageOf(rows, query.limit, (person) => [person.login]))
}

/** Changes name, posts, or whether the account is usable; new posts and disabling end the person's sessions. */
const changePerson = (
  needs: IdentityNeeds,
  actor: OfficeActor,
  { id, change, ...options }: WriteOptions & { id: Id; change: PersonChange },
) =>
  administer(needs, actor, { ...options, id, does: 'person.change', input: change }, async ({ tx, now }, { person, affiliation }) => {
    const to = { ...changed(person, change, now), ...unconfirmedAfter(actor, person, change, now) }
    const given = change.posts ? mayGive(actor, to.posts, affiliation.jurisdictionId === null) : ok(null)
    if (!given.ok) return given
    await updatePerson(tx, id, to)
    if (to.disabledAt !== null || change.posts) await deleteSessions(tx, id)
    return ok({ value: { id, version: person.version + 1 }, before: recorded(person), after: recorded(to) })
  })

/** Gives a new one-time password, lifts a lock-out and ends the person's sessions. */
async function resetPassword(needs: IdentityNeeds, actor: OfficeActor, id: Id, key?: string): Promise<Outcome<WithPassword>> {
  const password = oneTimePassword()
  const hash = await needs.hashing.hash(password)
  const unconfirmed = resetWaits(actor)
  let fresh = false
  const done = await administer(needs, actor, { id, does: 'person.reset-password', key }, async ({ tx, now }) => {
    fresh = true
    await updatePassword(tx, id, { hash, mustChange: true, unconfirmed: unconfirmed ? { since: now, by: actor.personId } : null })
    await deleteSessions(tx, id)
    return ok({ value: { id }, after: { unconfirmed } })
  })
  return done.ok ? ok({ id, password: fresh ? password : null, unconfirmed }) : done
}

/** Refuses with `person.nothing-to-confirm`, `person.own-account`, `person.other-confirms` or `request.changed-meanwhile`. */
const confirmPerson = (needs: IdentityNeeds, actor: OfficeActor, id: Id, options: WriteOptions) =>
  confirming(needs, actor, { ...options, id, does: 'person.confirm' }, async ({ tx }, { person }) => {
    const { unconfirmedBy, unconfirmedSince } = person
    if (unconfirmedBy === null) return refuse('person.nothing-to-confirm')
    const allowed = mayConfirm(actor, { ...person, unconfirmedBy })
    if (!allowed.ok) return allowed
    await confirm(tx, id)
    const before = { unconfirmedBy, unconfirmedSince, posts: person.posts }
    return ok({ value: { id, version: person.version + 1 }, before, after: { posts: person.posts } })
  })

/** What waits already goes on waiting, whatever else is changed. */
const unconfirmedAfter = (actor: OfficeActor, person: Person, { posts }: PersonChange, now: Instant) =>
  person.unconfirmedBy === null && posts && newPostsWait(actor, person.posts, posts)
    ? { unconfirmedSince: now, unconfirmedBy: actor.personId }
    : { unconfirmedSince: person.unconfirmedSince, unconfirmedBy: person.unconfirmedBy }

const changed = (person: Person, { name, posts, disabled }: PersonChange, now: Instant) => ({
  name: name ?? person.name,
  posts: posts ? [...new Set(posts)] : person.posts,
  disabledAt: disabled === undefined ? person.disabledAt : disabled ? (person.disabledAt ?? now) : null,
})

const recorded = ({ name, posts, disabledAt, unconfirmedBy }: Pick<Person, 'name' | 'posts' | 'disabledAt' | 'unconfirmedBy'>) => ({
  name,
  posts,
  disabled: disabledAt !== null,
  unconfirmed: unconfirmedBy !== null,
})

import { type Id, newId, type Outcome, ok, refuse, today } from '../../kernel/index.ts'
import type { OfficeActor } from '../actor.ts'
import type { Affiliation } from '../ports.ts'
import { mayAdminister, mayGive } from '../rules/appointment.ts'
import { newPostsWait } from '../rules/confirmation.ts'
import { oneTimePassword } from '../rules/password.ts'
import type { Post } from '../rules/posts.ts'
import { insertPerson } from '../store/people.ts'
import { about, notFound, onceOf } from './administering.ts'
import type { IdentityNeeds } from './needs.ts'

export interface PersonDraft {
  /** The actor's own organisation unless said. */
  readonly organisationId?: Id | undefined
  readonly login: string
  readonly name: string
  readonly posts: readonly Post[]
}

/** The one-time password is shown once: null when the same request is sent again. It never stands in the database. */
export interface WithPassword {
  readonly id: Id
  readonly password: string | null
  /** The account can be used only after 安全管理员 has confirmed it. */
  readonly unconfirmed: boolean
}

/** Creates a person with a one-time password. Refuses with `person.*`, or `request.not-found` for an unknown organisation. */
export async function createPerson(
  needs: IdentityNeeds,
  actor: OfficeActor,
  draft: PersonDraft,
  key?: string,
): Promise<Outcome<WithPassword>> {
  const { affiliations, hashing, clock, door } = needs
  const affiliation = await affiliations.of(draft.organisationId ?? actor.organisationId, today(clock))
  const password = oneTimePassword()
  const passwordHash = await hashing.hash(password)
  const unconfirmed = newPostsWait(actor, [], draft.posts)
  let fresh = false
  const act = { actor, does: 'person.create', needs: 'person.manage', once: onceOf(key, draft) }
  const done = await door.write<{ id: Id }, OfficeActor>(act, async ({ tx, now, record }) => {
    const allowed = mayCreate(actor, affiliation, draft)
    if (!allowed.ok) return allowed
    fresh = true
    const { organisationId } = allowed.value
    const { name, posts } = draft
    const person = { id: newId(), organisationId, login: draft.login.toLowerCase(), name, posts: [...new Set(posts)] }
    const unconfirmedBy = unconfirmed ? actor.personId : null
    if (!(await insertPerson(tx, { ...person, passwordHash, unconfirmedBy }, now)))
      return refuse('person.login-taken', { facts: { login: person.login } })
    await record({ ...about(person.id, allowed.value), after: { login: person.login, name, posts: person.posts, unconfirmed } })
    return ok({ id: person.id })
  })
  return done.ok ? ok({ id: done.value.id, password: fresh ? password : null, unconfirmed }) : done
}

function mayCreate(actor: OfficeActor, affiliation: Affiliation | null, draft: PersonDraft): Outcome<Affiliation> {
  if (!affiliation) return notFound('单位')
  const allowed = mayAdminister(actor, { id: null, organisationId: affiliation.organisationId, posts: [] })
  if (!allowed.ok) return notFound('单位')
  const given = mayGive(actor, draft.posts, affiliation.jurisdictionId === null)
  return given.ok ? ok(affiliation) : given
}

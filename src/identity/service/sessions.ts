import { type Actor, newId, newSecret, type Outcome, ok, type Reader, refuse } from '../../kernel/index.ts'
import type { Permission } from '../../regimes/index.ts'
import { type OfficeActor, visitor } from '../actor.ts'
import { placeOf } from '../rules/address.ts'
import type { Post } from '../rules/posts.ts'
import { type Attempt, clearAttempts, countAttempt, forgetAttempts } from '../store/attempts.ts'
import { deleteSession, deleteSessions, findSession, insertSession, sessionLives } from '../store/sessions.ts'
import { actorOf, actorsOf, standingOf } from './actors.ts'
import type { IdentityNeeds } from './needs.ts'

/** A session ends after so many hours, however busy it is. */
const sessionHours = 12

export interface WhoAmI {
  readonly person: { readonly id: string; readonly name: string }
  readonly organisation: { readonly id: string; readonly name: string }
  readonly jurisdiction: { readonly id: string; readonly name: string } | null
  /** With the names the measure gives them. */
  readonly parties: { readonly id: string; readonly name: string }[]
  readonly posts: Post[]
  readonly permissions: Permission[]
  readonly mustChangePassword: boolean
}

export const createSessions = (needs: IdentityNeeds) => ({
  signIn: (credentials: Credentials, from: Actor['from']) => signIn(needs, credentials, from),

  /**
   * Who sent this token. Refuses with `session.required` when it is unknown, its session idle for too long, older than
   * twelve hours or ended, or the account disabled. `quietly`: what the console asks by itself keeps no session from falling idle.
   */
  async authenticate(token: string | null, from: Actor['from'], quietly = false): Promise<Outcome<OfficeActor>> {
    const { idleMinutes } = needs
    const session = token === null ? null : await findSession(needs.db, token, needs.clock.now(), { idleMinutes, quietly })
    return session ? ok(await actorOf(needs, session, from)) : refuse('session.required')
  },

  /** Whether a session still lives; asking does not prolong it. */
  lives: (sessionId: string): Promise<boolean> => sessionLives(needs.db, sessionId, needs.clock.now(), needs.idleMinutes),

  /** People as the actors they would be today, for telling them what concerns them. */
  actorsOf: (reader: Reader, of: Parameters<typeof actorsOf>[2]): Promise<OfficeActor[]> => actorsOf(needs, reader, of),

  async whoAmI(actor: OfficeActor): Promise<WhoAmI> {
    const { affiliation, standings } = await standingOf(needs, actor.organisationId)
    const { jurisdictionId: id, jurisdictionName: name } = affiliation
    return {
      person: { id: actor.personId, name: actor.personName },
      organisation: { id: actor.organisationId, name: actor.organisationName },
      jurisdiction: id !== null && name !== null ? { id, name } : null,
      parties: standings.map((standing) => ({ id: standing.id, name: standing.name })),
      posts: [...actor.posts],
      permissions: [...actor.permissions].sort() as Permission[],
      mustChangePassword: actor.mustChangePassword,
    }
  },

  /** A job: counts of attempts that are long past go. */
  forgetAttempts: (): Promise<void> => forgetAttempts(needs.db, needs.clock.now()),

  /** Ends the session the request came with. */
  signOut: (actor: OfficeActor): Promise<Outcome<null>> =>
    needs.door.write({ actor, does: 'session.end', needs: null }, async ({ tx, record }) => {
      if (actor.sessionId) await deleteSession(tx, actor.sessionId)
      await record(aboutPerson(actor))
      return ok(null)
    }),

  /** Ends all sessions of the person, this one too. */
  signOutEverywhere: (actor: OfficeActor): Promise<Outcome<{ ended: number }>> =>
    needs.door.write({ actor, does: 'session.end-all', needs: null }, async ({ tx, record }) => {
      const ended = await deleteSessions(tx, actor.personId)
      await record({ ...aboutPerson(actor), after: { ended } })
      return ok({ ended })
    }),
})

export interface Credentials {
  readonly login: string
  readonly password: string
}

/**
 * Begins a session with a fresh token, whatever token the request may carry. All refusals are the same `session.refused`
 * and cost the same time: they don't tell whether the account exists.
 */
async function signIn(needs: IdentityNeeds, { login, password }: Credentials, from: Actor['from']) {
  const attempt = await countAttempt(needs.db, { login: login.trim().toLowerCase() }, placeOf(from.ip), needs.clock.now())
  const right = await needs.hashing.verify(attempt?.passwordHash ?? null, password)
  if (!attempt || !right || attempt.disabled) return noteFailure(needs, attempt, from)
  return begin(needs, attempt, from)
}

async function begin(
  needs: IdentityNeeds,
  attempt: Attempt,
  from: Actor['from'],
): Promise<Outcome<{ token: string; mustChangePassword: boolean }>> {
  const session = { id: newId(), token: newSecret(), personId: attempt.personId, ip: from.ip, hours: sessionHours }
  const actor = await actorOf(needs, { ...attempt, posts: [], mustChangePassword: true, sessionId: session.id }, from)
  return needs.door.write({ actor, does: 'session.begin', needs: null }, async ({ tx, now, record }) => {
    if (!(await clearAttempts(tx, attempt))) return refuse('session.refused')
    await insertSession(tx, { ...session, now })
    await record(aboutPerson(actor))
    return ok({ token: session.token, mustChangePassword: attempt.mustChangePassword })
  })
}

/** A failure goes on record and then is refused; an unknown login too, without what was typed (it may be a password). */
async function noteFailure(needs: IdentityNeeds, attempt: Attempt | null, from: Actor['from']): Promise<Outcome<never>> {
  const { personId, personName, organisationId } = attempt ?? visitor(from)
  const actor = { ...visitor(from), personId, personName, organisationId }
  await needs.door.write({ actor, does: 'session.refuse', needs: null }, async ({ record }) => {
    await record(aboutPerson(actor))
    return ok(null)
  })
  return refuse('session.refused')
}

const aboutPerson = (actor: OfficeActor) => ({
  object: { kind: 'person', id: actor.personId },
  jurisdiction: actor.jurisdictionId,
  organisation: actor.organisationId,
})

import { type AuditEntry, type Id, type Outcome, ok, refuse, today, type Writing } from '../../kernel/index.ts'
import type { OfficeActor } from '../actor.ts'
import type { Affiliation } from '../ports.ts'
import { mayAdminister } from '../rules/appointment.ts'
import { findPerson, lockPerson, type Person } from '../store/people.ts'
import type { IdentityNeeds } from './needs.ts'

interface Doing {
  readonly id: Id
  readonly does: string
  readonly ifVersion?: number | null | undefined
  readonly key?: string | undefined
  /** What the idempotency key stands for, beside the person. */
  readonly input?: unknown
}

/** The account at hand, and where its organisation stands. */
export interface Subject {
  readonly person: Person
  readonly affiliation: Affiliation
}

type Done<T> = Outcome<{ readonly value: T; readonly before?: unknown; readonly after?: unknown }>
type Work<T> = (writing: Writing<OfficeActor>, subject: Subject) => Promise<Done<T>>

/** An act on somebody else's account: allowed by the rules of appointment, the person locked, the act recorded. */
export const administer = <T>(needs: IdentityNeeds, actor: OfficeActor, doing: Doing, work: Work<T>): Promise<Outcome<T>> =>
  actOn(needs, actor, { ...doing, needs: 'person.manage' }, async (writing, subject) => {
    const allowed = mayAdminister(actor, subject.person)
    return allowed.ok ? work(writing, subject) : allowed
  })

/** An act of 安全管理员 on anybody's account. */
export const secure = <T>(needs: IdentityNeeds, actor: OfficeActor, doing: Doing, work: Work<T>): Promise<Outcome<T>> =>
  actOn(needs, actor, { ...doing, needs: 'session.manage' }, work)

/** A confirmation of what 系统管理员 did to an account: by whom, the rules of confirmation say. */
export const confirming = <T>(needs: IdentityNeeds, actor: OfficeActor, doing: Doing, work: Work<T>): Promise<Outcome<T>> =>
  actOn(needs, actor, { ...doing, needs: actor.posts.includes('audit-admin') ? 'audit.read' : 'session.manage' }, work)

async function actOn<T>(needs: IdentityNeeds, actor: OfficeActor, doing: Doing & { needs: string }, work: Work<T>): Promise<Outcome<T>> {
  const { id, does, key, ifVersion = null, input = null } = doing
  const affiliation = await affiliationOf(needs, id)
  const act = { actor, does, needs: doing.needs, once: onceOf(key, { id, input }) }
  return needs.door.write<T, OfficeActor>(act, async (writing) => {
    const person = await lockPerson(writing.tx, id)
    if (!person || !affiliation) return notFound('人员')
    const done = await work(writing, { person, affiliation })
    if (!done.ok) return done
    if (ifVersion !== null && ifVersion !== person.version) return refuse('request.changed-meanwhile', { facts: { what: '人员账号' } })
    const { value, before, after } = done.value
    await writing.record({ ...about(id, affiliation), before, after })
    return ok(value)
  })
}

/** Read before the transaction begins: a person never changes organisations. */
async function affiliationOf(needs: IdentityNeeds, id: Id): Promise<Affiliation | null> {
  const person = await findPerson(needs.db, id)
  return person && needs.affiliations.of(person.organisationId, today(needs.clock))
}

/** What the record says of an act on a person. */
export const about = (id: Id, { organisationId, jurisdictionId }: Affiliation): AuditEntry => ({
  object: { kind: 'person', id },
  jurisdiction: jurisdictionId,
  organisation: organisationId,
})

export const onceOf = (key: string | undefined, input: unknown) => (key === undefined ? undefined : { key, input })
export const notFound = (what: string) => refuse('request.not-found', { facts: { what } })

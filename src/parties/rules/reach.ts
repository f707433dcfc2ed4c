import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'

/**
 * The jurisdiction an actor works in: the platform's operator names one; others only ever work in their own, and learn
 * nothing of others. Refuses with `request.not-found`.
 */
export function jurisdictionFor(actor: OfficeActor, named: Id | null): Outcome<Id> {
  if (actor.jurisdictionId === null) return named === null ? notFound('适用区域') : ok(named)
  return named === null || named === actor.jurisdictionId ? ok(actor.jurisdictionId) : notFound('适用区域')
}

/** Whether the actor, who may manage organisations, manages those of this jurisdiction. */
export const reaches = (actor: OfficeActor, jurisdictionId: Id | null): boolean =>
  actor.jurisdictionId === null || (actor.jurisdictionId === jurisdictionId && actor.sight.all)

export const notFound = (what: string) => refuse('request.not-found', { facts: { what } })

import { isOfficePost, type OfficeActor, type Post } from '../../identity/index.ts'
import type { Relation } from '../../procedures/index.ts'
import type { Tale } from './tale.ts'
import type { Audience } from './told.ts'

type Thing = Pick<Tale, 'jurisdictionId' | 'concernedId' | 'providerId' | 'others' | 'personId' | 'followed'>

/**
 * Whether somebody is told of a thing. `relation` is what its case is to him, where it is about one: who doesn't see the case is never told.
 */
export function isTold(actor: OfficeActor, to: readonly Audience[], thing: Thing, relation: Relation | null): boolean {
  if (thing.followed !== null && !relation?.sees) return false
  return to.some((audience) => belongs(actor, audience, thing, relation))
}

function belongs(actor: OfficeActor, audience: Audience, thing: Thing, relation: Relation | null): boolean {
  const own = actor.organisationId
  switch (audience) {
    case 'concerned':
      return acts(actor) && own === thing.concernedId
    case 'provider':
      return acts(actor) && own === thing.providerId
    case 'others':
      return acts(actor) && thing.others.includes(own)
    case 'units':
      return acts(actor) && actor.parties.length > 0 && isHere(actor, thing)
    case 'person':
      return actor.personId === thing.personId
    case 'unit-admins':
      return has(actor, 'unit-admin') && own === thing.concernedId
    case 'system-admins':
      return has(actor, 'system-admin')
    case 'security-admins':
      return has(actor, 'security-admin')
    case 'turn':
      return relation?.turn || relation?.consulted || false
    case 'desk':
      return relation?.turn ?? false
    case 'parts':
      return acts(actor) && (relation?.part ?? false)
    default:
      return holds(actor, audience, thing)
  }
}

/** Who holds the word is told of what he sees; who is called upon, of what the whole jurisdiction is called upon to do. */
function holds(actor: OfficeActor, audience: `may:${string}` | `called:${string}`, thing: Thing): boolean {
  const called = audience.startsWith('called:')
  const word = audience.slice(audience.indexOf(':') + 1)
  return acts(actor) && actor.permissions.has(word) && (called ? isHere(actor, thing) : reaches(actor, thing))
}

const has = (actor: OfficeActor, post: Post): boolean => actor.posts.includes(post)
const acts = (actor: OfficeActor): boolean => actor.posts.some(isOfficePost)
const isHere = (actor: OfficeActor, { jurisdictionId }: Thing): boolean =>
  jurisdictionId !== null && actor.jurisdictionId === jurisdictionId

/** The sight of `identity`, for one row. What is nobody's in particular is seen by who sees all of the jurisdiction. */
function reaches(actor: OfficeActor, thing: Thing): boolean {
  if (!isHere(actor, thing)) return false
  const { all, organisationIds, providerId } = actor.sight
  if (all) return true
  if (thing.concernedId !== null && organisationIds.includes(thing.concernedId)) return true
  return (providerId !== null && providerId === thing.providerId) || thing.others.includes(actor.organisationId)
}

/** Of which parties, beside the organisations around a thing, people might be told: who sees beyond his own, is called upon, or everybody. */
export function partiesAsked(
  standings: readonly { readonly id: string; readonly sees: string; readonly may: readonly string[] }[],
  to: readonly Audience[],
): string[] {
  const everybody = to.includes('units')
  const called = to.flatMap((audience) => (audience.startsWith('called:') ? [audience.slice('called:'.length)] : []))
  return standings
    .filter(({ sees, may }) => everybody || sees === 'jurisdiction' || sees === 'area' || may.some((word) => called.includes(word)))
    .map(({ id }) => id)
}

import { isOfficePost, type OfficeActor } from '../../identity/index.ts'
import type { Id } from '../../kernel/index.ts'

/** Who stands how to a matter. */
export interface Standing {
  readonly unitId: Id | null
  readonly providerId: Id | null
  readonly beginnerId: Id | null
  /** Whoever issued the measure's paper; null where the platform did, and then the party whose step it was. */
  readonly issuerId: Id | null
  readonly issuerParty: string | null
}

/** Whether one of these may issue: a relation to the matter, a party of the measure, or a permission word. Only people who hold an office post do. */
export function mayIssue(actor: OfficeActor, by: readonly string[], standing: Standing): boolean {
  return actor.posts.some(isOfficePost) && by.some((who) => stands(actor, who, standing))
}

function stands(actor: OfficeActor, who: string, { unitId, providerId, beginnerId, issuerId, issuerParty }: Standing): boolean {
  const { organisationId, parties, permissions, sight } = actor
  switch (who) {
    case 'unit':
      return organisationId === unitId
    case 'provider':
      return organisationId === providerId
    case 'beginner':
      return organisationId === beginnerId
    case 'issuer':
      return issuerId === null ? issuerParty !== null && parties.includes(issuerParty) : organisationId === issuerId
    default:
      // A word is for what concerns the whole jurisdiction; a party, for the cases that it sees.
      return who.includes('.') ? permissions.has(who) && sight.all : parties.includes(who)
  }
}

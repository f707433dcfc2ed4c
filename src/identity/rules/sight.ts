import type { Id } from '../../kernel/index.ts'
import type { Affiliation, PartyStanding } from '../ports.ts'

/** Which rows an actor sees. */
export interface Sight {
  /** Null for the platform's operator, who sees no business data at all. */
  readonly jurisdictionId: Id | null
  /** Everything of the jurisdiction. */
  readonly all: boolean
  /** Otherwise: matters of these organisations … */
  readonly organisationIds: readonly Id[]
  /** … and what is assigned to this provider, the actor's own organisation. */
  readonly providerId: Id | null
}

export const sightless: Sight = { jurisdictionId: null, all: false, organisationIds: [], providerId: null }

/**
 * What an organisation sees as the parties it is today: the widest of them counts. Its own matters it always sees, its
 * subordinates' as a party that sees `own`, its area's (区划) as one that sees `area`.
 */
export function sightOf(affiliation: Affiliation, standings: readonly PartyStanding[]): Sight {
  const { jurisdictionId, organisationId } = affiliation
  if (jurisdictionId === null) return sightless
  const sees = new Set(standings.map((standing) => standing.sees))
  const subordinates = sees.has('own') || sees.has('area') ? affiliation.subordinateIds : []
  const neighbours = sees.has('area') ? affiliation.areaIds : []
  return {
    jurisdictionId,
    all: sees.has('jurisdiction'),
    organisationIds: [...new Set([organisationId, ...subordinates, ...neighbours])],
    providerId: sees.has('assigned') ? organisationId : null,
  }
}

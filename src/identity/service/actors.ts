import { type Actor, type Id, today } from '../../kernel/index.ts'
import type { OfficeActor } from '../actor.ts'
import type { PartyStanding } from '../ports.ts'
import { permissionsOf } from '../rules/permissions.ts'
import type { Post } from '../rules/posts.ts'
import { sightOf } from '../rules/sight.ts'
import type { IdentityNeeds } from './needs.ts'

interface KnownPerson {
  readonly personId: Id
  readonly personName: string
  readonly organisationId: Id
  readonly posts: readonly Post[]
  readonly mustChangePassword: boolean
  readonly sessionId: Id | null
}

/** The parties an organisation is today, as the measure of its jurisdiction defines them. */
export async function standingOf({ affiliations, partiesOf, clock }: IdentityNeeds, organisationId: Id) {
  const affiliation = await affiliations.of(organisationId, today(clock))
  if (!affiliation) throw new Error(`a person of an unknown organisation: ${organisationId}`)
  const { jurisdictionId, parties } = affiliation
  const defined: readonly PartyStanding[] = jurisdictionId && parties.length > 0 ? await partiesOf(jurisdictionId, today(clock)) : []
  return { affiliation, standings: defined.filter(({ id }) => parties.includes(id)) }
}

/** The person as an actor: posts, parties and the measure of today give what he may and sees. */
export async function actorOf(needs: IdentityNeeds, person: KnownPerson, from: Actor['from']): Promise<OfficeActor> {
  const { affiliation, standings } = await standingOf(needs, person.organisationId)
  return {
    ...person,
    organisationName: affiliation.organisationName,
    jurisdictionId: affiliation.jurisdictionId,
    parties: standings.map(({ id }) => id),
    permissions: permissionsOf({ ...person, standings }),
    sight: sightOf(affiliation, standings),
    from,
  }
}

import { type Actor, type Id, type Reader, today } from '../../kernel/index.ts'
import type { OfficeActor } from '../actor.ts'
import type { PartyStanding } from '../ports.ts'
import { permissionsOf } from '../rules/permissions.ts'
import type { Post } from '../rules/posts.ts'
import { sightOf } from '../rules/sight.ts'
import { livingPeople } from '../store/people.ts'
import type { IdentityNeeds } from './needs.ts'

interface KnownPerson {
  readonly personId: Id
  readonly personName: string
  readonly organisationId: Id
  readonly posts: readonly Post[]
  readonly mustChangePassword: boolean
  readonly sessionId: Id | null
}

/** The parties an organisation is today, as the measure of its jurisdiction defines them. `reader`: within a transaction under way. */
export async function standingOf({ affiliations, partiesOf, clock }: IdentityNeeds, organisationId: Id, reader?: Reader) {
  const affiliation = await affiliations.of(organisationId, today(clock), reader)
  if (!affiliation) throw new Error(`a person of an unknown organisation: ${organisationId}`)
  const { jurisdictionId, parties } = affiliation
  const defined: readonly PartyStanding[] =
    jurisdictionId && parties.length > 0 ? await partiesOf(jurisdictionId, today(clock), reader) : []
  return { affiliation, standings: defined.filter(({ id }) => parties.includes(id)) }
}

/**
 * Those who could sign in today, as the actors they would be: of these organisations, these persons, and the operator's administrators where asked
 * for. For telling people what concerns them within their own sight; nothing is done in their names.
 */
export async function actorsOf(needs: IdentityNeeds, reader: Reader, of: Parameters<typeof livingPeople>[1]): Promise<OfficeActor[]> {
  const people = await livingPeople(reader, of)
  const organisationIds = [...new Set(people.map(({ organisationId }) => organisationId))]
  const standings = new Map<Id, Awaited<ReturnType<typeof standingOf>>>()
  for (const id of organisationIds) standings.set(id, await standingOf(needs, id, reader))
  return people.flatMap((person) => {
    const standing = standings.get(person.organisationId)
    return standing ? [actorIn(standing, { ...person, mustChangePassword: false, sessionId: null }, nowhere)] : []
  })
}

const nowhere: Actor['from'] = { ip: 'local', requestId: 'notices' }

/** The person as an actor: posts, parties and the measure of today give what he may and sees. */
export async function actorOf(needs: IdentityNeeds, person: KnownPerson, from: Actor['from']): Promise<OfficeActor> {
  return actorIn(await standingOf(needs, person.organisationId), person, from)
}

function actorIn(
  { affiliation, standings }: Awaited<ReturnType<typeof standingOf>>,
  person: KnownPerson,
  from: Actor['from'],
): OfficeActor {
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

import { sql } from 'kysely'
import { type OfficeActor, visible } from '../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../kernel/index.ts'
import type { KnownSystem, PaperKind } from './paper.ts'

const columns = sql`s.id, s.name, s.jurisdiction_id as "jurisdictionId", s.organisation_id as "organisationId", o.name as "organisationName"`

/**
 * The system, where the actor knows of it: he sees it, a case of it is assigned to him as provider, or an authorization or emergency look of
 * his organisation is about it. Of the table of `procedures` nothing else is read.
 */
export async function knownSystem(reader: Reader, { sight, organisationId }: OfficeActor, id: Id): Promise<KnownSystem | null> {
  const seen = visible(sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })
  const { rows } = await sql<KnownSystem>`
    select ${columns} from system s join organisation o on o.id = s.organisation_id
    where s.id = ${id} and s.jurisdiction_id = ${sight.jurisdictionId} and (${seen}
      or exists (select from rights_authorization a where a.organisation_id = s.organisation_id and a.to_organisation_id::text = ${organisationId}
        and (a.all_systems or s.id = any (a.system_ids)))
      or exists (select from case_file c where c.system_id = s.id and c.provider_id = ${sight.providerId}::uuid and c.submissions > 0)
      or exists (select from emergency_look e where e.system_id = s.id and e.organisation_id::text = ${organisationId}))`.execute(reader)
  return rows[0] ?? null
}

/** Systems of one unit among those named. */
export async function systemsOf(reader: Reader, unitId: Id, ids: readonly Id[]): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`select id from system where organisation_id = ${unitId} and id = any (${ids}::uuid[])`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

/** The system and kind of a paper of the jurisdiction, that has this version where one is named. */
export async function paperPlace(
  reader: Reader,
  jurisdictionId: Id | null,
  id: Id,
  version: number | null = null,
): Promise<{ readonly systemId: Id; readonly kind: PaperKind } | null> {
  const { rows } = await sql<{ systemId: Id; kind: PaperKind }>`
    select p.system_id as "systemId", p.kind from system_paper p where p.id = ${id} and p.jurisdiction_id = ${jurisdictionId}
      and exists (select from system_paper_version v
        where v.paper_id = p.id and (${version}::integer is null or v.version = ${version}::integer))`.execute(reader)
  return rows[0] ?? null
}

/** Whether the register of systems holds a contact for it. */
export async function hasContact(reader: Reader, systemId: Id): Promise<boolean> {
  const { rows } = await sql`select from system where id = ${systemId} and contact is not null`.execute(reader)
  return rows.length > 0
}

/** The name of an organisation of the jurisdiction. */
export async function organisationName(reader: Reader, jurisdictionId: Id | null, id: Id): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from organisation where id = ${id} and jurisdiction_id = ${jurisdictionId}`.execute(reader)
  return rows[0]?.name ?? null
}

export interface NamedPerson {
  readonly id: Id
  readonly name: string
}

/** People of an organisation who can sign in; all of them, or those named. Of identity's table nothing but id and name is read. */
export async function peopleOf(reader: Reader, organisationId: Id, ids: readonly Id[] | null = null): Promise<NamedPerson[]> {
  const { rows } = await sql<NamedPerson>`
    select id, name from person where organisation_id = ${organisationId} and disabled_at is null and unconfirmed_since is null
      and (${ids === null} or id = any (${ids ?? []}::uuid[])) order by name, id`.execute(reader)
  return rows
}

/** What happened to an authorization or an emergency look, for the unit's eyes. */
export interface RightsEvent {
  readonly id: Id
  readonly unitId: Id
  readonly kind: 'given' | 'renamed' | 'frozen' | 'unfrozen' | 'revoked' | 'asked' | 'seconded'
  readonly authorizationId?: Id
  readonly emergencyId?: Id
  readonly reason?: string | null
  readonly names?: readonly string[]
  readonly at: Instant
}

export async function insertEvent(tx: Tx, actor: OfficeActor, event: RightsEvent): Promise<void> {
  await sql`insert into rights_event (id, jurisdiction_id, unit_id, kind, authorization_id, emergency_id, reason, names, person_id, person_name,
      organisation_id, organisation_name, at)
    values (${event.id}, ${actor.jurisdictionId}, ${event.unitId}, ${event.kind}, ${event.authorizationId ?? null}, ${event.emergencyId ?? null},
      ${event.reason ?? null}, ${event.names ?? []}, ${actor.personId}, ${actor.personName}, ${actor.organisationId}, ${actor.organisationName},
      ${event.at})`.execute(tx)
}

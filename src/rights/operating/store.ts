import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { NamedPerson } from '../store.ts'
import type { GrantInput, Handover, HandoverInput, OperatingGrant } from './grant.ts'

type After = readonly [Instant, Id] | null

const grantColumns = sql`g.id, o.name as "organisationName", g.provider_id as "providerId", p.name as "providerName", g.scope,
  lower(g.during) as "from", upper(g.during) - 1 as "to", g.reason, g.granted_by_name as "grantedByName", g.granted_at as "grantedAt",
  g.frozen_at as "frozenAt", g.revoked_at as "revokedAt",
  (select json_agg(json_build_object('id', h.person_id, 'name', h.person_name) order by h.person_name, h.person_id)
    from operating_grant_person h where h.grant_id = g.id) as persons,
  (select json_agg(json_build_object('kind', e.kind, 'reason', e.reason, 'personName', e.person_name,
      'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by e.no)
    from operating_grant_event e where e.grant_id = g.id) as events`
const grantTables = sql`operating_grant g join organisation o on o.id = g.organisation_id join organisation p on p.id = g.provider_id`
/** Whoever governs authorizations sees all of the jurisdiction, a provider its own. */
const seesGrant = ({ jurisdictionId, organisationId, permissions }: OfficeActor) =>
  sql`(g.jurisdiction_id = ${jurisdictionId} and (${permissions.has('authorization.govern')} or g.provider_id = ${organisationId}))`

/** One row more than `limit`, the newest first. */
export async function listGrants(db: Reader, actor: OfficeActor, limit: number, after: After): Promise<OperatingGrant[]> {
  const { rows } = await sql<OperatingGrant>`
    select ${grantColumns} from ${grantTables} where ${seesGrant(actor)}
      and (${after === null} or (g.granted_at, g.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by g.granted_at desc, g.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export async function findGrant(db: Reader, actor: OfficeActor, id: Id): Promise<OperatingGrant | null> {
  const { rows } = await sql<OperatingGrant>`
    select ${grantColumns} from ${grantTables} where g.id = ${id} and ${seesGrant(actor)}`.execute(db)
  return rows[0] ?? null
}

export async function lockGrant(tx: Tx, actor: OfficeActor, id: Id): Promise<OperatingGrant | null> {
  await sql`select from operating_grant g where g.id = ${id} and ${seesGrant(actor)} for update`.execute(tx)
  return findGrant(tx, actor, id)
}

export async function insertGrant(tx: Tx, by: OfficeActor, grant: GrantInput & { readonly id: Id; readonly at: Instant }): Promise<void> {
  await sql`insert into operating_grant (id, jurisdiction_id, organisation_id, provider_id, scope, during, reason, granted_by, granted_by_name, granted_at)
    values (${grant.id}, ${by.jurisdictionId}, ${by.organisationId}, ${grant.providerId}, ${grant.scope},
      daterange(${grant.from}, ${grant.to}, '[]'), ${grant.reason}, ${by.personId}, ${by.personName}, ${grant.at})`.execute(tx)
}

/** Names a person in a grant; false where he stands on the other side of it on one of its days. */
export async function insertHolder(
  tx: Tx,
  { id, from, to }: { readonly id: Id; readonly from: Day; readonly to: Day },
  person: NamedPerson,
  side: 'does' | 'audits' | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into operating_grant_person (grant_id, person_id, person_name, side, during)
    values (${id}, ${person.id}, ${person.name}, ${side}, daterange(${from}, ${to}, '[]')) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function setFrozen(tx: Tx, id: Id, at: Instant | null): Promise<void> {
  await sql`update operating_grant set frozen_at = ${at} where id = ${id}`.execute(tx)
}

/** Ends a grant; from that day on its people may stand on the other side. */
export async function setRevoked(tx: Tx, id: Id, at: Instant, on: Day): Promise<void> {
  await sql`update operating_grant set revoked_at = ${at} where id = ${id}`.execute(tx)
  await sql`update operating_grant_person set during = daterange(lower(during), greatest(lower(during), least(upper(during), ${on}::date)))
    where grant_id = ${id}`.execute(tx)
}

interface GrantEvent {
  readonly id: Id
  readonly grantId: Id
  readonly kind: 'granted' | 'frozen' | 'unfrozen' | 'revoked'
  readonly reason: string
  readonly at: Instant
}

export async function insertGrantEvent(tx: Tx, by: OfficeActor, event: GrantEvent): Promise<void> {
  await sql`insert into operating_grant_event (id, grant_id, kind, reason, person_id, person_name, at)
    values (${event.id}, ${event.grantId}, ${event.kind}, ${event.reason}, ${by.personId}, ${by.personName}, ${event.at})`.execute(tx)
}

const handoverColumns = sql`h.id, h.from_provider_id as "fromProviderId", f.name as "fromProviderName", h.to_provider_id as "toProviderId",
  t.name as "toProviderName", h.hand_over_on as "on", h.items, h.recorded_by_name as "recordedByName", h.recorded_at as "recordedAt",
  h.from_confirmed_by_name as "fromConfirmedByName", h.from_confirmed_at as "fromConfirmedAt", h.to_confirmed_by_name as "toConfirmedByName",
  h.to_confirmed_at as "toConfirmedAt"`
const handoverTables = sql`operating_handover h join organisation f on f.id = h.from_provider_id join organisation t on t.id = h.to_provider_id`
const seesHandover = ({ jurisdictionId, organisationId, permissions }: OfficeActor) =>
  sql`(h.jurisdiction_id = ${jurisdictionId}
    and (${permissions.has('authorization.govern')} or h.from_provider_id = ${organisationId} or h.to_provider_id = ${organisationId}))`

/** One row more than `limit`, the newest first. */
export async function listHandovers(db: Reader, actor: OfficeActor, limit: number, after: After): Promise<Handover[]> {
  const { rows } = await sql<Handover>`
    select ${handoverColumns} from ${handoverTables} where ${seesHandover(actor)}
      and (${after === null} or (h.recorded_at, h.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by h.recorded_at desc, h.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export async function findHandover(db: Reader, actor: OfficeActor, id: Id): Promise<Handover | null> {
  const { rows } = await sql<Handover>`
    select ${handoverColumns} from ${handoverTables} where h.id = ${id} and ${seesHandover(actor)}`.execute(db)
  return rows[0] ?? null
}

export async function lockHandover(tx: Tx, actor: OfficeActor, id: Id): Promise<Handover | null> {
  await sql`select from operating_handover h where h.id = ${id} and ${seesHandover(actor)} for update`.execute(tx)
  return findHandover(tx, actor, id)
}

export async function insertHandover(
  tx: Tx,
  by: OfficeActor,
  handover: HandoverInput & { readonly id: Id; readonly at: Instant },
): Promise<void> {
  await sql`insert into operating_handover (id, jurisdiction_id, organisation_id, from_provider_id, to_provider_id, hand_over_on, items, recorded_by,
      recorded_by_name, recorded_at)
    values (${handover.id}, ${by.jurisdictionId}, ${by.organisationId}, ${handover.fromProviderId}, ${handover.toProviderId}, ${handover.on},
      ${handover.items}, ${by.personId}, ${by.personName}, ${handover.at})`.execute(tx)
}

export async function confirm(tx: Tx, by: OfficeActor, id: Id, side: 'from' | 'to', at: Instant): Promise<void> {
  const column = (name: string) => sql.ref(`${side}_confirmed_${name}`)
  await sql`update operating_handover set ${column('by')} = ${by.personId}, ${column('by_name')} = ${by.personName}, ${column('at')} = ${at}
    where id = ${id}`.execute(tx)
}

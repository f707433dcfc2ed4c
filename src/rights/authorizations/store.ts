import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { NamedPerson } from '../store.ts'
import type { ReadFile } from '../upload.ts'
import type { Authorization, AuthorizationInput } from './authorization.ts'

const columns = sql`a.id, a.organisation_id as "unitId", u.name as "unitName", a.to_organisation_id as "organisationId", o.name as "organisationName",
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]') from person p where p.id = any (a.persons))
    as persons,
  a.all_systems as "allSystems",
  (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]') from system s
    where s.organisation_id = a.organisation_id and (a.all_systems or s.id = any (a.system_ids))) as systems,
  a.kinds, a.purpose, lower(a.during) as "from", upper(a.during) - 1 as "to", f.name as "formName", a.given_by_name as "givenByName",
  a.given_at as "givenAt", a.frozen_at as "frozenAt", a.revoked_at as "revokedAt"`
const tables = sql`rights_authorization a join organisation u on u.id = a.organisation_id join organisation o on o.id = a.to_organisation_id
  join authorization_form f on f.authorization_id = a.id`

/** Who gave it, who received it, and who governs authorizations in the jurisdiction (`authorization.govern`). */
function party({ jurisdictionId, organisationId, permissions }: OfficeActor): RawBuilder<SqlBool> {
  const governs = permissions.has('authorization.govern')
  return sql<SqlBool>`(a.jurisdiction_id = ${jurisdictionId} and (${governs} or a.organisation_id = ${organisationId} or a.to_organisation_id = ${organisationId}))`
}

export type Direction = 'given' | 'received'

interface Listing {
  readonly which: Direction | null
  readonly limit: number
  readonly after: readonly [Instant, Id] | null
}

/** One row more than `limit`, the newest first. */
export async function listAuthorizations(db: Reader, actor: OfficeActor, { which, limit, after }: Listing): Promise<Authorization[]> {
  const { rows } = await sql<Authorization>`
    select ${columns} from ${tables} where ${party(actor)}
      and (${which !== 'given'} or a.organisation_id = ${actor.organisationId})
      and (${which !== 'received'} or a.to_organisation_id = ${actor.organisationId})
      and (${after === null} or (a.given_at, a.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by a.given_at desc, a.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export async function findAuthorization(db: Reader, actor: OfficeActor, id: Id): Promise<Authorization | null> {
  const { rows } = await sql<Authorization>`select ${columns} from ${tables} where a.id = ${id} and ${party(actor)}`.execute(db)
  return rows[0] ?? null
}

/** The same, locked: a look under way ends first, and none begins until this transaction has ended. */
export async function lockAuthorization(tx: Tx, actor: OfficeActor, id: Id): Promise<Authorization | null> {
  await sql`select from rights_authorization a where a.id = ${id} and ${party(actor)} for update`.execute(tx)
  return findAuthorization(tx, actor, id)
}

export async function formOf(db: Reader, actor: OfficeActor, id: Id) {
  const { rows } = await sql<{ name: string; mediaType: string; bytes: Buffer }>`
    select f.name, f.media_type as "mediaType", f.bytes from authorization_form f join rights_authorization a on a.id = f.authorization_id
    where a.id = ${id} and ${party(actor)}`.execute(db)
  return rows[0] ?? null
}

interface NewAuthorization extends AuthorizationInput {
  readonly id: Id
  readonly form: ReadFile
  readonly at: Instant
}

export async function insertAuthorization(tx: Tx, by: OfficeActor, given: NewAuthorization): Promise<void> {
  await sql`insert into rights_authorization (id, jurisdiction_id, organisation_id, to_organisation_id, persons, all_systems, system_ids, kinds, purpose,
      during, given_by, given_by_name, given_at)
    values (${given.id}, ${by.jurisdictionId}, ${by.organisationId}, ${given.organisationId}, ${given.persons}::uuid[], ${given.systemIds === null},
      ${given.systemIds ?? []}::uuid[], ${given.kinds}, ${given.purpose}, daterange(${given.from}, ${given.to}, '[]'), ${by.personId},
      ${by.personName}, ${given.at})`.execute(tx)
  await sql`insert into authorization_form (authorization_id, name, media_type, bytes)
    values (${given.id}, ${given.form.name}, ${given.form.mediaType}, ${Buffer.from(given.form.bytes)})`.execute(tx)
}

export async function rename(tx: Tx, id: Id, persons: readonly NamedPerson[]): Promise<void> {
  await sql`update rights_authorization set persons = ${persons.map((person) => person.id)}::uuid[] where id = ${id}`.execute(tx)
}

export async function setFrozen(tx: Tx, id: Id, at: Instant | null): Promise<void> {
  await sql`update rights_authorization set frozen_at = ${at} where id = ${id}`.execute(tx)
}

export async function setRevoked(tx: Tx, id: Id, at: Instant): Promise<void> {
  await sql`update rights_authorization set revoked_at = ${at} where id = ${id}`.execute(tx)
}

import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { PaperKind } from '../paper.ts'

export interface EmergencyLook {
  readonly id: Id
  readonly systemId: Id
  readonly systemName: string
  readonly unitId: Id
  readonly unitName: string
  readonly kind: PaperKind
  readonly paperId: Id | null
  readonly reason: string
  readonly hours: number
  readonly organisationId: Id
  readonly organisationName: string
  readonly askedBy: Id
  readonly askedByName: string
  readonly askedAt: Instant
  readonly secondedByName: string | null
  readonly secondedAt: Instant | null
  readonly endsAt: Instant | null
}

const columns = sql`e.id, e.system_id as "systemId", s.name as "systemName", s.organisation_id as "unitId", u.name as "unitName", e.kind,
  e.paper_id as "paperId", e.reason, e.hours, e.organisation_id as "organisationId", o.name as "organisationName", e.asked_by as "askedBy",
  e.asked_by_name as "askedByName", e.asked_at as "askedAt", e.seconded_by_name as "secondedByName", e.seconded_at as "secondedAt",
  e.ends_at as "endsAt"`
const tables = sql`emergency_look e join system s on s.id = e.system_id join organisation u on u.id = s.organisation_id
  join organisation o on o.id = e.organisation_id`
/** The unit whose papers are asked for, and the organisation that asks: nobody else. */
const concerned = ({ jurisdictionId, organisationId }: OfficeActor) =>
  sql`(e.jurisdiction_id = ${jurisdictionId} and (s.organisation_id = ${organisationId} or e.organisation_id = ${organisationId}))`

/** One row more than `limit`, the newest first. */
export async function listEmergencies(
  db: Reader,
  actor: OfficeActor,
  limit: number,
  after: readonly [Instant, Id] | null,
): Promise<EmergencyLook[]> {
  const { rows } = await sql<EmergencyLook>`
    select ${columns} from ${tables} where ${concerned(actor)}
      and (${after === null} or (e.asked_at, e.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by e.asked_at desc, e.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export async function findEmergency(db: Reader, actor: OfficeActor, id: Id): Promise<EmergencyLook | null> {
  const { rows } = await sql<EmergencyLook>`select ${columns} from ${tables} where e.id = ${id} and ${concerned(actor)}`.execute(db)
  return rows[0] ?? null
}

/** A request of the actor's own organisation, locked against being seconded twice at once. */
export async function lockAsked(tx: Tx, actor: OfficeActor, id: Id): Promise<EmergencyLook | null> {
  await sql`select from emergency_look where id = ${id} for update`.execute(tx)
  const found = await findEmergency(tx, actor, id)
  return found?.organisationId === actor.organisationId ? found : null
}

interface NewEmergency {
  readonly id: Id
  readonly systemId: Id
  readonly kind: PaperKind
  readonly paperId: Id | null
  readonly reason: string
  readonly hours: number
  readonly at: Instant
}

export async function insertEmergency(tx: Tx, by: OfficeActor, asked: NewEmergency): Promise<void> {
  await sql`insert into emergency_look (id, jurisdiction_id, system_id, kind, paper_id, reason, hours, organisation_id, asked_by, asked_by_name, asked_at)
    values (${asked.id}, ${by.jurisdictionId}, ${asked.systemId}, ${asked.kind}, ${asked.paperId}, ${asked.reason}, ${asked.hours},
      ${by.organisationId}, ${by.personId}, ${by.personName}, ${asked.at})`.execute(tx)
}

export async function second(tx: Tx, by: OfficeActor, id: Id, at: Instant): Promise<void> {
  await sql`update emergency_look set seconded_by = ${by.personId}, seconded_by_name = ${by.personName}, seconded_at = ${at},
      ends_at = ${at}::timestamptz + hours * interval '1 hour'
    where id = ${id}`.execute(tx)
}

import { sql } from 'kysely'
import type { Id, Instant, Reader } from '../../kernel/index.ts'
import type { Ground } from '../looks/store.ts'
import type { PaperKind } from '../paper.ts'
import type { RightsEvent } from '../store.ts'

/** One line of what happened to a unit's papers. */
export interface RecordLine {
  /** Its place in the order of what happened; cursors carry it. */
  readonly no: bigint
  readonly id: Id
  readonly kind: RightsEvent['kind'] | 'look'
  readonly at: Instant
  readonly personName: string
  readonly organisationId: Id
  readonly organisationName: string
  readonly authorizationId: Id | null
  readonly emergencyId: Id | null
  readonly reason: string | null
  readonly names: readonly string[]
  /** Of a look, and of an emergency look: what it was at. */
  readonly systemId: Id | null
  readonly systemName: string | null
  readonly paperKind: PaperKind | null
  readonly paperId: Id | null
  readonly title: string | null
  readonly version: number | null
  readonly ground: Ground | null
  /** Where a look came from. */
  readonly ip: string | null
}

const events = (unitId: Id) => sql`
  select e.no, e.id, e.kind, e.at, e.person_name as "personName", e.organisation_id as "organisationId", e.organisation_name as "organisationName",
    e.authorization_id as "authorizationId", e.emergency_id as "emergencyId", e.reason, e.names, s.id as "systemId", s.name as "systemName",
    m.kind as "paperKind", m.paper_id as "paperId", v.title, null::integer as version, null::text as ground, null::text as ip
  from rights_event e left join emergency_look m on m.id = e.emergency_id left join system s on s.id = m.system_id
    left join lateral (select title from system_paper_version v where v.paper_id = m.paper_id order by v.version desc limit 1) v on true
  where e.unit_id = ${unitId}`

const looks = (unitId: Id) => sql`
  select l.no, l.id, 'look', l.at, l.person_name, l.organisation_id, l.organisation_name, l.authorization_id, l.emergency_id, null, array[]::text[], s.id,
    s.name, l.kind, l.paper_id, v.title, l.version, l.ground, l.ip
  from rights_look l join system s on s.id = l.system_id left join system_paper_version v on v.paper_id = l.paper_id and v.version = l.version
  where l.unit_id = ${unitId}`

/** One row more than `limit`, the newest first. */
export async function listRecord(db: Reader, unitId: Id, limit: number, before: string | null): Promise<RecordLine[]> {
  const { rows } = await sql<RecordLine>`
    select * from (${events(unitId)} union all ${looks(unitId)}) r
    where (${before}::bigint is null or r.no < ${before}::bigint)
    order by r.no desc limit ${limit + 1}`.execute(db)
  return rows
}

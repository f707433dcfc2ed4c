import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import type { Instant } from '../../kernel/index.ts'
import { waitsHours } from '../emergencies/emergency.ts'

const lapses = sql`(e.asked_at + ${waitsHours}::int * interval '1 hour')`

/** Emergency looks that a colleague asked for and that lapse unless this person agrees. */
export function waitingEmergencies(actor: OfficeActor, now: Instant): Waiting {
  if (!actor.permissions.has('authorization.emergency')) return null
  const row = {
    id: sql`e.id`,
    place: sql`e.id`,
    title: sql`e.reason`,
    organisation: sql`u.name`,
    system: sql`s.name`,
    told: sql`jsonb_build_object('askedBy', e.asked_by_name)`,
    dueOn: sql`(${lapses} at time zone 'Asia/Shanghai')::date`,
    dueAt: lapses,
    since: sql`e.asked_at`,
  }
  return sql`select ${waitingColumns('emergency', row)}
    from emergency_look e join system s on s.id = e.system_id join organisation u on u.id = s.organisation_id
    where e.jurisdiction_id = ${actor.jurisdictionId} and e.organisation_id = ${actor.organisationId} and e.seconded_at is null
      and e.asked_by <> ${actor.personId} and ${lapses} > ${now}::timestamptz`
}

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

/** Hand-overs between providers that this person's organisation is a side of and has not confirmed. */
export function waitingHandovers(actor: OfficeActor): Waiting {
  if (!actor.permissions.has('work-order.carry-out')) return null
  const row = {
    id: sql`h.id`,
    place: sql`h.id`,
    title: sql`f.name || ' → ' || t.name`,
    organisation: sql`o.name`,
    told: sql`jsonb_build_object('side', case when h.from_provider_id = ${actor.organisationId} then 'from' else 'to' end)`,
    dueOn: sql`h.hand_over_on`,
    dueAt: sql`((h.hand_over_on + 1)::timestamp at time zone 'Asia/Shanghai')`,
    since: sql`h.recorded_at`,
  }
  return sql`select ${waitingColumns('handover', row)}
    from operating_handover h join organisation f on f.id = h.from_provider_id join organisation t on t.id = h.to_provider_id
      join organisation o on o.id = h.organisation_id
    where h.jurisdiction_id = ${actor.jurisdictionId} and ((h.from_provider_id = ${actor.organisationId} and h.from_confirmed_at is null)
      or (h.to_provider_id = ${actor.organisationId} and h.to_confirmed_at is null))`
}

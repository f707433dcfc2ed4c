import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'

/** Work orders to this provider that are to be accepted or worked on; the clock is that of the case's step. */
export const waitingWorkOrders = (actor: OfficeActor): Waiting =>
  actor.permissions.has('work-order.carry-out')
    ? sql`select ${waitingColumns('work-order', {
        id: sql`w.id`,
        place: sql`w.id`,
        number: sql`w.number`,
        organisation: sql`o.name`,
        system: sql`s.name`,
        told: sql`jsonb_build_object('kind', w.kind, 'state', w.state)`,
        dueOn: sql`k.due_on`,
        dueAt: sql`k.due_at`,
        stands: sql`(k.id is not null and k.due_at is null)`,
        provisional: sql`coalesce(k.provisional, false)`,
        since: sql`w.issued_at`,
        version: sql`w.version`,
      })}
      from work_order w join case_file c on c.id = w.case_id join organisation o on o.id = w.organisation_id left join system s on s.id = c.system_id
        left join case_clock k on k.case_id = c.id and k.step = w.step and k.ended_at is null
      where w.provider_id = ${actor.organisationId} and w.jurisdiction_id = ${actor.jurisdictionId}
        and w.state not in ('done', 'withdrawn')`
    : null

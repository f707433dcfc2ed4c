import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import type { Day } from '../../kernel/index.ts'

/** Duties that the person's organisation owes today. */
export const waitingDuties = (actor: OfficeActor, on: Day): Waiting =>
  actor.permissions.has('duty.fulfil')
    ? sql`select ${waitingColumns('duty', {
        id: sql`i.id`,
        place: sql`i.id`,
        number: sql`case when position(':' in i.origin) = 0 then i.origin end`,
        organisation: sql`o.name`,
        system: sql`s.name`,
        told: sql`jsonb_build_object('regime', i.regime_id, 'duty', i.duty)`,
        dueOn: sql`i.due_on`,
        dueAt: sql`i.due_at`,
        provisional: sql`i.provisional`,
        since: sql`i.created_at`,
      })}
      from duty_instance i join organisation o on o.id = i.organisation_id left join system s on s.id = i.system_id
      where i.state = 'open' and i.organisation_id = ${actor.organisationId} and i.jurisdiction_id = ${actor.jurisdictionId}
        and i.arises_on <= ${on}::date`
    : null

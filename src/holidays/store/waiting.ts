import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'

/** Holiday notices that somebody else entered and this person approves or rejects. */
export function waitingHolidays(actor: OfficeActor): Waiting {
  if (!actor.permissions.has('holiday.approve')) return null
  const row = {
    id: sql`n.id`,
    place: sql`n.id`,
    number: sql`n.number`,
    title: sql`n.title`,
    told: sql`jsonb_build_object('year', n.year, 'enteredBy', n.proposed_by_name)`,
    since: sql`n.proposed_at`,
  }
  return sql`select ${waitingColumns('holiday', row)} from holiday_notice n where n.state = 'proposed' and n.proposed_by <> ${actor.personId}`
}

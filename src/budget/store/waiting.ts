import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'

/** Budgets that are drafted and neither issued nor withdrawn. */
export function waitingBudgets(actor: OfficeActor): Waiting {
  if (!actor.permissions.has('budget.manage') || !actor.sight.all) return null
  const row = {
    id: sql`b.id`,
    place: sql`b.id`,
    number: sql`b.number::text`,
    title: sql`to_char(lower(b.during), 'YYYY-MM-DD') || ' 至 ' || to_char(upper(b.during) - 1, 'YYYY-MM-DD')`,
    told: sql`jsonb_build_object('adjusts', b.adjusts is not null)`,
    since: sql`b.drafted_at`,
    version: sql`b.version`,
  }
  return sql`select ${waitingColumns('budget', row)} from budget b where b.state = 'draft' and b.jurisdiction_id = ${actor.jurisdictionId}`
}

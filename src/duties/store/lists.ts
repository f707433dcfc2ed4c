import { sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import { type Day, decodeCursor, type Id, type Instant, isDay, type Page, pageOf, type Reader } from '../../kernel/index.ts'
import type { Instance } from '../duty.ts'
import type { DutyState } from '../rules/state.ts'
import { columns, type Eyes, joined, seesInstance } from './instances.ts'

export interface DutyQuery {
  readonly organisationId?: Id | undefined
  readonly state?: DutyState | undefined
  readonly duty?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

interface Present {
  readonly now: Instant
  readonly today: Day
}

/** The same as `stateOf` says of a row. */
const inState = (state: DutyState, { now, today }: Present) => {
  switch (state) {
    case 'fulfilled':
    case 'waived':
      return sql<boolean>`i.state = ${state}`
    case 'overdue':
      return sql<boolean>`(i.state = 'open' and i.due_at <= ${now})`
    case 'due-soon':
      return sql<boolean>`(i.state = 'open' and i.due_at > ${now} and i.warn_on <= ${today})`
    case 'open':
      return sql<boolean>`(i.state = 'open' and i.due_at > ${now} and coalesce(i.warn_on > ${today}, true))`
  }
}

/** The wall: what is due soonest comes first. */
export async function listInstances(reader: Reader, eyes: Eyes, query: DutyQuery, present: Present): Promise<Page<Instance>> {
  const [dueOn = '', id = ''] = decodeCursor(query.after, 2) ?? []
  const { rows } = await sql<Instance>`select ${columns} from ${joined}
    where ${seesInstance(eyes)}
      ${query.organisationId ? sql`and i.organisation_id = ${query.organisationId}` : sql``}
      ${query.duty ? sql`and i.duty = ${query.duty}` : sql``}
      ${query.state ? sql`and ${inState(query.state, present)}` : sql``}
      ${isDay(dueOn) ? sql`and (i.due_on, i.id::text) > (${dueOn}::date, ${id})` : sql``}
    order by i.due_on, i.id::text limit ${query.limit + 1}`.execute(reader)
  return pageOf(rows, query.limit, (row) => [row.dueOn, row.id])
}

export interface Summary {
  readonly organisationId: Id
  readonly organisationName: string
  readonly open: number
  readonly dueSoon: number
  readonly overdue: number
  readonly onTime: number
  readonly late: number
  readonly waived: number
}

/** Counts for each organisation in the actor's sight, in the order of names. */
export async function summarise(reader: Reader, { sight }: Eyes, present: Present): Promise<Summary[]> {
  const count = (state: DutyState) => sql`count(*) filter (where ${inState(state, present)})::int`
  const { rows } = await sql<Summary>`
    select o.id as "organisationId", o.name as "organisationName", ${count('open')} as open, ${count('due-soon')} as "dueSoon",
      ${count('overdue')} as overdue, (count(*) filter (where i.state = 'fulfilled' and not i.late))::int as "onTime",
      (count(*) filter (where i.late))::int as late, ${count('waived')} as waived
    from duty_instance i join organisation o on o.id = i.organisation_id
    where ${visible(sight, { jurisdiction: sql.ref('i.jurisdiction_id'), organisation: sql.ref('i.organisation_id') })}
    group by o.id, o.name order by o.name, o.id`.execute(reader)
  return rows
}

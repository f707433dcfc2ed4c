import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, type Instant, type Page, pageOf, type Reader, timeCursor } from '../../kernel/index.ts'
import type { Reach } from '../rules/turn.ts'
import { seesCase } from './cases.ts'

/** A row of the list of cases. */
export interface CaseRow {
  readonly id: Id
  readonly number: string
  readonly regimeId: string
  readonly procedure: string
  readonly organisationId: Id
  readonly organisationName: string
  readonly providerId: Id | null
  readonly systemId: Id | null
  readonly systemName: string | null
  readonly step: string | null
  readonly endsAs: string | null
  readonly begunAt: Instant
  readonly submissions: number
  readonly dueOn: Day | null
  readonly dueAt: Instant | null
  readonly termCount: string | null
  readonly termUnit: 'hour' | 'day' | 'working-day' | 'month' | null
  readonly untilOn: Day | null
  readonly provisional: boolean
  readonly suspensions: readonly { to: Instant | null }[] | null
}

/** A step that is the actor's turn, and whose cases those are there (see `actsAs`). */
export interface TurnStep {
  readonly regime: string
  readonly procedure: string
  readonly step: string
  readonly party: string
  readonly reach: Reach
  /** The fields by which organisations are named that act here (`reach: named`). */
  readonly fields: readonly string[]
}

export interface CaseQuery {
  readonly state?: 'open' | 'ended' | undefined
  readonly procedure?: string | undefined
  readonly search?: string | undefined
  readonly own?: boolean | undefined
  /** Only cases in one of these steps. */
  readonly steps?: readonly TurnStep[] | undefined
  /** The day on which it is decided who is whose superior. */
  readonly on: Day
  /** By the clock's day instead of newest first; such a list has one page. */
  readonly soonestFirst?: boolean | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** The cases the actor sees, newest first, each with the clock of its present step. */
export async function listCases(reader: Reader, actor: OfficeActor, query: CaseQuery): Promise<Page<CaseRow>> {
  const [at, id] = timeCursor(query.after) ?? []
  const { rows } = await sql<CaseRow>`
    select c.id, c.number, c.regime_id as "regimeId", c.procedure, c.organisation_id as "organisationId", o.name as "organisationName",
      c.provider_id as "providerId", c.system_id as "systemId", s.name as "systemName", c.step, c.ends_as as "endsAs", c.begun_at as "begunAt", c.submissions,
      k.due_on as "dueOn", k.due_at as "dueAt", k.term_count as "termCount", k.term_unit as "termUnit", k.until_on as "untilOn", coalesce(k.provisional, false) as provisional, k.suspensions
    from case_file c
    join organisation o on o.id = c.organisation_id
    left join system s on s.id = c.system_id
    left join case_clock k on k.case_id = c.id and k.step = c.step and k.ended_at is null
    where ${seesCase(actor)}
      ${query.state === 'open' ? sql`and c.step is not null` : query.state === 'ended' ? sql`and c.step is null` : sql``}
      ${query.procedure ? sql`and c.procedure = ${query.procedure}` : sql``}
      ${query.own ? sql`and c.begun_by_organisation_id = ${actor.organisationId}` : sql``}
      ${query.search ? sql`and (c.number || ' ' || o.name || ' ' || coalesce(s.name, '')) ilike ${`%${query.search.replace(/[\\%_]/g, '\\$&')}%`}` : sql``}
      ${query.steps ? sql`and ${inTurn(actor, query.steps, query.on)}` : sql``}
      ${at && id ? sql`and (c.begun_at, c.id) < (${at}, ${id})` : sql``}
    order by ${query.soonestFirst ? sql`k.due_at nulls last, c.begun_at, c.id` : sql`c.begun_at desc, c.id desc`} limit ${query.limit + 1}`.execute(
    reader,
  )
  return pageOf(rows, query.limit, (row) => [row.begunAt, row.id])
}

/** Of a case `c`: it stands in one of these steps, and it is the actor's organisation that acts there. The step is `t`, for what else is asked of it. */
export const inTurn = ({ organisationId, sight }: OfficeActor, steps: readonly TurnStep[], on: Day, also = sql`true`) => sql`exists (
  select from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as t(regime text, procedure text, step text, party text, reach text, fields text[],
    levels text[], submitted text[], left_steps text[])
  where ${also} and t.regime = c.regime_id and t.procedure = c.procedure and t.step = c.step and case t.reach
    when 'own' then c.organisation_id = ${organisationId} when 'assigned' then c.provider_id = ${organisationId}
    when 'begun' then coalesce(c.begun_by_organisation_id = ${organisationId},
      coalesce(c.provider_id = ${organisationId}, false) or nearest_superior(c.organisation_id, t.party, ${on}::date) = ${organisationId})
    when 'superior' then nearest_superior(c.organisation_id, t.party, ${on}::date) = ${organisationId}
    when 'named' then exists (select from case_body b where b.case_id = c.id and b.organisation_id = ${organisationId} and b.field = any(t.fields))
    when 'looked-after' then c.organisation_id = any(${sight.organisationIds}) else ${sight.all} end)`

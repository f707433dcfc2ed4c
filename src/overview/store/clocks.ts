import { type RawBuilder, sql } from 'kysely'
import { clocksOf } from './cases.ts'
import type { Counted } from './figures.ts'
import { type CountedRows, columnsWhere, dayIn, type Scope, workdays } from './scope.ts'

const head = sql`k.id::text as id`
const stepKey = sql`c.regime_id || '|' || c.procedure || '|' || k.step`
const about = sql`c.number as title, s.name as about, o.name as organisation`
const link = sql`'case' as link, c.id::text as link_id`
/** The term in its own unit: `5 working-day`; a day on file has none. */
const term = sql`coalesce(trim_scale(k.term_count)::text || ' ' || k.term_unit, k.until_on::text)`

/**
 * Working days from the day after a clock's start up to its last day, less those in which it stood: of a suspension from one day to another the days after the one up to the
 * other, as the clock itself leaves them out (calendar/due).
 */
export function spent(scope: Scope): RawBuilder<number> {
  const [began, ended] = [dayIn(sql.ref('k.started_at')), dayIn(sql.ref('k.ended_at'))]
  const stood = sql`(select coalesce(sum(${workdays(scope, sql`upper(d) - 1`)} - ${workdays(scope, sql`lower(d) - 1`)}), 0) from unnest((
      select range_agg(daterange(${dayIn(sql`u."from"`)} + 1, greatest(${dayIn(sql`coalesce(u."to", k.ended_at)`)}, ${dayIn(sql`u."from"`)}) + 1))
        * datemultirange(daterange(${began} + 1, greatest(${ended}, ${began}) + 1))
      from jsonb_to_recordset(k.suspensions) as u("from" timestamptz, "to" timestamptz))) d where not isempty(d))`
  return sql<number>`(${workdays(scope, ended)} - ${workdays(scope, began)} - case when k.suspensions = '[]'::jsonb then 0 else ${stood} end)`
}

/** Clocks that ended in the period, by step; the weight is the working days that were spent. */
export const decisions: CountedRows = (scope) => {
  // A clock that stood when its case ended had not run out.
  const late = sql`coalesce(k.ended_at >= k.due_at, false)`
  return sql`
    select ${head}, ${stepKey} as row_key, null::text as row_name, array['', case when ${late} then 'late' else 'in-time' end] as cols, ${about},
      ${dayIn(sql.ref('k.ended_at'))} as day, ${term} as note, ${spent(scope)}::numeric as weight, null::text as part, null::text as unit, ${link}
    from ${clocksOf(scope)} and k.ended_at >= ${scope.fromAt} and k.ended_at < ${scope.untilAt}`
}

const runningBy = (key: (scope: Scope) => RawBuilder<unknown>): CountedRows =>
  ((scope) => {
    const { at } = scope
    const standing = sql`exists (select from jsonb_to_recordset(k.suspensions) as u("from" timestamptz, "to" timestamptz)
      where u."from" <= ${at} and coalesce(u."to" > ${at}, true))`
    const overdue = sql`coalesce(k.due_at <= ${at}, false)`
    const cols = columnsWhere({
      'in-time': sql`not ${standing} and not ${overdue}`,
      overdue: sql`not ${standing} and ${overdue}`,
      standing,
    })
    return sql`
      select ${head}, ${key(scope)} as row_key, null::text as row_name, ${cols} as cols, ${about}, k.due_on as day, ${term} as note,
        null::numeric as weight, null::text as part, null::text as unit, ${link}
      from ${clocksOf(scope)} and k.started_at < ${at} and coalesce(k.ended_at >= ${at}, true)`
  }) satisfies CountedRows

export const runningByStep = runningBy(() => stepKey)
/** By who acts in the step, as the case's measure says. */
export const runningByParty = runningBy(
  ({ steps }) => sql`c.regime_id || '|' || coalesce((${JSON.stringify(partiesOf(steps))}::jsonb)->>(${stepKey}), '')`,
)

const partiesOf = (steps: Scope['steps']) =>
  Object.fromEntries(steps.map(({ regime, procedure, step, party }) => [`${regime}|${procedure}|${step}`, party]))

/** Cells by step, told by party: the step says which it is. */
export function byParty(cells: readonly Counted[], { steps }: Scope): Counted[] {
  const parties = partiesOf(steps)
  const keyOf = ({ rowKey }: Counted) => `${rowKey.split('|')[0]}|${parties[rowKey] ?? ''}`
  const together = Map.groupBy(cells, (cell) => JSON.stringify([keyOf(cell), cell.column]))
  return [...together.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, rowKey: keyOf(first), count: others.reduce((sum, { count }) => sum + count, first.count) }] : [],
  )
}

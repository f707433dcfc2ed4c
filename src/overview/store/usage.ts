import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Reader } from '../../kernel/index.ts'
import type { Counted } from './figures.ts'
import { holdingColumns, seesHolding } from './resources.ts'
import { type CountedRows, type Scope, weightless } from './scope.ts'

const seenFigures = (sight: Sight) =>
  visible(sight, {
    jurisdiction: sql.ref('u.jurisdiction_id'),
    organisation: sql.ref('u.organisation_id'),
    provider: sql.ref('u.provider_id'),
  })

/** Figures that lie in the period, wholly or in part; found by their end (index `usage_figure_by_end`). */
const touches = ({ from, until }: Scope) => sql<SqlBool>`lower(u.during) < ${until}::date and upper(u.during) > ${from}::date`

/** The latest figure of each series in the period. */
const latest = (scope: Scope) => sql`
  select distinct on (u.system_id, u.indicator collate "C", u.zone collate "C") u.id, u.system_id, u.organisation_id, u.indicator, u.zone, u.during, u.mean
  from usage_figure u where u.superseded_at is null and ${seenFigures(scope.reader.sight)} and ${touches(scope)}
  order by u.system_id, u.indicator collate "C", u.zone collate "C", lower(u.during) desc`

/** Once for each rule that holds of it; those of which none holds have the key ''. */
const bandsOf = (figures: RawBuilder<unknown>) => sql`
  select u.id::text || coalesce('|' || f.rule, '') as id, coalesce(f.regime || '|' || f.rule, '') as row_key, null::text as row_name, array[u.indicator] as cols,
    s.name as title, nullif(u.zone, '') as about, o.name as organisation, upper(u.during) - 1 as day, trim_scale(u.mean)::text as note, ${weightless},
    'usage' as link, s.id::text as link_id
  from ${figures} u left join system s on s.id = u.system_id left join organisation o on o.id = u.organisation_id
    left join usage_finding f on f.figure_id = u.id and f.state <> 'void'`

/** Systems with resources in use, and whether anything was reported of them. */
const reportingOf = (scope: Scope, figures: RawBuilder<unknown>) => sql`
  select s.id::text as id, o.id::text as row_key, o.name as row_name, array[case when u.system_id is null then 'missing' else 'reported' end] as cols, s.name as title,
    null::text as about, o.name as organisation, u.last as day, null::text as note, ${weightless}, 'usage' as link, s.id::text as link_id
  from (select distinct h.system_id from resource_holding h where ${seesHolding(scope)} and ${holdingColumns['in-use'](scope)}) used
    join system s on s.id = used.system_id join organisation o on o.id = s.organisation_id
    left join (select u.system_id, max(upper(u.during)) - 1 as last from ${figures} u group by 1) u on u.system_id = s.id`

export const usageBands: CountedRows = (scope) => bandsOf(sql`(${latest(scope)})`)
export const usageReporting: CountedRows = (scope) => reportingOf(scope, sql`(${latest(scope)})`)

/** Both measures of usage from one look at the figures, by the measure's id. */
export async function readUsage(reader: Reader, scope: Scope): Promise<ReadonlyMap<string, readonly Counted[]>> {
  const counted = (measure: string, rows: RawBuilder<unknown>) => sql`
    select ${sql.lit(measure)} as measure, row_key as "rowKey", max(row_name) as "rowName", cols[1] as "column", count(*)::int as count from (${rows}) r group by row_key, cols`
  const { rows } = await sql<Pick<Counted, 'rowKey' | 'rowName' | 'column' | 'count'> & { readonly measure: string }>`
    with latest as materialized (${latest(scope)})
    ${counted('usage-bands', bandsOf(sql`latest`))} union all ${counted('usage-reporting', reportingOf(scope, sql`latest`))}`.execute(
    reader,
  )
  const told = rows.map(({ measure, ...cell }) => ({ measure, cell: { ...cell, sum: null, median: null, ninetieth: null, notes: [] } }))
  return new Map([...Map.groupBy(told, ({ measure }) => measure)].map(([measure, cells]) => [measure, cells.map(({ cell }) => cell)]))
}

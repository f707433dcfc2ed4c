import { sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import { type CountedRows, columnsWhere, dayIn } from './scope.ts'

/** Findings of rules at reported usage and checks of use; the weight is the days until they were answered. */
export const findings: CountedRows = ({ reader, fromAt, untilAt, at }) => {
  const answered = sql`f.answered_at >= ${fromAt} and f.answered_at < ${untilAt}`
  const cols = columnsWhere({
    found: sql`f.found_at >= ${fromAt} and f.found_at < ${untilAt}`,
    answered,
    open: sql`f.found_at < ${at} and coalesce(f.answered_at >= ${at}, true)`,
  })
  const seen = visible(reader.sight, {
    jurisdiction: sql.ref('f.jurisdiction_id'),
    organisation: sql.ref('f.organisation_id'),
    provider: sql.ref('f.provider_id'),
  })
  return sql`select * from (
    select f.id::text as id, f.regime || '|' || f.rule as row_key, null::text as row_name, ${cols} as cols, f.message as title, s.name as about, o.name as organisation,
      ${dayIn(sql.ref('f.found_at'))} as day, f.state as note, case when ${answered} then ${dayIn(sql.ref('f.answered_at'))} - ${dayIn(sql.ref('f.found_at'))} end::numeric as weight,
      null::text as part, null::text as unit, 'usage' as link, s.id::text as link_id
    from usage_finding f join organisation o on o.id = f.organisation_id join system s on s.id = f.system_id
    where ${seen} and f.state <> 'void') counted where cardinality(cols) > 0`
}

/** Interruptions of service that touch the period; the weight is their minutes within it. Who is a customer of a provider sees them too. */
export const outages: CountedRows = ({ reader, fromAt, untilAt }) => {
  const own = visible(reader.sight, { jurisdiction: sql.ref('p.jurisdiction_id'), organisation: sql.ref('p.id') })
  const customer = visible(reader.sight, { jurisdiction: sql.ref('r.jurisdiction_id'), organisation: sql.ref('r.organisation_id') })
  return sql`
    select g.id::text as id, p.id::text as row_key, p.name as row_name, array[g.kind] as cols, coalesce(l.name, '全部资源池') as title, g.reason as about, p.name as organisation,
      ${dayIn(sql.ref('g.from_at'))} as day, g.kind as note,
      floor(extract(epoch from least(g.to_at, ${untilAt}::timestamptz) - greatest(g.from_at, ${fromAt}::timestamptz)) / 60)::numeric as weight, null::text as part, null::text as unit,
      'outages' as link, null::text as link_id
    from outage g join organisation p on p.id = g.provider_id left join pool l on l.id = g.pool_id
    where (${own} or exists (select from resource r where r.provider_id = g.provider_id and ${customer}))
      and g.superseded_at is null and g.from_at < ${untilAt} and g.to_at > ${fromAt}`
}

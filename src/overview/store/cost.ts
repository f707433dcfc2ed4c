import { type RawBuilder, sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { firstOfMonth, type Reader } from '../../kernel/index.ts'
import type { Counted } from './figures.ts'
import type { CountedRows, Scope } from './scope.ts'

const accounted = sql`('accounted', 'reviewed', 'sealed')`

/** One's own shares and, of a provider, what it provided itself. */
const seenSums = (sight: Sight) => {
  if (sight.all) return sql`true`
  const own = sql`h.organisation_id = any(${sight.organisationIds}::uuid[])`
  return sight.providerId === null ? own : sql`(${own} or p.ref = ${sight.providerId}::uuid)`
}

/** Sums of statements by unit, provider, category and month. */
const ofStatements = ({ reader, jurisdictionId, from, until }: Scope) => sql`
  select s.run_no || '-' || m.share_no || '-' || m.provider_no || '-' || m.category || '-' || m.month as id, h.organisation_id::text as unit_key,
    h.organisation_name as unit_name, m.month, m.category, m.category || '，' || (p.data->>'name') as title, s.state as note,
    m.total_fen + m.apart_fen as fen, 'statement' as link, s.id::text as link_id
  from statement s join statement_month m on m.run_no = s.run_no join statement_share h on h.run_no = m.run_no and h.no = m.share_no
    join statement_entry p on p.run_no = m.run_no and p.kind = 'provider' and p.no = m.provider_no
  where s.jurisdiction_id = ${jurisdictionId} and s.during && daterange(${firstOfMonth(from)}::date, ${until}::date) and s.state in ${accounted} and ${seenSums(reader.sight)}
    and m.month >= ${firstOfMonth(from)}::date and m.month < ${until}::date`

/** What has accrued in months of which there is no statement: which those are is asked once a month, not once a sum. */
const accrued = ({ reader, jurisdictionId, from, until }: Scope) => sql`
  select r.accrual_id || '-' || r.organisation_id || '-' || r.category || '-' || r.payer || '-' || m.month as id, o.id::text as unit_key, o.name as unit_name,
    m.month, r.category, r.category || case when r.payer = 'unit' then '，单位独立结算' else '' end as title, 'accrued' as note, r.accrued[m.at] as fen, 'budget' as link, null::text as link_id
  from (select a.id as accrual_id, at, month from budget_accrual a
      cross join lateral generate_series(1, (extract(year from age(upper(a.during), date_trunc('month', lower(a.during)))) * 12
        + extract(month from age(upper(a.during), date_trunc('month', lower(a.during)))))::int + 1) at
      cross join lateral (select (date_trunc('month', lower(a.during)) + make_interval(months => at - 1))::date as month) named
      where a.jurisdiction_id = ${jurisdictionId} and month >= ${firstOfMonth(from)}::date and month < ${until}::date
        and not exists (select from statement s where s.jurisdiction_id = a.jurisdiction_id and s.state in ${accounted}
          and s.during && daterange(month, (month + interval '1 month')::date)) offset 0) m
    join budget_accrual_row r on r.accrual_id = m.accrual_id join organisation o on o.id = r.organisation_id
  where r.accrued[m.at] > 0 and ${visible(reader.sight, { jurisdiction: sql.ref('o.jurisdiction_id'), organisation: sql.ref('o.id') })}`

const costBy =
  (key: RawBuilder<unknown>, name: RawBuilder<unknown>): CountedRows =>
  (scope) =>
    sql`
    select id, ${key} as row_key, ${name} as row_name, array[category] as cols, title, to_char(month, 'YYYY-MM') as about, unit_name as organisation, month as day, note,
      fen::numeric as weight, null::text as part, null::text as unit, link, link_id
    from (${ofStatements(scope)} union all ${accrued(scope)}) sums where fen > 0`

export const costByMonth = costBy(sql`to_char(month, 'YYYY-MM')`, sql`to_char(month, 'YYYY-MM')`)
export const costByUnit = costBy(sql`unit_key`, sql`unit_name`)

/** Both measures of cost from one look at the sums, by the measure's id: what is added up by month and by unit are the same sums. */
export async function readCost(reader: Reader, scope: Scope): Promise<ReadonlyMap<string, readonly Counted[]>> {
  const { rows } = await sql<Omit<Counted, 'median' | 'ninetieth'> & { readonly measure: string }>`
    select measure, key as "rowKey", max(name) as "rowName", category as "column", sum(count)::int as count, sum(fen)::text as sum, array_agg(note order by note) as notes
    from (select case when grouping(month) = 0 then 'cost-month' else 'cost-unit' end as measure, case when grouping(month) = 0 then to_char(month, 'YYYY-MM') else unit_key end as key,
        case when grouping(month) = 0 then to_char(month, 'YYYY-MM') else max(unit_name) end as name, category, note, count(*) as count, sum(fen) as fen
      from (${ofStatements(scope)} union all ${accrued(scope)}) sums where fen > 0 group by grouping sets ((month, category, note), (unit_key, category, note))) told
    group by measure, key, category`.execute(reader)
  const told = rows.map(({ measure, ...cell }) => ({ measure, cell: { ...cell, median: null, ninetieth: null } }))
  return new Map([...Map.groupBy(told, ({ measure }) => measure)].map(([measure, cells]) => [measure, cells.map(({ cell }) => cell)]))
}

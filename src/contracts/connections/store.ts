import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, type Id, type Instant, instant, plusDays, type Reader, startOf, type Tx } from '../../kernel/index.ts'
import { type Connection, connectedMinutes, type MonthOfReports, type Report } from './connection.ts'

export async function insertReport(tx: Tx, report: Report & { readonly providerId: Id; readonly jurisdictionId: Id }): Promise<void> {
  await sql`
    insert into connection_report (id, provider_id, jurisdiction_id, at, completeness, accuracy, delay_seconds, interfaces, findings)
    values (${report.id}, ${report.providerId}, ${report.jurisdictionId}, ${report.at}, ${report.completeness}, ${report.accuracy}, ${report.delaySeconds},
      ${report.interfaces}, ${JSON.stringify(report.findings)}::jsonb)`.execute(tx)
}

/** Every provider the actor sees, that is, who has a contract, a pool or a report; with its last report. */
export async function lastReports(db: Reader, sight: Sight): Promise<Omit<Connection, 'connected'>[]> {
  const seen = visible(sight, { jurisdiction: sql.ref('o.jurisdiction_id'), organisation: sql.ref('o.id') })
  const { rows } = await sql<Omit<Connection, 'connected'>>`
    select o.id as "providerId", o.name as "providerName", r.last from organisation o
    left join lateral (
      select jsonb_build_object('id', r.id, 'at', r.at, 'completeness', trim_scale(r.completeness)::text,
        'accuracy', trim_scale(r.accuracy)::text, 'findings', r.findings, 'delaySeconds', r.delay_seconds,
        'interfaces', r.interfaces) as last
      from connection_report r where r.provider_id = o.id order by r.at desc limit 1) r on true
    where ${seen} and (r.last is not null
      or exists (select 1 from pool p where p.provider_id = o.id)
      or exists (select 1 from contract c where c.counterparty_id = o.id and c.kind = 'provider'))
    order by o.name`.execute(db)
  return rows.map((row) => ({ ...row, last: row.last && { ...row.last, at: instant(row.last.at) } }))
}

/** Whether the actor sees this provider's reports: it is his own organisation, or he sees the whole jurisdiction. */
export async function seesProvider(db: Reader, sight: Sight, providerId: Id): Promise<boolean> {
  const seen = visible(sight, { jurisdiction: sql.ref('o.jurisdiction_id'), organisation: sql.ref('o.id') })
  const { rows } = await sql`select from organisation o where o.id = ${providerId} and ${seen}`.execute(db)
  return rows.length > 0
}

/** One row a month; what has not come yet is no silence. */
export async function monthsOfReports(
  db: Reader,
  { providerId, from, to, now }: { readonly providerId: Id; readonly from: Day; readonly to: Day; readonly now: Instant },
): Promise<MonthOfReports[]> {
  const silence = sql`make_interval(mins => ${connectedMinutes})`
  const { rows } = await sql<MonthOfReports>`
    with month as (
      select greatest(m::date, ${from}::date) as first, least((m + interval '1 month')::date - 1, ${to}::date) as last
      from generate_series(date_trunc('month', ${from}::date::timestamp), ${to}::date::timestamp, interval '1 month') m),
    span as (
      select first, last, first::timestamp at time zone 'Asia/Shanghai' as opens,
        least((last + 1)::timestamp at time zone 'Asia/Shanghai', ${now}::timestamptz) as closes from month),
    report as (
      select s.first, r.at, r.completeness, r.accuracy, r.delay_seconds, s.closes,
        coalesce(lag(r.at) over w, s.opens) as before, lead(r.at) over w is null as latest
      from span s join connection_report r on r.provider_id = ${providerId} and r.at >= s.opens and r.at < s.closes
      where r.at >= ${startOf(from)} and r.at < ${startOf(plusDays(to, 1))}
      window w as (partition by s.first order by r.at))
    select s.first as "from", s.last as "to", count(r.at)::int as reports, round(avg(r.completeness), 4)::text as completeness,
      round(avg(r.accuracy), 4)::text as accuracy, max(r.delay_seconds)::int as "largestDelaySeconds",
      (case when count(r.at) = 0 then (s.closes - s.opens > ${silence})::int
        else count(*) filter (where r.at - r.before > ${silence}) + count(*) filter (where r.latest and r.closes - r.at > ${silence}) end)::int as gaps
    from span s left join report r on r.first = s.first
    group by s.first, s.last, s.opens, s.closes order by s.first`.execute(db)
  return rows
}

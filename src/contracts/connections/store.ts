import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Id, instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { Connection, Report } from './connection.ts'

export async function insertReport(tx: Tx, report: Report & { readonly providerId: Id; readonly jurisdictionId: Id }): Promise<void> {
  await sql`
    insert into connection_report (id, provider_id, jurisdiction_id, at, completeness, delay_seconds, interfaces)
    values (${report.id}, ${report.providerId}, ${report.jurisdictionId}, ${report.at}, ${report.completeness}, ${report.delaySeconds},
      ${report.interfaces})`.execute(tx)
}

/** Every provider the actor sees, that is, who has a contract, a pool or a report; with its last report. */
export async function lastReports(db: Reader, sight: Sight): Promise<Omit<Connection, 'connected'>[]> {
  const seen = visible(sight, { jurisdiction: sql.ref('o.jurisdiction_id'), organisation: sql.ref('o.id') })
  const { rows } = await sql<Omit<Connection, 'connected'>>`
    select o.id as "providerId", o.name as "providerName", r.last from organisation o
    left join lateral (
      select jsonb_build_object('id', r.id, 'at', r.at, 'completeness', trim_scale(r.completeness)::text, 'delaySeconds', r.delay_seconds,
        'interfaces', r.interfaces) as last
      from connection_report r where r.provider_id = o.id order by r.at desc limit 1) r on true
    where ${seen} and (r.last is not null
      or exists (select 1 from pool p where p.provider_id = o.id)
      or exists (select 1 from contract c where c.counterparty_id = o.id and c.kind = 'provider'))
    order by o.name`.execute(db)
  return rows.map((row) => ({ ...row, last: row.last && { ...row.last, at: instant(row.last.at) } }))
}

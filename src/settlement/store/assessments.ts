import { sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'
import type { Cycle } from '../rules/cycle.ts'

/** Whether a report for the cycle is on record that the run did not know of. */
export async function isAssessedLater(db: Reader, jurisdictionId: Id, { from, until }: Cycle, runNo: number): Promise<boolean> {
  const { rows } = await sql<{ later: boolean }>`
    select exists (select 1 from settlement_assessment a join settlement_run r on r.no = ${runNo} where a.jurisdiction_id = ${jurisdictionId}
      and a.during = daterange(${from}::date, ${until}::date) and a.recorded_at > r.started_at) as later`.execute(db)
  return rows[0]?.later === true
}

/** What share of a provider's bill assessment reports confirm, in percent: the newest report on record for the cycle. */
export async function readAssessments(db: Reader, providerIds: readonly Id[], { from, until }: Cycle): Promise<Map<Id, string>> {
  const { rows } = await sql<{ id: Id; percent: string }>`
    select distinct on (provider_id) provider_id as id, trim_scale(percent)::text as percent from settlement_assessment
    where provider_id = any(${providerIds}::uuid[]) and during = daterange(${from}::date, ${until}::date) order by provider_id, recorded_at desc, id`.execute(
    db,
  )
  return new Map(rows.map(({ id, percent }) => [id, percent]))
}

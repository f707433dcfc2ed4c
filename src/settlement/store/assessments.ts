import { sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'
import type { Cycle } from '../rules/cycle.ts'

/** What share of a provider's bill assessment reports confirm, in percent: the newest report on record for the cycle. */
export async function readAssessments(db: Reader, providerIds: readonly Id[], { from, until }: Cycle): Promise<Map<Id, string>> {
  const { rows } = await sql<{ id: Id; percent: string }>`
    select distinct on (provider_id) provider_id as id, trim_scale(percent)::text as percent from settlement_assessment
    where provider_id = any(${providerIds}::uuid[]) and during = daterange(${from}::date, ${until}::date) order by provider_id, recorded_at desc, id`.execute(
    db,
  )
  return new Map(rows.map(({ id, percent }) => [id, percent]))
}

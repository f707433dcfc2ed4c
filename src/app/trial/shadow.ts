import { sql } from 'kysely'
import type { Id, Tx } from '../../kernel/index.ts'

/**
 * Puts copies of what a draft moves (the days of charging, and what is allocated) before the real tables, and lets nothing else be written for the rest of the transaction: the database refuses
 * it. Copies lock nothing that people work on, and go with the transaction.
 */
export async function shadow(tx: Tx, regimeId: string, jurisdictionId: Id | null): Promise<void> {
  await sql`create temporary table resource (like public.resource including defaults including indexes) on commit drop`.execute(tx)
  await sql`create temporary table allocation (like public.allocation including defaults including indexes) on commit drop`.execute(tx)
  await sql`insert into pg_temp.resource select r.* from public.resource r
    where (${jurisdictionId}::uuid is null or r.jurisdiction_id = ${jurisdictionId}::uuid)
      and r.jurisdiction_id in (select j.jurisdiction_id from jurisdiction_regime j where j.regime_id = ${regimeId})`.execute(tx)
  await sql`insert into pg_temp.allocation select a.* from public.allocation a join pg_temp.resource r on r.id = a.resource_id`.execute(tx)
  await sql`analyze pg_temp.resource, pg_temp.allocation`.execute(tx)
  await sql`set transaction read only`.execute(tx)
}

import { sql } from 'kysely'
import type { Database, Id, Tx } from '../../src/kernel/index.ts'
import { bringFacts } from './facts.ts'
import { foundPlace } from './place.ts'

/** Whose eyes are measured: the authority sees all, a unit and a provider their own. */
export interface Province {
  readonly jurisdictionId: Id
  readonly authority: Id
  readonly unit: Id
  readonly provider: Id
}

/** Builds a province of so many systems, ten to a unit, and runs a statement at a time. */
export type Run = (query: ReturnType<typeof sql>) => Promise<unknown>

/**
 * Builds a province set by set: so many systems, ten times as many resources with one to four allocations each, five times as many cases with two or three clocks each, and what else the
 * overview counts, over the three years before `today`. The seed decides all that is counted: the same seed gives the same figures.
 */
export async function buildProvince(db: Database, systems: number, seed: number): Promise<Province> {
  const built = await db.transaction().execute(async (tx: Tx) => {
    const run: Run = (query) => query.execute(tx)
    await run(sql`set local work_mem = '256MB'`)
    await run(sql`create function pg_temp.chance(what text, n bigint, below int) returns int language sql immutable
      as $$ select ((hashtextextended(what || ':' || n, ${sql.lit(seed)}) & 2147483647) % below)::int $$`)
    const jurisdictionId = await foundPlace(run, systems)
    await bringFacts(run, jurisdictionId, systems)
    const { rows } = await sql<Omit<Province, 'jurisdictionId'>>`select (select id from organisation where name = '省数据局') as authority,
      (select id from b_unit where n = 7) as unit, (select id from b_cloud where n = 1) as provider`.execute(tx)
    if (!rows[0]) throw new Error('nothing was built')
    return { jurisdictionId, ...rows[0] }
  })
  // As it would be after a minute: the server counts and tidies what was written by itself.
  await sql`vacuum (analyze)`.execute(db)
  return built
}

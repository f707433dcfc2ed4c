import { sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'

/** Where a scorecard stands, and the measure that its round keeps. */
export async function roundOf(reader: Reader, scorecardId: Id): Promise<{ readonly jurisdictionId: Id; readonly regimeId: string } | null> {
  const { rows } = await sql<{
    jurisdictionId: Id
    regimeId: string
  }>`select r.jurisdiction_id as "jurisdictionId", r.regime_id as "regimeId"
    from evaluation_scorecard s join evaluation_round r on r.id = s.round_id where s.id = ${scorecardId}`.execute(reader)
  return rows[0] ?? null
}

import { sql } from 'kysely'
import type { Database } from './database.ts'
import { type Instant, plusHours } from './day.ts'

/** Whoever repeats a request does so soon; a key is remembered for so long. */
const keptHours = 7 * 24

/** Forgets the keys, and the answers with them, of requests that nobody repeats any more. No act: nothing of a matter changes. */
export async function forgetKeys(db: Database, now: Instant): Promise<void> {
  await sql`delete from idempotency where at < ${plusHours(now, -keptHours)}::timestamptz`.execute(db)
}

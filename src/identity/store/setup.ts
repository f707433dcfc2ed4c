import { sql } from 'kysely'
import { type Database, type Instant, plusHours, sha256, type Tx } from '../../kernel/index.ts'

const validHours = 24

/** Keeps the hash of a new set-up token; the one before it is worth nothing any more. */
export async function keepSetupToken(db: Database, token: string, now: Instant): Promise<void> {
  await sql`insert into setup_token (hash, expires_at) values (${sha256(token)}, ${plusHours(now, validHours)})
    on conflict (only_one) do update set hash = excluded.hash, expires_at = excluded.expires_at`.execute(db)
}

export async function dropSetupToken(db: Database): Promise<void> {
  await sql`delete from setup_token`.execute(db)
}

/** Uses the token up; of two who try at once, one gets false. */
export async function useSetupToken(tx: Tx, token: string, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from setup_token where hash = ${sha256(token)} and expires_at > ${now}::timestamptz`.execute(tx)
  return numAffectedRows === 1n
}

import { sql } from 'kysely'
import type { ChangedDays } from '../../calendar/index.ts'
import type { Instant, Reader, Tx } from '../../kernel/index.ts'

/** Terms being read again after an approval. */
export interface Reading {
  readonly revision: number
  readonly changedFrom: ChangedDays['from']
  readonly changedTo: ChangedDays['to']
  readonly askedAt: Instant
  readonly begunAt: Instant | null
  readonly endedAt: Instant | null
  readonly passes: number
  readonly looked: number
  readonly moved: number
  readonly failed: number
}

const columns = sql`revision, changed_from as "changedFrom", changed_to as "changedTo", asked_at as "askedAt", begun_at as "begunAt",
  ended_at as "endedAt", passes, looked, moved, failed`

export async function askReading(tx: Tx, revision: number, { from, to }: ChangedDays, at: Instant): Promise<void> {
  await sql`insert into calendar_reading (revision, changed_from, changed_to, asked_at) values (${revision}, ${from}, ${to}, ${at})`.execute(
    tx,
  )
}

/** Those that are not done, the oldest first. */
export async function openReadings(reader: Reader): Promise<Reading[]> {
  const { rows } = await sql<Reading>`select ${columns} from calendar_reading where ended_at is null order by revision`.execute(reader)
  return rows
}

/** The newest ones, done or not. */
export async function latestReadings(reader: Reader, limit: number): Promise<Reading[]> {
  const { rows } = await sql<Reading>`select ${columns} from calendar_reading order by revision desc limit ${limit}`.execute(reader)
  return rows
}

/** A pass begins: what it has looked at, and what failed in it, is counted anew. */
export async function beginPass(reader: Reader, revisions: readonly number[], at: Instant): Promise<void> {
  await sql`update calendar_reading set begun_at = coalesce(begun_at, ${at}), passes = passes + 1, looked = 0, failed = 0
    where revision = any(${revisions}::int[])`.execute(reader)
}

export async function countInPass(
  reader: Reader,
  revisions: readonly number[],
  { looked, moved, failed }: Pick<Reading, 'looked' | 'moved' | 'failed'>,
): Promise<void> {
  await sql`update calendar_reading set looked = looked + ${looked}, moved = moved + ${moved}, failed = failed + ${failed}
    where revision = any(${revisions}::int[])`.execute(reader)
}

export async function endReadings(reader: Reader, revisions: readonly number[], at: Instant): Promise<void> {
  await sql`update calendar_reading set ended_at = ${at} where revision = any(${revisions}::int[]) and ended_at is null`.execute(reader)
}

import { type RawBuilder, sql } from 'kysely'
import { type Database, type Id, type Instant, plusHours, type Tx } from '../../kernel/index.ts'

/** This many failures in a row lock an account, for so long. */
export const lockOut = { attempts: 5, hours: 0.25 } as const

export interface Attempt {
  readonly personId: Id
  readonly personName: string
  readonly login: string
  readonly organisationId: Id
  readonly passwordHash: string
  readonly disabled: boolean
  readonly mustChangePassword: boolean
}

/**
 * Counts an attempt before the password is looked at, so that guesses made at the same time are counted too, and locks at
 * the fifth; success sets the count back. Null when there is no such person or it is locked. A technical count, no act:
 * the attempt's result goes on record by itself.
 */
export async function countAttempt(db: Database, who: { login: string } | { personId: Id }, now: Instant): Promise<Attempt | null> {
  const match: RawBuilder<unknown> = 'login' in who ? sql`login = ${who.login}` : sql`id = ${who.personId}`
  const count = sql`(case when locked_until is null then attempts + 1 else 1 end)`
  const { rows } = await sql<Attempt>`
    update person set attempts = ${count},
      locked_until = case when ${count} >= ${lockOut.attempts}::int then ${plusHours(now, lockOut.hours)}::timestamptz end
    where ${match} and (locked_until is null or locked_until <= ${now}::timestamptz)
    returning id as "personId", name as "personName", login, organisation_id as "organisationId", password_hash as "passwordHash",
      disabled_at is not null as disabled, must_change_password as "mustChangePassword"`.execute(db)
  return rows[0] ?? null
}

/** Sets the count back; false when password or account changed while the password was being verified. */
export async function clearAttempts(tx: Tx, { personId, passwordHash }: Attempt): Promise<boolean> {
  const { numAffectedRows } = await sql`update person set attempts = 0, locked_until = null
    where id = ${personId} and password_hash = ${passwordHash} and disabled_at is null`.execute(tx)
  return numAffectedRows === 1n
}

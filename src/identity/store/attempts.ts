import { type RawBuilder, sql } from 'kysely'
import { type Database, type Id, type Instant, plusHours, type Tx } from '../../kernel/index.ts'

/** This many failures in a row from one place lock the account for that place, for so long. */
const lockOut = { attempts: 5, hours: 0.25 } as const
/**
 * So many within an hour, from wherever, lock it for everybody for as long: twenty places guess together. One place alone gets
 * to about twenty an hour, so it cannot lock a colleague or an administrator out.
 */
const slowLockOut = { attempts: 100, withinHours: 1 } as const
/** Counts older than this mean nothing any more. */
const keptHours = 24

export interface Attempt {
  readonly personId: Id
  readonly personName: string
  readonly login: string
  readonly organisationId: Id
  readonly passwordHash: string
  /** Switched off, or not yet confirmed by a second person. */
  readonly disabled: boolean
  readonly mustChangePassword: boolean
  /** Where it came from. */
  readonly place: string
}

type Who = { readonly login: string } | { readonly personId: Id }

/**
 * Counts an attempt before the password is looked at, so that guesses made at the same time are counted too, and locks at
 * the fifth of the place; success takes the count back. Null when there is no such person or it is locked. A technical count, no
 * act: the attempt's result goes on record by itself. The person is locked first, everywhere, so that no two wait for each other.
 */
export async function countAttempt(db: Database, who: Who, place: string, now: Instant): Promise<Attempt | null> {
  const match: RawBuilder<unknown> = 'login' in who ? sql`login = ${who.login}` : sql`id = ${who.personId}`
  const unlocked = (column: string) => sql`(${sql.ref(column)} is null or ${sql.ref(column)} <= ${now}::timestamptz)`
  const lockedUntil = sql`${plusHours(now, lockOut.hours)}::timestamptz`
  const here = sql`(case when a.locked_until is null then a.attempts + 1 else 1 end)`
  const goesOn = sql`p.locked_until is null and p.attempts_since > ${plusHours(now, -slowLockOut.withinHours)}::timestamptz`
  const everywhere = sql`(case when ${goesOn} then p.attempts + 1 else 1 end)`
  const { rows } = await sql<Omit<Attempt, 'place'>>`
    with known as (select id from person where ${match} and ${unlocked('locked_until')} for no key update),
    counted as (
      insert into sign_in_attempt as a (person_id, address, attempts, at) select id, ${place}, 1, ${now} from known
      on conflict (person_id, address) do update set attempts = ${here}, at = ${now},
        locked_until = case when ${here} >= ${lockOut.attempts}::int then ${lockedUntil} end
      where ${unlocked('a.locked_until')}
      returning person_id)
    update person p set attempts = ${everywhere}, attempts_since = case when ${goesOn} then p.attempts_since else ${now}::timestamptz end,
      locked_until = case when ${everywhere} >= ${slowLockOut.attempts}::int then ${lockedUntil} end
    from counted where p.id = counted.person_id
    returning p.id as "personId", p.name as "personName", p.login, p.organisation_id as "organisationId", p.password_hash as "passwordHash",
      p.disabled_at is not null or p.unconfirmed_since is not null as disabled, p.must_change_password as "mustChangePassword"`.execute(db)
  return rows[0] ? { ...rows[0], place } : null
}

/** Takes the count of the place back; false when password or account changed while the password was being verified. */
export async function clearAttempts(tx: Tx, { personId, passwordHash, place }: Attempt): Promise<boolean> {
  const { numAffectedRows } = await sql`update person set attempts = greatest(attempts - 1, 0), locked_until = null
    where id = ${personId} and password_hash = ${passwordHash} and disabled_at is null and unconfirmed_since is null`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`delete from sign_in_attempt where person_id = ${personId} and address = ${place}`.execute(tx)
  return true
}

/** Forgets counts that are long past, so that failures of another day are not added to. */
export async function forgetAttempts(db: Database, now: Instant): Promise<void> {
  await sql`delete from sign_in_attempt where at < ${plusHours(now, -keptHours)}::timestamptz`.execute(db)
}

import { sql } from 'kysely'
import type { Database, Id, Instant, Reader, Tx } from '../../kernel/index.ts'

/** How often a code may be asked for: by one person, and for one address whoever asks. */
interface AskingLimits {
  readonly perDay: number
  readonly pauseSeconds: number
}

/** Whether another code may be sent now. Locks the person's row, so that two requests at once count each other. */
export async function mayAsk(tx: Tx, of: { personId: Id; email: string; now: Instant } & AskingLimits): Promise<boolean> {
  await sql`select from person where id = ${of.personId} for no key update`.execute(tx)
  const { rows } = await sql<{ may: boolean }>`
    select count(*) filter (where person_id = ${of.personId}) < ${of.perDay} and count(*) filter (where lower(email) = lower(${of.email})) < ${of.perDay}
      and coalesce(max(at) filter (where person_id = ${of.personId}) <= ${of.now}::timestamptz - make_interval(secs => ${of.pauseSeconds}::int), true) as may
    from notice_email_asking
    where (person_id = ${of.personId} or lower(email) = lower(${of.email})) and at > ${of.now}::timestamptz - interval '24 hours'`.execute(
    tx,
  )
  return rows[0]?.may ?? true
}

interface Proof {
  readonly personId: Id
  readonly email: string
  readonly salt: string
  readonly hash: string
}

/** Puts a new code in the place of an earlier one. */
export async function putProof(tx: Tx, proof: Proof, of: { readonly now: Instant; readonly expiresAt: Instant }): Promise<void> {
  const { personId, email, salt, hash } = proof
  await sql`insert into notice_email_asking (person_id, email, at) values (${personId}, ${email}, ${of.now})`.execute(tx)
  await sql`insert into notice_email_proof (person_id, email, salt, hash, asked_at, expires_at)
    values (${personId}, ${email}, ${salt}, ${hash}, ${of.now}, ${of.expiresAt})
    on conflict (person_id) do update set email = excluded.email, salt = excluded.salt, hash = excluded.hash, asked_at = excluded.asked_at,
      expires_at = excluded.expires_at, tries = 0`.execute(tx)
}

/** Counts one try, before it is looked at: a refusal rolls back, and must not take the count with it. Null: no code, it ran out, or it was tried too often. */
export async function takeTry(db: Database, personId: Id, of: { now: Instant; most: number }): Promise<(Proof & { left: number }) | null> {
  const { rows } = await sql<Proof & { left: number }>`
    update notice_email_proof set tries = tries + 1 where person_id = ${personId} and tries < ${of.most} and expires_at > ${of.now}
    returning person_id as "personId", email, salt, hash, ${of.most}::int - tries as left`.execute(db)
  return rows[0] ?? null
}

/** The address is the person's own from now on; false when he has chosen another one meanwhile, or the code was replaced. */
export async function setProven(tx: Tx, { personId, email, hash }: Proof, now: Instant): Promise<boolean> {
  const used = await sql`delete from notice_email_proof where person_id = ${personId} and hash = ${hash}`.execute(tx)
  const { numAffectedRows } =
    await sql`update notice_preference set proven_at = ${now} where person_id = ${personId} and email = ${email} and proven_at is null`.execute(
      tx,
    )
  return used.numAffectedRows === 1n && numAffectedRows === 1n
}

/** Counts of longer ago bound nothing any more. */
export const forgetAskings = (reader: Reader, before: Instant) => sql`delete from notice_email_asking where at < ${before}`.execute(reader)

import { sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import { type Period, rangeOf } from '../rules/period.ts'

export interface BlacklistFields {
  readonly name: string
  readonly creditCode: string | null
  readonly organisationId: Id | null
  readonly reason: string
  readonly source: string
}

export interface BlacklistEntry extends BlacklistFields, Period {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly recordedAt: Instant
}

const selectEntry = sql`
  select id, jurisdiction_id as "jurisdictionId", name, credit_code as "creditCode", organisation_id as "organisationId", reason, source,
    lower(during) as "from", upper(during) - 1 as "lastDay", recorded_at as "recordedAt" from blacklist_entry`

/** Entries of a jurisdiction, the newest first. */
export async function listBlacklist(
  db: Reader,
  of: { jurisdictionId: Id; on: Day | null; after: readonly string[] | null; limit: number },
): Promise<BlacklistEntry[]> {
  const [at = null, id = null] = of.after ?? []
  const { rows } = await sql<BlacklistEntry>`${selectEntry} where jurisdiction_id = ${of.jurisdictionId}
    and (${of.on}::date is null or during @> ${of.on}::date)
    and (${at}::timestamptz is null or (recorded_at, id) < (${at}::timestamptz, ${id}::uuid))
    order by recorded_at desc, id desc limit ${of.limit}`.execute(db)
  return rows
}

export async function lockEntry(tx: Tx, id: Id): Promise<BlacklistEntry | null> {
  const { rows } = await sql<BlacklistEntry>`${selectEntry} where id = ${id} for no key update`.execute(tx)
  return rows[0] ?? null
}

export async function insertEntry(tx: Tx, entry: BlacklistEntry): Promise<void> {
  await sql`
    insert into blacklist_entry (id, jurisdiction_id, name, credit_code, organisation_id, reason, source, during, recorded_at)
    values (${entry.id}, ${entry.jurisdictionId}, ${entry.name}, ${entry.creditCode}, ${entry.organisationId}, ${entry.reason},
      ${entry.source}, ${rangeOf(entry)}::daterange, ${entry.recordedAt})`.execute(tx)
}

export async function endEntry(tx: Tx, id: Id, lastDay: Day): Promise<void> {
  await sql`update blacklist_entry set during = daterange(lower(during), ${lastDay}::date + 1) where id = ${id}`.execute(tx)
}

/**
 * Whether an organisation stands on its jurisdiction's list on a day: named itself, by its credit code, or by its name
 * where one of the two has no code to tell them apart.
 */
export async function isBlacklisted(db: Reader, organisationId: Id, on: Day): Promise<boolean> {
  const { rows } = await sql<{ listed: boolean }>`
    select exists (select from blacklist_entry b join organisation o on o.jurisdiction_id = b.jurisdiction_id
      where o.id = ${organisationId} and b.during @> ${on}::date and (b.organisation_id = o.id or b.credit_code = o.credit_code
        or (b.name = o.name and (b.credit_code is null or o.credit_code is null)))) as listed`.execute(db)
  return rows[0]?.listed === true
}

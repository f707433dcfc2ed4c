import { sql } from 'kysely'
import { type Id, type Instant, type Page, pageOf, type Reader, type Tx } from '../../kernel/index.ts'
import type { Notice, NoticeContent, NoticeState } from '../notice.ts'

const columns = sql`id, year, version, title, number, issued_on as "issuedOn", address, holidays, reason, state, revision,
  proposed_by as "proposedBy", proposed_by_name as "proposedByName", proposed_at as "proposedAt",
  decided_by_name as "decidedByName", decided_at as "decidedAt", decided_reason as "decidedReason"`

/** The number of the newest approval; 0 before the first. Asked before every request: it reads one row of an index. */
export async function revisionNow(reader: Reader): Promise<number> {
  const { rows } = await sql<{ revision: number }>`select coalesce(max(revision), 0) as revision from holiday_notice`.execute(reader)
  return rows[0]?.revision ?? 0
}

/** The newest approved version of each year. */
export async function noticesInForce(reader: Reader): Promise<Notice[]> {
  const { rows } = await sql<Notice>`select distinct on (year) ${columns} from holiday_notice
    where state = 'approved' order by year, revision desc`.execute(reader)
  return rows
}

export async function findNotice(reader: Reader, id: Id): Promise<Notice | null> {
  const { rows } = await sql<Notice>`select ${columns} from holiday_notice where id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** Holds off every other entry and decision until the transaction ends: versions and approvals are counted. */
export const lockNotices = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('zhengyun.holidays'))`.execute(tx)

/** The newest first, by year and version. */
export async function listNotices(
  reader: Reader,
  { limit, after }: { limit: number; after: readonly [number, number] | null },
): Promise<Page<Notice>> {
  const [year, version] = after ?? [null, null]
  const { rows } = await sql<Notice>`select ${columns} from holiday_notice
    where ${year}::int is null or (year, version) < (${year}::int, ${version}::int) order by year desc, version desc limit ${limit + 1}`.execute(
    reader,
  )
  return pageOf(rows, limit, (row) => [String(row.year), String(row.version)])
}

export async function proposedFor(reader: Reader, year: number): Promise<boolean> {
  const { rows } = await sql`select 1 from holiday_notice where year = ${year} and state = 'proposed'`.execute(reader)
  return rows.length > 0
}

interface Proposal extends NoticeContent {
  readonly id: Id
  readonly by: Id
  readonly byName: string
  readonly at: Instant
}

/** Files a notice as the next version of its year, and answers with its number. */
export async function insertNotice(tx: Tx, of: Proposal): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into holiday_notice (id, year, version, title, number, issued_on, address, holidays, reason, proposed_by, proposed_by_name, proposed_at)
    select ${of.id}, ${of.year}, coalesce(max(version), 0) + 1, ${of.title}, ${of.number}, ${of.issuedOn}, ${of.address},
      ${JSON.stringify(of.holidays)}::jsonb, ${of.reason}, ${of.by}, ${of.byName}, ${of.at} from holiday_notice where year = ${of.year}
    returning version`.execute(tx)
  return rows[0]?.version ?? 1
}

interface Decision {
  readonly state: Exclude<NoticeState, 'proposed'>
  readonly by: Id
  readonly byName: string
  readonly at: Instant
  readonly reason: string | null
}

/** Decides a proposed notice; an approval gets the next number. Answers with that number. */
export async function decideNotice(tx: Tx, id: Id, { state, by, byName, at, reason }: Decision): Promise<number | null> {
  const { rows } = await sql<{
    revision: number | null
  }>`update holiday_notice set state = ${state}, decided_by = ${by}, decided_by_name = ${byName},
      decided_at = ${at}, decided_reason = ${reason},
      revision = case when ${state}::text = 'approved' then (select coalesce(max(revision), 0) + 1 from holiday_notice) end
    where id = ${id} returning revision`.execute(tx)
  return rows[0]?.revision ?? null
}

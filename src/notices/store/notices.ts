import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'

export interface NewNotice {
  readonly id: Id
  readonly personId: Id
  readonly event: string
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly link: string | null
  readonly at: Instant
}

/** Writes what people are told; answers with those that are new: whom it was told before, it is not told again. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<{ readonly id: Id; readonly personId: Id }[]> {
  if (notices.length === 0) return []
  const { rows } = await sql<{ id: Id; personId: Id }>`
    insert into notice (id, person_id, event, kind, title, body, link, at)
    select n.id, n."personId", n.event, n.kind, n.title, n.body, n.link, n.at
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
      as n(id uuid, "personId" uuid, event text, kind text, title text, body text, link text, at timestamptz)
    on conflict (person_id, event, kind) do nothing returning id, person_id as "personId"`.execute(tx)
  return rows
}

export interface NoticeRow {
  readonly id: Id
  readonly seq: string
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly link: string | null
  readonly at: Instant
  readonly readAt: Instant | null
}

const columns = sql`id, seq::text, kind, title, body, link, at, read_at as "readAt"`

export interface NoticeQuery {
  readonly personId: Id
  readonly unread?: boolean | undefined
  readonly kind?: string | undefined
  /** Older than this one. */
  readonly before?: string | null
  readonly limit: number
}

/** A person's notices, the newest first. */
export async function listNotices(reader: Reader, query: NoticeQuery): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${columns} from notice where person_id = ${query.personId}
      ${query.unread ? sql`and read_at is null` : sql``}
      ${query.kind === undefined ? sql`` : sql`and kind = ${query.kind}`}
      ${query.before ? sql`and seq < ${query.before}::bigint` : sql``}
    order by notice.seq desc limit ${query.limit}`.execute(reader)
  return rows
}

/** What a person was told after one of his notices, the oldest first. */
export async function noticesSince(
  reader: Reader,
  of: { readonly personId: Id; readonly since: string; readonly limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`select ${columns} from notice where person_id = ${of.personId} and seq > ${of.since}::bigint
    order by notice.seq limit ${of.limit}`.execute(reader)
  return rows
}

/** How many of his a person has not read, and which is the newest of all. */
export async function countUnread(reader: Reader, personId: Id): Promise<{ readonly unread: number; readonly newest: string }> {
  const { rows } = await sql<{ unread: number; newest: string }>`
    select (select count(*)::int from notice where person_id = ${personId} and read_at is null) as unread,
      coalesce((select max(seq) from notice where person_id = ${personId}), 0)::text as newest`.execute(reader)
  return rows[0] ?? { unread: 0, newest: '0' }
}

/** Marks one as read; false when it is not the person's. Read before stays read then. */
export async function markRead(tx: Tx, personId: Id, id: Id, now: Instant): Promise<boolean> {
  const { rows } = await sql`select from notice where id = ${id} and person_id = ${personId}`.execute(tx)
  if (rows.length === 0) return false
  await sql`update notice set read_at = ${now} where id = ${id} and person_id = ${personId} and read_at is null`.execute(tx)
  return true
}

/** Marks all up to one as read: what came after he looked stays unread. */
export async function markAllRead(tx: Tx, of: { personId: Id; upTo: string; kind?: string | undefined }, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`update notice set read_at = ${now}
    where person_id = ${of.personId} and read_at is null and seq <= ${of.upTo}::bigint
      ${of.kind === undefined ? sql`` : sql`and kind = ${of.kind}`}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

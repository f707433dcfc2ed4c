import { sql } from 'kysely'
import { type Day, type Id, type Instant, newId, type Page, pageOf, type Reader, type Tx, timeCursor } from '../../kernel/index.ts'
import { endRest } from './lanes.ts'

/** An e-mail with one notice, at once. */
export async function putMail(tx: Tx, of: { personId: Id; noticeId: Id; now: Instant }): Promise<void> {
  await sql`insert into notice_delivery (id, channel, person_id, event, notices, created_at, due_at, begun_at)
    values (${newId()}, 'email', ${of.personId}, ${`notice:${of.noticeId}`}, array[${of.noticeId}::uuid], ${of.now}, ${of.now}, ${of.now})`.execute(
    tx,
  )
}

/** Adds a notice to the person's digest of a day. */
export async function putInDigest(tx: Tx, of: { personId: Id; noticeId: Id; now: Instant; on: Day; at: Instant }): Promise<void> {
  await sql`insert into notice_delivery (id, channel, person_id, event, notices, created_at, due_at, begun_at)
    values (${newId()}, 'email', ${of.personId}, ${`digest:${of.on}`}, array[${of.noticeId}::uuid], ${of.now}, ${of.at}, ${of.at})
    on conflict (person_id, event) do update set notices = notice_delivery.notices || excluded.notices`.execute(tx)
}

export async function putPost(tx: Tx, of: { webhookId: Id; event: string; kind: string; payload: unknown; now: Instant }): Promise<void> {
  await sql`insert into notice_delivery (id, channel, webhook_id, event, kind, payload, created_at, due_at, begun_at)
    values (${newId()}, 'webhook', ${of.webhookId}, ${of.event}, ${of.kind}, ${JSON.stringify(of.payload)}::jsonb, ${of.now}, ${of.now}, ${of.now})
    on conflict (webhook_id, event) do nothing`.execute(tx)
}

/** Whether a trial of this webhook still waits. */
export async function trialWaits(tx: Tx, webhookId: Id, prefix: string): Promise<boolean> {
  const { rows } =
    await sql`select from notice_delivery where webhook_id = ${webhookId} and state = 'waiting' and starts_with(event, ${prefix})`.execute(
      tx,
    )
  return rows.length > 0
}

export interface Attempted {
  readonly id: Id
  readonly attempts: number
  readonly status: number | null
  readonly error: string | null
  readonly durationMs: number
}

/** Ends an attempt: the message has arrived, is tried again, or is given up (`again` null). */
export async function endAttempt(tx: Tx, of: Attempted, now: Instant, again: Instant | null): Promise<void> {
  await sql`update notice_attempt set ended_at = ${now}, status = ${of.status}, error = ${of.error}, duration_ms = ${of.durationMs}
    where delivery_id = ${of.id} and no = ${of.attempts} and ended_at is null`.execute(tx)
  const state = of.error === null ? 'sent' : again === null ? 'given-up' : 'waiting'
  await sql`update notice_delivery set state = ${state}, due_at = coalesce(${again}, due_at), held_until = null,
      ended_at = ${state === 'waiting' ? null : now}
    where id = ${of.id} and attempts = ${of.attempts} and state = 'waiting'`.execute(tx)
}

/** Puts a message in again by hand, for a day of attempts; false when it still waits or is not of this organisation. */
export async function putAgain(tx: Tx, organisationId: Id, id: Id, now: Instant): Promise<'again' | 'waiting' | 'unknown'> {
  const { rows } = await sql<{
    state: string
    lane: Id
  }>`select d.state, d.lane from notice_delivery d join webhook w on w.id = d.webhook_id
    where d.id = ${id} and w.organisation_id = ${organisationId} and w.state <> 'withdrawn' for update of d`.execute(tx)
  if (!rows[0]) return 'unknown'
  if (rows[0].state === 'waiting') return 'waiting'
  await sql`update notice_delivery set state = 'waiting', ended_at = null, begun_at = ${now}, due_at = ${now}, held_until = null where id = ${id}`.execute(
    tx,
  )
  await endRest(tx, rows[0].lane)
  return 'again'
}

export interface Delivery {
  readonly id: Id
  readonly name: string
  readonly kind: string | null
  readonly title: string
  readonly state: 'waiting' | 'sent' | 'given-up'
  readonly createdAt: Instant
  readonly dueAt: Instant
  readonly attempts: {
    no: number
    begunAt: string
    endedAt: string | null
    status: number | null
    error: string | null
    durationMs: number | null
  }[]
}

// The ten newest attempts; times as the API gives them.
const attempts = sql`coalesce((select jsonb_agg(jsonb_build_object('no', a.no, 'begunAt', to_json(a.begun_at at time zone 'UTC')#>>'{}' || 'Z',
    'endedAt', to_json(a.ended_at at time zone 'UTC')#>>'{}' || 'Z', 'status', a.status, 'error', a.error, 'durationMs', a.duration_ms) order by a.no desc)
  from (select * from notice_attempt t where t.delivery_id = d.id order by t.no desc limit 10) a), '[]'::jsonb) as attempts`

/** What was sent to an organisation's webhooks, the newest first, with every attempt. */
export async function listPosts(
  reader: Reader,
  of: { organisationId: Id; webhookId?: Id | undefined; state?: string | undefined; limit: number; after?: string | undefined },
): Promise<Page<Delivery>> {
  const [at, id] = timeCursor(of.after) ?? []
  const { rows } = await sql<Delivery>`
    select d.id, w.name, d.kind, d.payload->>'title' as title, d.state, d.created_at as "createdAt",
      case when d.state = 'waiting' then greatest(d.due_at, l.resting_until) else d.due_at end as "dueAt", ${attempts}
    from notice_delivery d join webhook w on w.id = d.webhook_id join notice_lane l on l.id = d.lane
    where w.organisation_id = ${of.organisationId} ${of.webhookId ? sql`and w.id = ${of.webhookId}` : sql``}
      ${of.state ? sql`and d.state = ${of.state}` : sql``} ${at && id ? sql`and (d.created_at, d.id) < (${at}, ${id})` : sql``}
    order by d.created_at desc, d.id desc limit ${of.limit + 1}`.execute(reader)
  return pageOf(rows, of.limit, (row) => [row.createdAt, row.id])
}

/** E-mails of everybody, for the operator: that they were sent and when, never what stands in them. */
export async function listMails(
  reader: Reader,
  of: { state?: string | undefined; limit: number; after?: string | undefined },
): Promise<Page<Delivery>> {
  const [at, id] = timeCursor(of.after) ?? []
  const { rows } = await sql<Delivery>`
    select d.id, p.name, null as kind, cardinality(d.notices)::text || ' 条消息' as title, d.state, d.created_at as "createdAt", d.due_at as "dueAt",
      ${attempts}
    from notice_delivery d join person p on p.id = d.person_id
    where d.channel = 'email' ${of.state ? sql`and d.state = ${of.state}` : sql``} ${at && id ? sql`and (d.created_at, d.id) < (${at}, ${id})` : sql``}
    order by d.created_at desc, d.id desc limit ${of.limit + 1}`.execute(reader)
  return pageOf(rows, of.limit, (row) => [row.createdAt, row.id])
}

export interface Letter {
  readonly to: string
  readonly name: string
  readonly notices: readonly { readonly title: string; readonly body: string; readonly link: string | null; readonly kind: string }[]
}

/** What an e-mail says, and to whom; null when the person has left, or wants none any more. */
export async function letterOf(reader: Reader, personId: Id, notices: readonly Id[]): Promise<Letter | null> {
  const { rows } = await sql<Letter>`
    select f.email as to, p.name, (select jsonb_agg(jsonb_build_object('title', n.title, 'body', n.body, 'link', n.link, 'kind', n.kind) order by n.seq)
      from notice n where n.id = any(${notices}::uuid[]) and n.person_id = p.id) as notices
    from person p join notice_preference f on f.person_id = p.id
    where p.id = ${personId} and p.disabled_at is null and p.unconfirmed_since is null and f.email is not null
      and f.proven_at is not null`.execute(reader)
  return rows[0] ?? null
}

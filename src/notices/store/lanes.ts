import { sql } from 'kysely'
import type { Database, Id, Instant, Tx } from '../../kernel/index.ts'

export interface Due {
  readonly id: Id
  readonly channel: 'email' | 'webhook'
  readonly lane: Id
  /** Whether its receiver took long the last time. */
  readonly slow: boolean
  readonly personId: Id | null
  readonly webhookId: Id | null
  readonly event: string
  readonly payload: unknown
  readonly notices: readonly Id[]
  readonly attempts: number
  readonly begunAt: Instant
}

interface Taking {
  readonly channel: 'email' | 'webhook'
  /** Whether receivers that are known to be slow may have the place too. */
  readonly slow: boolean
  /** So many are on their way to one organisation at a time, in the whole installation. */
  readonly perOrganisation: number
}

// A trial is wanted now by who asked for it: it waits for no rest.
const mayGo = (now: Instant) => sql`d.state = 'waiting' and d.due_at <= ${now}
  and (l.resting_until is null or l.resting_until <= ${now} or starts_with(d.event, 'test:'))`

/**
 * Takes the next message that is due, for a while: should this process die, another tries again when `until` has passed. Next is the receiver whose
 * organisation has the fewest on their way, and of those who was served longest ago. The attempt stands in the log before anything is sent, so one
 * that was cut off is seen. One process takes at a time, so that the bound of an organisation holds for all of them.
 */
export async function takeDue(db: Database, of: Taking, now: Instant, until: Instant): Promise<Due | null> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('zhengyun.deliver'))`.execute(tx)
    const { rows } = await sql<Due>`
      with flying as (
        select l.organisation_id, count(*) as count from notice_delivery d join notice_lane l on l.id = d.lane
        where d.held_until > ${now} and l.channel = ${of.channel} group by 1
      ), next as (
        select l.id from notice_lane l left join flying f using (organisation_id)
        where l.channel = ${of.channel} and (${of.slow} or not l.slow) and coalesce(f.count, 0) < ${of.perOrganisation}
          and exists (select from notice_delivery d where d.lane = l.id and ${mayGo(now)})
        order by coalesce(f.count, 0), l.served_at nulls first, l.id limit 1
      ), taken as (
        select d.id from notice_delivery d join notice_lane l on l.id = d.lane join next on next.id = l.id
        where ${mayGo(now)} order by d.due_at, d.id limit 1 for update of d skip locked
      ), marked as (
        update notice_delivery d set attempts = d.attempts + 1, due_at = ${until}, held_until = ${until} from taken where d.id = taken.id
        returning d.*
      ), logged as (
        insert into notice_attempt (delivery_id, no, begun_at) select id, attempts, ${now} from marked
      ), served as (
        update notice_lane l set served_at = clock_timestamp() from marked where l.id = marked.lane returning l.id, l.slow
      )
      select m.id, m.channel, m.lane, s.slow, m.person_id as "personId", m.webhook_id as "webhookId", m.event, m.payload, m.notices, m.attempts,
        m.begun_at as "begunAt" from marked m join served s on s.id = m.lane`.execute(tx)
    return rows[0] ?? null
  })
}

/** Takes note of how a receiver fared: whether it took long, and that something arrived, so that it fails no more. */
export const noteArrived = (tx: Tx, lane: Id, slow: boolean) =>
  sql`update notice_lane set failures = 0, resting_until = null, slow = ${slow} where id = ${lane}`.execute(tx)

export const noteSlow = (tx: Tx, lane: Id, slow: boolean) => sql`update notice_lane set slow = ${slow} where id = ${lane}`.execute(tx)

/** Takes note that a receiver failed, and has it rest for so many minutes after so many failures in a row. Two that failed side by side count once. */
export const noteFailed = (tx: Tx, lane: Id, of: { readonly slow: boolean; readonly pauses: readonly number[]; readonly now: Instant }) =>
  sql`update notice_lane set slow = ${of.slow}, failures = failures + 1,
      resting_until = ${of.now}::timestamptz + make_interval(mins => (${of.pauses}::int[])[least(failures + 1, ${of.pauses.length})])
    where id = ${lane} and (resting_until is null or resting_until <= ${of.now})`.execute(tx)

/** Ends a receiver's rest: somebody changed it, or wants a message sent again now. */
export const endRest = (tx: Tx, lane: Id) => sql`update notice_lane set failures = 0, resting_until = null where id = ${lane}`.execute(tx)

import { type RawBuilder, sql } from 'kysely'
import { type Day, type Id, type Instant, isInstant, type Reader } from '../../kernel/index.ts'
import type { WaitingKind } from './kinds.ts'

export interface WaitingRow {
  readonly kind: WaitingKind
  readonly id: Id
  readonly place: Id
  readonly number: string | null
  readonly title: string | null
  readonly organisation: string | null
  readonly system: string | null
  readonly told: Readonly<Record<string, unknown>> | null
  readonly dueOn: Day | null
  readonly dueAt: Instant | null
  readonly stands: boolean
  readonly provisional: boolean
  readonly since: Instant
  readonly version: number | null
}

/** Where a page of the list ends: its last row's due instant (empty where it has none), its beginning, and id. */
export interface After {
  readonly dueAt: Instant | null
  readonly since: Instant
  readonly id: Id
}

export const afterOf = ([dueAt = '', since = '', id = '']: readonly string[]): After | null =>
  (dueAt === '' || isInstant(dueAt)) && isInstant(since) && /^[0-9a-f-]{36}$/.test(id)
    ? { dueAt: dueAt === '' ? null : (dueAt as Instant), since, id }
    : null

/** What has no term, or stands still, comes last. */
const due = sql`coalesce(w.due_at, 'infinity'::timestamptz)`
const united = (parts: readonly RawBuilder<unknown>[]) =>
  sql`(${sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  )}) as w`

/** One row more than `limit`: what is overdue longest first, then what is due soonest, then what waits longest. */
export async function listWaiting(
  db: Reader,
  parts: readonly RawBuilder<unknown>[],
  query: { readonly kind?: WaitingKind | undefined; readonly limit: number; readonly after: After | null },
): Promise<WaitingRow[]> {
  const { kind, limit, after } = query
  const { rows } = await sql<WaitingRow>`
    select w.kind, w.id, w.place, w.number, w.title, w.organisation, w.system, w.told, w.due_on as "dueOn", w.due_at as "dueAt", w.stands,
      w.provisional, w.since, w.version
    from ${united(parts)} where ${kind ? sql`w.kind = ${kind}` : sql`true`}
      ${after ? sql`and (${due}, w.since, w.id) > (coalesce(${after.dueAt}::timestamptz, 'infinity'), ${after.since}::timestamptz, ${after.id}::uuid)` : sql``}
    order by ${due}, w.since, w.id limit ${limit + 1}`.execute(db)
  return rows
}

export interface Count {
  readonly kind: WaitingKind
  readonly count: number
  readonly overdue: number
  readonly soon: number
}

/** How much of each kind waits; `soon` is due before an instant and not overdue. */
export async function countWaiting(
  db: Reader,
  parts: readonly RawBuilder<unknown>[],
  { now, soon }: { readonly now: Instant; readonly soon: Instant },
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select w.kind, count(*)::int as count, (count(*) filter (where w.due_at <= ${now}))::int as overdue,
      (count(*) filter (where w.due_at > ${now} and w.due_at <= ${soon}))::int as soon
    from ${united(parts)} group by w.kind`.execute(db)
  return rows
}

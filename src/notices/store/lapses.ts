import { type RawBuilder, sql } from 'kysely'
import type { Database, Day, Id, Instant, Reader } from '../../kernel/index.ts'

/** What ends by its own day, without anybody's act. `ending`: so many days before its last day; `ended`: once that has passed. */
interface Lapsing {
  readonly from: RawBuilder<unknown>
  /** Its last day. */
  readonly last: RawBuilder<unknown>
  readonly ends: RawBuilder<unknown>
  readonly name: RawBuilder<unknown>
  readonly concerned: RawBuilder<unknown>
  readonly others: RawBuilder<unknown>
}

const lastDay = sql`(upper(t.during) - 1)`
const always = sql`true`

const lapsing = {
  contract: {
    ...{ from: sql`contract t`, last: lastDay, ends: always, name: sql`t.number` },
    ...{ concerned: sql`t.signed_by`, others: sql`array[t.counterparty_id]` },
  },
  authorization: {
    ...{ from: sql`rights_authorization t`, last: lastDay, ends: sql`t.revoked_at is null`, name: sql`t.purpose` },
    ...{ concerned: sql`t.organisation_id`, others: sql`array[t.to_organisation_id]` },
  },
  'operating-grant': {
    ...{ from: sql`operating_grant t`, last: lastDay, ends: sql`t.revoked_at is null`, name: sql`t.reason` },
    ...{ concerned: sql`t.organisation_id`, others: sql`array[t.provider_id]` },
  },
  'blacklist-entry': {
    ...{ from: sql`blacklist_entry t`, last: lastDay, ends: sql`not upper_inf(t.during)`, name: sql`t.name` },
    ...{ concerned: sql`t.organisation_id`, others: sql`array[]::uuid[]` },
  },
  // One that was ended before its day has an act of its own.
  'important-period': {
    ...{ from: sql`important_period t`, last: sql`t.last_day`, ends: sql`t.ended_on is null`, name: sql`t.name` },
    ...{ concerned: sql`null::uuid`, others: sql`array[]::uuid[]` },
  },
} as const satisfies Record<string, Lapsing>

export type LapsingKind = keyof typeof lapsing
export const isLapsing = (kind: string): kind is LapsingKind => Object.hasOwn(lapsing, kind)

/** What ended longer ago is not told any more: a platform that was just put up would tell of years past. */
const daysAfter = 7

/** Puts in, once each, what of a kind ends within so many days (null: nothing is told before), and what has just ended. */
export async function putLapses(
  db: Database,
  of: { readonly kind: LapsingKind; readonly ahead: number | null; readonly today: Day },
): Promise<void> {
  const { from, last, ends } = lapsing[of.kind]
  await sql`insert into notice_outbox (source, source_id)
    select 'lapse', ${of.kind}::text || case when ${last} < ${of.today}::date then '.ended' else '.ending' end || ':' || t.id || ':' || ${last}
    from ${from} where ${ends} and ${last} >= ${of.today}::date - ${daysAfter}::int
      and ${last} ${of.ahead === null ? sql`< ${of.today}::date` : sql`<= ${of.today}::date + ${of.ahead}::int`}
    on conflict do nothing`.execute(db)
}

export interface Lapse {
  readonly name: string
  readonly jurisdictionId: Id
  readonly concernedId: Id | null
  readonly concernedName: string
  readonly others: readonly Id[]
}

/** One that ends on that day; null where it ends otherwise by now. */
export async function lapseOf(reader: Reader, kind: LapsingKind, id: Id, day: Day): Promise<Lapse | null> {
  const { from, last, ends, name, concerned, others } = lapsing[kind]
  const { rows } = await sql<Lapse>`select ${name} as name, t.jurisdiction_id as "jurisdictionId", ${concerned} as "concernedId",
      coalesce((select o.name from organisation o where o.id = ${concerned}), '') as "concernedName", ${others} as others
    from ${from} where t.id = ${id} and ${ends} and ${last} = ${day}::date`.execute(reader)
  return rows[0] ?? null
}

/** Puts in, once each, emergency looks that nobody seconded in time, and those whose time is over: by the minute, not by the day. */
export async function putEmergencies(db: Database, of: { readonly now: Instant; readonly waitsHours: number }): Promise<void> {
  await sql`insert into notice_outbox (source, source_id)
    select 'lapse', 'emergency-look.' || e.how || ':' || e.id || ':' || (e.over at time zone 'Asia/Shanghai')::date from (
      select id, case when seconded_at is null then 'lapsed' else 'ended' end as how, coalesce(ends_at, asked_at + make_interval(hours => ${of.waitsHours}::int)) as over
      from emergency_look where asked_at > ${of.now}::timestamptz - make_interval(days => ${daysAfter + 2}::int)) e
    where e.over <= ${of.now} and e.over > ${of.now}::timestamptz - make_interval(days => ${daysAfter}::int)
    on conflict do nothing`.execute(db)
}

interface EndedEmergency extends Lapse {
  readonly askedBy: Id
  readonly askedByName: string
  readonly askingName: string
}

/** One that ended so: `lapsed` without the second person, `ended` after its hours; null where it was seconded after all. */
export async function endedEmergency(reader: Reader, id: Id, how: 'lapsed' | 'ended'): Promise<EndedEmergency | null> {
  const { rows } =
    await sql<EndedEmergency>`select s.name, e.jurisdiction_id as "jurisdictionId", s.organisation_id as "concernedId", u.name as "concernedName",
      array[e.organisation_id] as others, e.asked_by as "askedBy", e.asked_by_name as "askedByName", o.name as "askingName"
    from emergency_look e join system s on s.id = e.system_id join organisation u on u.id = s.organisation_id join organisation o on o.id = e.organisation_id
    where e.id = ${id} and (e.seconded_at is null) = ${how === 'lapsed'}::boolean`.execute(reader)
  return rows[0] ?? null
}

/** Which measure binds which place on a day. */
export async function bindings(reader: Reader, on: Day): Promise<{ readonly jurisdictionId: Id; readonly regimeId: string }[]> {
  const { rows } = await sql<{ jurisdictionId: Id; regimeId: string }>`
    select jurisdiction_id as "jurisdictionId", regime_id as "regimeId" from jurisdiction_regime where during @> ${on}::date`.execute(
    reader,
  )
  return rows
}

/** Puts in what else comes by itself, once each. */
export async function putLapse(db: Reader, sourceId: string): Promise<void> {
  await sql`insert into notice_outbox (source, source_id) values ('lapse', ${sourceId}) on conflict do nothing`.execute(db)
}

export interface FailedRun {
  readonly jurisdictionId: Id
  readonly startedBy: Id
  readonly organisationId: Id
  /** Of which days, and what it was to do. */
  readonly name: string
  readonly because: string
}

const runKinds = sql`case r.kind when 'account' then '核算' when 'seal' then '封存' else '比对' end`

export async function failedRun(reader: Reader, id: Id): Promise<FailedRun | null> {
  const { rows } =
    await sql<FailedRun>`select r.jurisdiction_id as "jurisdictionId", r.started_by as "startedBy", r.organisation_id as "organisationId",
      to_char(lower(r.during), 'YYYY-MM-DD') || ' 至 ' || to_char(upper(r.during) - 1, 'YYYY-MM-DD') || ' 结算' || ${runKinds} as name,
      coalesce(r.refusal->>'message', '') as because
    from settlement_run r where r.id = ${id} and r.state = 'failed'`.execute(reader)
  return rows[0] ?? null
}

import { sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'

/** An interval as the jurisdiction set it. */
export interface Interval {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly duty: string
  readonly every: string
  readonly from: Day
  /** The first day of the one that follows; null where it is in force. */
  readonly until: Day | null
  readonly reason: string
  readonly setByName: string
  readonly setAt: Instant
}

const interval = sql`id, jurisdiction_id as "jurisdictionId", regime_id as "regimeId", duty, every, lower(during) as "from",
  upper(during) as until, reason, set_by_name as "setByName", set_at as "setAt"`

/** All intervals that were ever set, of one jurisdiction or of all, in the order of their days. */
export async function intervalsOf(reader: Reader, jurisdictionId: Id | null): Promise<Interval[]> {
  const { rows } = await sql<Interval>`select ${interval} from duty_interval
    ${jurisdictionId ? sql`where jurisdiction_id = ${jurisdictionId}` : sql``} order by lower(during)`.execute(reader)
  return rows
}

/** Sets an interval from a day on; the one before it ends there. */
export async function setInterval(tx: Tx, set: Omit<Interval, 'until'> & { readonly setBy: Id }): Promise<void> {
  await sql`update duty_interval set during = daterange(lower(during), ${set.from})
    where jurisdiction_id = ${set.jurisdictionId} and regime_id = ${set.regimeId} and duty = ${set.duty} and upper_inf(during)`.execute(tx)
  await sql`insert into duty_interval (id, jurisdiction_id, regime_id, duty, every, during, reason, set_by, set_by_name, set_at)
    values (${set.id}, ${set.jurisdictionId}, ${set.regimeId}, ${set.duty}, ${set.every}, daterange(${set.from}, null), ${set.reason},
      ${set.setBy}, ${set.setByName}, ${set.setAt})`.execute(tx)
}

/** A declared important period. `to` is its last day, the early one where it was ended early. */
export interface ImportantPeriod {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly reason: string
  readonly declaredByName: string
  readonly declaredAt: Instant
  readonly endedReason: string | null
  readonly endedByName: string | null
}

const period = sql`id, jurisdiction_id as "jurisdictionId", name, first_day as "from", coalesce(ended_on, last_day) as "to", reason,
  declared_by_name as "declaredByName", declared_at as "declaredAt", ended_reason as "endedReason", ended_by_name as "endedByName"`

/** The newest first, at most 200. */
export async function importantPeriodsOf(reader: Reader, jurisdictionId: Id): Promise<ImportantPeriod[]> {
  const { rows } = await sql<ImportantPeriod>`select ${period} from important_period where jurisdiction_id = ${jurisdictionId}
    order by first_day desc, id limit 200`.execute(reader)
  return rows
}

/** Those that have begun by today and are not over, or that passed without anybody looking. */
export async function periodsToMake(reader: Reader, today: Day): Promise<ImportantPeriod[]> {
  const { rows } = await sql<ImportantPeriod>`select ${period} from important_period p
    where first_day <= ${today} and (coalesce(ended_on, last_day) >= ${today}
      or not exists (select 1 from duty_instance i where i.important_period_id = p.id)) order by first_day, id`.execute(reader)
  return rows
}

export async function lockPeriod(tx: Tx, jurisdictionId: Id | null, id: Id): Promise<ImportantPeriod | null> {
  const { rows } = await sql<ImportantPeriod>`select ${period} from important_period
    where id = ${id} and jurisdiction_id = ${jurisdictionId} for update`.execute(tx)
  return rows[0] ?? null
}

/** False where a period of that name begins on that day already. */
export async function insertPeriod(
  tx: Tx,
  declared: Omit<ImportantPeriod, 'endedReason' | 'endedByName'> & { readonly declaredBy: Id },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into important_period (id, jurisdiction_id, name, first_day, last_day, reason, declared_by, declared_by_name, declared_at)
    values (${declared.id}, ${declared.jurisdictionId}, ${declared.name}, ${declared.from}, ${declared.to}, ${declared.reason},
      ${declared.declaredBy}, ${declared.declaredByName}, ${declared.declaredAt}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function endPeriod(tx: Tx, id: Id, end: { on: Day; reason: string; byName: string; at: Instant }): Promise<void> {
  await sql`update important_period set ended_on = ${end.on}, ended_reason = ${end.reason}, ended_by_name = ${end.byName}, ended_at = ${end.at}
    where id = ${id}`.execute(tx)
}

import { sql } from 'kysely'
import type { Term } from '../../calendar/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { CaseClock } from '../case.ts'

interface Row extends Omit<CaseClock, 'term'> {
  readonly count: string | null
  readonly unit: Term['unit'] | null
}

const columns = sql`id, case_id as "caseId", step, term_count as count, term_unit as unit, until_on as "untilOn", started_at as "startedAt", due_on as "dueOn",
  due_at as "dueAt", provisional, suspensions, overdue_at as "overdueAt", ended_at as "endedAt"`

const read = ({ count, unit, ...row }: Row): CaseClock => ({ ...row, term: unit && { count: Number(count), unit } })

export async function clocksOf(reader: Reader, caseId: Id): Promise<CaseClock[]> {
  const { rows } = await sql<Row>`select ${columns} from case_clock where case_id = ${caseId} order by started_at, id`.execute(reader)
  return rows.map(read)
}

export async function insertClock(tx: Tx, clock: CaseClock): Promise<void> {
  await sql`insert into case_clock (id, case_id, step, term_count, term_unit, until_on, started_at, due_on, due_at, provisional, suspensions)
    values (${clock.id}, ${clock.caseId}, ${clock.step}, ${clock.term?.count ?? null}, ${clock.term?.unit ?? null}, ${clock.untilOn},
      ${clock.startedAt}, ${clock.dueOn}, ${clock.dueAt},
      ${clock.provisional}, ${JSON.stringify(clock.suspensions)}::jsonb)`.execute(tx)
}

/** Writes a clock's reading and suspensions anew: they follow from its start and what happened since. */
export async function updateClock(tx: Tx, clock: CaseClock): Promise<void> {
  await sql`update case_clock set due_on = ${clock.dueOn}, due_at = ${clock.dueAt}, provisional = ${clock.provisional},
    suspensions = ${JSON.stringify(clock.suspensions)}::jsonb, overdue_at = ${clock.overdueAt}, ended_at = ${clock.endedAt} where id = ${clock.id}`.execute(
    tx,
  )
}

/** The case that a clock is of; not locked, so that the case can be locked before it. */
export async function caseOfClock(reader: Reader, id: Id): Promise<Id> {
  const { rows } = await sql<{ caseId: Id }>`select case_id as "caseId" from case_clock where id = ${id}`.execute(reader)
  if (!rows[0]) throw new Error(`no clock ${id}`)
  return rows[0].caseId
}

/** A clock by its id, within the transaction that holds its case. */
export async function clockOf(tx: Tx, id: Id): Promise<CaseClock> {
  const { rows } = await sql<Row>`select ${columns} from case_clock where id = ${id} for update`.execute(tx)
  if (!rows[0]) throw new Error(`no clock ${id}`)
  return read(rows[0])
}

/** Clocks that ran out and are not marked yet, oldest first. */
export async function clocksRunOut(
  reader: Reader,
  now: Instant,
  { limit, except }: { limit: number; except: readonly Id[] },
): Promise<CaseClock[]> {
  const { rows } = await sql<Row>`select ${columns} from case_clock
    where ended_at is null and overdue_at is null and due_at <= ${now} and id <> all(${except}) order by due_at, id limit ${limit}`.execute(
    reader,
  )
  return rows.map(read)
}

/** A running clock with what people call it by. */
export interface NamedClock extends CaseClock {
  readonly number: string
  readonly regimeId: string
  readonly procedure: string
  readonly organisationId: Id
  readonly organisationName: string
}

/**
 * Running clocks that a change of the calendar from a day on may touch, by their ids: those that end then or later, that stand still, or that
 * were never certain. What ended before was counted by other days.
 */
export async function clocksTouched(
  reader: Reader,
  from: Day,
  { after, limit }: { after: Id | null; limit: number },
): Promise<NamedClock[]> {
  const { rows } = await sql<Row & Omit<NamedClock, keyof CaseClock>>`
    select k.*, c.number, c.regime_id as "regimeId", c.procedure, o.id as "organisationId", o.name as "organisationName"
    from (select ${columns} from case_clock where ended_at is null and until_on is null and (provisional or due_on >= ${from} or due_on is null)
        and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${limit}) k
      join case_file c on c.id = k."caseId" join organisation o on o.id = c.organisation_id order by k.id`.execute(reader)
  return rows.map(({ number, regimeId, procedure, organisationId, organisationName, ...row }) => ({
    ...read(row),
    ...{ number, regimeId, procedure, organisationId, organisationName },
  }))
}

/** Running clocks whose day rests on an unpublished calendar. */
export async function provisionalClocks(reader: Reader): Promise<CaseClock[]> {
  const { rows } = await sql<Row>`select ${columns} from case_clock where ended_at is null and provisional order by id`.execute(reader)
  return rows.map(read)
}

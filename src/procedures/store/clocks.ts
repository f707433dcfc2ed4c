import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { CaseClock } from '../case.ts'

interface Row extends Omit<CaseClock, 'term'> {
  readonly count: string
  readonly unit: CaseClock['term']['unit']
}

const columns = sql`id, case_id as "caseId", step, term_count as count, term_unit as unit, started_at as "startedAt", due_on as "dueOn",
  due_at as "dueAt", provisional, suspensions, overdue_at as "overdueAt", ended_at as "endedAt"`

const clockOf = ({ count, unit, ...row }: Row): CaseClock => ({ ...row, term: { count: Number(count), unit } })

export async function clocksOf(reader: Reader, caseId: Id): Promise<CaseClock[]> {
  const { rows } = await sql<Row>`select ${columns} from case_clock where case_id = ${caseId} order by started_at, id`.execute(reader)
  return rows.map(clockOf)
}

export async function insertClock(tx: Tx, clock: CaseClock): Promise<void> {
  await sql`insert into case_clock (id, case_id, step, term_count, term_unit, started_at, due_on, due_at, provisional, suspensions)
    values (${clock.id}, ${clock.caseId}, ${clock.step}, ${clock.term.count}, ${clock.term.unit}, ${clock.startedAt}, ${clock.dueOn}, ${clock.dueAt},
      ${clock.provisional}, ${JSON.stringify(clock.suspensions)}::jsonb)`.execute(tx)
}

/** Writes a clock's reading and suspensions anew: they follow from its start and what happened since. */
export async function updateClock(tx: Tx, clock: CaseClock): Promise<void> {
  await sql`update case_clock set due_on = ${clock.dueOn}, due_at = ${clock.dueAt}, provisional = ${clock.provisional},
    suspensions = ${JSON.stringify(clock.suspensions)}::jsonb, overdue_at = ${clock.overdueAt}, ended_at = ${clock.endedAt} where id = ${clock.id}`.execute(
    tx,
  )
}

/** Clocks that ran out and are not marked yet, oldest first; rows another process works on are left to it. */
export async function clocksRunOut(tx: Tx, now: Instant, limit: number): Promise<CaseClock[]> {
  const { rows } = await sql<Row>`select ${columns} from case_clock
    where ended_at is null and overdue_at is null and due_at <= ${now} order by due_at, id limit ${limit} for update skip locked`.execute(
    tx,
  )
  return rows.map(clockOf)
}

/** Running clocks whose day rests on an unpublished calendar. */
export async function provisionalClocks(tx: Tx): Promise<CaseClock[]> {
  const { rows } = await sql<Row>`select ${columns} from case_clock where ended_at is null and provisional for update`.execute(tx)
  return rows.map(clockOf)
}

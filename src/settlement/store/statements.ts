import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import { type Day, fen, formatYuan, type Id, type Instant, plusDays, type Reader, type Tx } from '../../kernel/index.ts'
import type { Cycle } from '../rules/cycle.ts'
import type { Starter } from '../rules/run.ts'
import type { State, Statement, StatementEvent } from '../rules/statement.ts'
import { type OwedRow, owed, owedIn } from './owed.ts'

/** A statement as it is worked on: whole, and locked. */
export interface Held {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly from: Day
  readonly until: Day
  readonly state: State
  readonly revision: number
  readonly version: number
  readonly lineCount: number
  readonly totalFen: bigint
  readonly accountedBy: Id | null
  readonly reviewedBy: Id | null
  readonly seal: string | null
  readonly sealedAt: Instant | null
  readonly sealVersion: 1 | 2
  /** The run whose lines stand. */
  readonly runNo: number
  readonly apartFen: bigint
  readonly excludedFen: bigint
  readonly deductedFen: bigint
  readonly adjustedFen: bigint
}

const held = sql`select id, jurisdiction_id as "jurisdictionId", regime_id as "regimeId", lower(during) as "from", upper(during) as until, state, revision,
  version, line_count as "lineCount", total_fen as "totalFen", accounted_by as "accountedBy", reviewed_by as "reviewedBy", seal,
  sealed_at as "sealedAt", seal_version as "sealVersion", run_no as "runNo", apart_fen as "apartFen", excluded_fen as "excludedFen", deducted_fen as "deductedFen",
  adjusted_fen as "adjustedFen" from statement`

/** A new draft of a cycle; false when there is a statement of some of its days already. Waits for whoever is making one. */
export async function insertDraft(
  tx: Tx,
  draft: { id: Id; jurisdictionId: Id; regimeId: string; cycle: Cycle; at: Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into statement (id, jurisdiction_id, regime_id, during, state, revision, created_at)
    values (${draft.id}, ${draft.jurisdictionId}, ${draft.regimeId}, daterange(${draft.cycle.from}::date, ${draft.cycle.until}::date), 'draft', 1, ${draft.at})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The statements of a jurisdiction that share a day with the cycle, locked. */
export async function lockOverlapping(tx: Tx, jurisdictionId: Id, cycle: Cycle): Promise<Held[]> {
  const { rows } = await sql<Held>`${held} where jurisdiction_id = ${jurisdictionId}
    and during && daterange(${cycle.from}::date, ${cycle.until}::date) order by during for update`.execute(tx)
  return rows
}

/** One statement, locked until the transaction ends. */
export async function lockStatement(tx: Tx, jurisdictionId: Id, id: Id): Promise<Held | null> {
  const { rows } = await sql<Held>`${held} where id = ${id} and jurisdiction_id = ${jurisdictionId} for update`.execute(tx)
  return rows[0] ?? null
}

/** The whole statement, whoever asks: for the seal only. */
export async function findHeld(db: Reader, id: Id): Promise<Held | null> {
  const { rows } = await sql<Held>`${held} where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A returned statement becomes a draft again, of the next revision: the lines of earlier runs stay. */
export async function redraft(tx: Tx, id: Id, regimeId: string): Promise<void> {
  await sql`update statement set state = 'draft', revision = revision + 1, version = version + 1, regime_id = ${regimeId}, reviewed_by = null
    where id = ${id}`.execute(tx)
}

/** Closes a statement with the sums of a run's shares and adjustments. */
export async function closeRun(tx: Tx, id: Id, runNo: number, personId: Id): Promise<void> {
  await sql`
    update statement s set state = 'accounted', accounted_by = ${personId}, run_no = ${runNo}, line_count = t.lines, total_fen = t.total, apart_fen = t.apart,
      excluded_fen = t.excluded, deducted_fen = t.deducted,
      adjusted_fen = (select coalesce(sum(amount_fen), 0)::bigint from statement_adjustment where run_no = ${runNo})
    from (select coalesce(sum(line_count), 0)::int as lines, coalesce(sum(total_fen), 0)::bigint as total, coalesce(sum(apart_fen), 0)::bigint as apart,
        coalesce(sum(excluded_fen), 0)::bigint as excluded, coalesce(sum(deducted_fen), 0)::bigint as deducted
      from statement_share where run_no = ${runNo}) t
    where s.id = ${id}`.execute(tx)
}

export async function markReviewed(tx: Tx, id: Id, personId: Id): Promise<void> {
  await sql`update statement set state = 'reviewed', reviewed_by = ${personId}, version = version + 1 where id = ${id}`.execute(tx)
}

export async function markReturned(tx: Tx, id: Id): Promise<void> {
  await sql`update statement set state = 'returned', version = version + 1 where id = ${id}`.execute(tx)
}

export async function markSealed(tx: Tx, id: Id, seal: string, at: Instant): Promise<void> {
  await sql`update statement set state = 'sealed', seal = ${seal}, sealed_at = ${at}, version = version + 1 where id = ${id}`.execute(tx)
}

/** Adds to the statement's story what has just been done to it. */
export async function insertEvent(
  tx: Tx,
  event: { id: Id; kind: StatementEvent['kind']; opinion: string | null; at: Instant; by: Starter },
): Promise<void> {
  const { by } = event
  await sql`
    insert into statement_event (statement_id, revision, at, kind, opinion, person_id, person_name, organisation_id, organisation_name, line_count, total_fen)
    select id, revision, ${event.at}, ${event.kind}, ${event.opinion}, ${by.personId}, ${by.personName}, ${by.organisationId},
      ${by.organisationName}, line_count, total_fen from statement where id = ${event.id}`.execute(tx)
}

/** Sight of all of a statement's jurisdiction, for what is read back after an act. */
export async function wholeSight(db: Reader, id: Id): Promise<Sight> {
  const held = await findHeld(db, id)
  return { jurisdictionId: held?.jurisdictionId ?? null, all: true, organisationIds: [], providerId: null }
}

/** What is stored of a statement: the notice is the measure's. */
export type StoredStatement = Omit<Statement, 'notice'>

type Amounts = 'total' | 'apart' | 'excluded' | 'deducted'
interface Row
  extends Omit<StoredStatement, 'whole' | 'to' | Amounts | 'adjusted' | 'payable' | keyof ReturnType<typeof owedIn> | 'events'>,
    Readonly<Record<Amounts, string>>,
    OwedRow {
  readonly until: Day
  readonly adjusted: string
  readonly events: readonly (Omit<StatementEvent, 'total'> & { readonly total: string })[]
}

/** The sums that the actor sees: of the whole, or of his own units' shares and of what he provides himself. */
const sums = (sight: Sight): RawBuilder<unknown> =>
  sight.all
    ? sql`select s.line_count as lines, s.total_fen::text as total, s.apart_fen::text as apart, s.excluded_fen::text as excluded, s.deducted_fen::text as deducted`
    : sql`select coalesce(sum(t.line_count), 0)::int as lines, coalesce(sum(t.total_fen), 0)::text as total, coalesce(sum(t.apart_fen), 0)::text as apart,
          coalesce(sum(t.excluded_fen), 0)::text as excluded, coalesce(sum(t.deducted_fen), 0)::text as deducted
        from statement_total t join statement_share h on h.run_no = t.run_no and h.no = t.share_no
        where t.run_no = s.run_no and ${seenTotals(sight)}`

/** Of a sum `t` (by system or by month) and its share `h`. */
export const seenTotals = (sight: Sight): RawBuilder<SqlBool> => {
  if (sight.all) return sql<SqlBool>`true`
  const own = sql<SqlBool>`h.organisation_id = any(${sight.organisationIds}::uuid[])`
  return sight.providerId === null
    ? own
    : sql<SqlBool>`(${own} or t.provider_no = any (array(select e.no from statement_entry e where e.run_no = s.run_no and e.kind = 'provider'
        and e.ref = ${sight.providerId}::uuid)))`
}

const story = (sight: Sight): RawBuilder<unknown> =>
  sight.all
    ? sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'revision', e.revision,
        'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'opinion', e.opinion, 'personName', e.person_name,
        'organisationName', e.organisation_name, 'lineCount', e.line_count, 'total', e.total_fen::text) order by e.id), '[]')
      from statement_event e where e.statement_id = s.id)`
    : sql`'[]'::jsonb`

/** Statements that the actor sees, newest cycle first; others see one only where some of its lines are theirs. */
export async function readStatements(
  db: Reader,
  sight: Sight,
  { id, before, limit }: { readonly id?: Id; readonly before?: string | undefined; readonly limit: number },
): Promise<StoredStatement[]> {
  if (sight.jurisdictionId === null) return []
  const theirs = sight.all ? sql<SqlBool>`true` : sql<SqlBool>`t.lines > 0`
  const { rows } = await sql<Row>`
    select s.id, s.jurisdiction_id as "jurisdictionId", s.regime_id as "regimeId", lower(s.during) as "from", upper(s.during) as until, s.state, s.revision,
      s.version, t.lines as "lineCount", t.total, t.apart, t.excluded, t.deducted, s.adjusted_fen::text as adjusted, o.*, s.seal, s.sealed_at as "sealedAt",
      ${story(sight)} as events
    from statement s cross join lateral (${sums(sight)}) t cross join lateral (${owed}) o
    where s.jurisdiction_id = ${sight.jurisdictionId} and ${theirs}
      and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid)
      and (${before ?? null}::date is null or lower(s.during) < ${before ?? null}::date)
    order by lower(s.during) desc limit ${limit}`.execute(db)
  return rows.map((row) => toStatement(row, sight.all))
}

const yuan = (text: string) => formatYuan(fen(BigInt(text)))

function toStatement({ until, events, dueFen, correctedFen, paidFen, over, settled, ...row }: Row, whole: boolean): StoredStatement {
  return {
    ...row,
    to: plusDays(until, -1),
    whole,
    total: yuan(row.total),
    apart: yuan(row.apart),
    excluded: yuan(row.excluded),
    deducted: yuan(row.deducted),
    adjusted: whole ? yuan(row.adjusted) : null,
    payable: whole ? formatYuan(fen(BigInt(row.total) + BigInt(row.adjusted))) : null,
    ...owedIn(row.state, whole, { dueFen, correctedFen, paidFen, over, settled }),
    events: events.map((event) => ({ ...event, total: yuan(event.total) })),
  }
}

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { OfficeActor, Sight } from '../../identity/index.ts'
import { type Day, fen, formatYuan, type Id, type Instant, plusDays, type Reader, type Tx } from '../../kernel/index.ts'
import type { Cycle } from '../cycle.ts'
import type { State, Statement, StatementEvent } from '../statement.ts'
import { seenLines } from './lines.ts'

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
}

const held = sql`select id, jurisdiction_id as "jurisdictionId", regime_id as "regimeId", lower(during) as "from", upper(during) as until, state, revision,
  version, line_count as "lineCount", total_fen as "totalFen", accounted_by as "accountedBy", reviewed_by as "reviewedBy", seal from statement`

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

/** Closes a run with the sums of its lines. */
export async function closeRun(tx: Tx, id: Id, personId: Id): Promise<void> {
  await sql`
    update statement s set state = 'accounted', accounted_by = ${personId}, line_count = t.lines, total_fen = t.total, excluded_fen = t.excluded,
      deducted_fen = t.deducted
    from (select count(l.no)::int as lines, coalesce(sum(l.amount_fen), 0)::bigint as total,
        coalesce(sum(l.full_fen - l.amount_fen - l.deducted_fen), 0)::bigint as excluded, coalesce(sum(l.deducted_fen), 0)::bigint as deducted
      from statement d left join statement_line l on l.statement_id = d.id and l.revision = d.revision where d.id = ${id}) t
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
  event: { id: Id; kind: StatementEvent['kind']; opinion: string | null; at: Instant; actor: OfficeActor },
): Promise<void> {
  const { actor } = event
  await sql`
    insert into statement_event (statement_id, revision, at, kind, opinion, person_id, person_name, organisation_id, organisation_name, line_count, total_fen)
    select id, revision, ${event.at}, ${event.kind}, ${event.opinion}, ${actor.personId}, ${actor.personName}, ${actor.organisationId},
      ${actor.organisationName}, line_count, total_fen from statement where id = ${event.id}`.execute(tx)
}

/** What is stored of a statement: the notice is the measure's. */
export type StoredStatement = Omit<Statement, 'notice'>

interface Row extends Omit<StoredStatement, 'whole' | 'to' | 'total' | 'excluded' | 'deducted' | 'events'> {
  readonly until: Day
  readonly total: string
  readonly excluded: string
  readonly deducted: string
  readonly events: readonly (Omit<StatementEvent, 'total'> & { readonly total: string })[]
}

const share = (sight: Sight): RawBuilder<unknown> =>
  sight.all
    ? sql`select s.line_count as lines, s.total_fen::text as total, s.excluded_fen::text as excluded, s.deducted_fen::text as deducted`
    : sql`select count(*)::int as lines, coalesce(sum(l.amount_fen), 0)::text as total, coalesce(sum(l.full_fen - l.amount_fen - l.deducted_fen), 0)::text as excluded, coalesce(sum(l.deducted_fen), 0)::text as deducted
        from statement_line l join statement_resource r on r.statement_id = l.statement_id and r.revision = l.revision and r.no = l.resource_no
        where l.statement_id = s.id and l.revision = s.revision and ${seenLines(sight)}`

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
      s.version, t.lines as "lineCount", t.total, t.excluded, t.deducted, s.seal, s.sealed_at as "sealedAt", ${story(sight)} as events
    from statement s cross join lateral (${share(sight)}) t
    where s.jurisdiction_id = ${sight.jurisdictionId} and ${theirs}
      and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid)
      and (${before ?? null}::date is null or lower(s.during) < ${before ?? null}::date)
    order by lower(s.during) desc limit ${limit}`.execute(db)
  return rows.map((row) => toStatement(row, sight.all))
}

function toStatement({ until, events, ...row }: Row, whole: boolean): StoredStatement {
  const yuan = (text: string) => formatYuan(fen(BigInt(text)))
  return {
    ...row,
    to: plusDays(until, -1),
    whole,
    total: yuan(row.total),
    excluded: yuan(row.excluded),
    deducted: yuan(row.deducted),
    events: events.map((event) => ({ ...event, total: yuan(event.total) })),
  }
}

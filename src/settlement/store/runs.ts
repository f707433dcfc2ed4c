import { sql } from 'kysely'
import type { CopyConnection, Id, Instant, Reader, Refusal, Tx } from '../../kernel/index.ts'
import type { Cycle } from '../rules/cycle.ts'
import type { Entry } from '../rules/entries.ts'
import type { Run, RunKind, Starter } from '../rules/run.ts'
import type { SealedAdjustment } from '../rules/seal.ts'
import type { Share } from '../rules/share.ts'

const columns = sql`no, id, jurisdiction_id as "jurisdictionId", kind, statement_id as "statementId", revision, regime_id as "regimeId", lower(during) as "from",
  upper(during) as until, state, done, total, attempts, refusal, started_at as "startedAt", ended_at as "endedAt",
  json_build_object('personId', started_by, 'personName', started_by_name, 'organisationId', organisation_id, 'organisationName', organisation_name) as "startedBy"`

export interface NewRun {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly kind: RunKind
  readonly statementId: Id
  readonly revision: number
  readonly regimeId: string
  readonly cycle: Cycle
  readonly startedBy: Starter
  readonly at: Instant
}

/** False while another run of the jurisdiction is under way. */
export async function insertRun(tx: Tx, run: NewRun): Promise<boolean> {
  const { startedBy } = run
  const { numAffectedRows } = await sql`
    insert into settlement_run (id, jurisdiction_id, kind, statement_id, revision, regime_id, during, state, started_by, started_by_name, organisation_id,
      organisation_name, started_at, alive_at)
    values (${run.id}, ${run.jurisdictionId}, ${run.kind}, ${run.statementId}, ${run.revision}, ${run.regimeId},
      daterange(${run.cycle.from}::date, ${run.cycle.until}::date), 'running', ${startedBy.personId}, ${startedBy.personName}, ${startedBy.organisationId},
      ${startedBy.organisationName}, ${run.at}, ${run.at})
    on conflict (jurisdiction_id) where state = 'running' do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function findRun(db: Reader, id: Id, locking = false): Promise<Run | null> {
  const { rows } = await sql<Run>`select ${columns} from settlement_run where id = ${id} ${locking ? sql`for update` : sql``}`.execute(db)
  return rows[0] ?? null
}

/** The newest run of a jurisdiction, or of one statement. */
export async function newestRun(db: Reader, jurisdictionId: Id, statementId: Id | null = null): Promise<Run | null> {
  const { rows } = await sql<Run>`select ${columns} from settlement_run where jurisdiction_id = ${jurisdictionId}
    and (${statementId}::uuid is null or statement_id = ${statementId}::uuid) order by no desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Runs that somebody began and nobody has ended. */
export async function openRuns(db: Reader): Promise<Run[]> {
  const { rows } = await sql<Run>`select ${columns} from settlement_run where state = 'running' order by no`.execute(db)
  return rows
}

export async function tellProgress(
  db: Reader,
  no: number,
  { done, total, at }: { done: number; total: number; at: Instant },
): Promise<void> {
  await sql`update settlement_run set done = ${done}, total = ${total}, alive_at = ${at} where no = ${no} and state = 'running'`.execute(db)
}

/** Counts another attempt and takes back what an earlier one left. */
export async function beginAnew(db: Reader, no: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update settlement_run set attempts = attempts + 1, done = 0 where no = ${no} and state = 'running'`.execute(db)
  if (numAffectedRows === 1n) await takeBack(db, no)
}

/** Deletes what a running run has written. */
export async function takeBack(db: Reader, no: number): Promise<void> {
  for (const table of [
    'statement_difference',
    'statement_adjustment',
    'statement_total',
    'statement_month',
    'statement_resource',
    'statement_share',
    'statement_entry',
  ])
    await sql`delete from ${sql.table(table)} where run_no = ${no}`.execute(db)
}

export async function failRun(db: Reader, no: number, refusal: Refusal, at: Instant): Promise<void> {
  await sql`update settlement_run set state = 'failed', refusal = ${JSON.stringify(refusal)}::jsonb, ended_at = ${at} where no = ${no} and state = 'running'`.execute(
    db,
  )
}

export async function finishRun(tx: Tx, no: number, at: Instant): Promise<void> {
  await sql`update settlement_run set state = 'finished', done = total, ended_at = ${at} where no = ${no}`.execute(tx)
}

/** Lets the database count what runs have written, so that it plans well for who reads it; it does so by itself only minutes later. That this fails is no fault of the run. */
export const countWritten = (connection: CopyConnection): Promise<void> => connection.run('select settlement_counted()').catch(() => {})

/** Says, for the rest of the transaction, whose rows are about to be written. */
export const declareRun = (tx: Tx, no: number) => sql`select set_config('zhengyun.run', ${String(no)}, true)`.execute(tx)

export async function insertEntries(tx: Tx, no: number, entries: readonly Entry[]): Promise<void> {
  await sql`insert into statement_entry (run_no, kind, no, ref, data)
    select ${no}, kind, no, ref, data::json from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as x(kind text, no integer, ref uuid, data text)`.execute(
    tx,
  )
}

/** Shares in the order of their numbers; the lines are numbered through. */
export async function insertShares(tx: Tx, no: number, shares: readonly Share[]): Promise<void> {
  let first = 1
  const rows = shares.map((share) => {
    const row = { ...share, first }
    first += share.lines
    return row
  })
  await sql`insert into statement_share (run_no, no, organisation_id, organisation_name, first_no, line_count, resource_count, full_fen, total_fen, apart_fen,
      excluded_fen, deducted_fen, digest)
    select ${no}, no, "organisationId", "organisationName", first, lines, resources, "full", total, apart, excluded, deducted, digest
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(no integer, "organisationId" uuid, "organisationName" text, first integer, lines integer,
      resources integer, "full" bigint, total bigint, apart bigint, excluded bigint, deducted bigint, digest text)`.execute(tx)
}

export interface NewAdjustment extends Omit<SealedAdjustment, 'base' | 'amount'> {
  readonly kind: 'provider' | 'unit'
  /** In fen. */
  readonly base: string
  readonly amount: string
}

export async function insertAdjustments(tx: Tx, no: number, adjustments: readonly NewAdjustment[]): Promise<void> {
  await sql`insert into statement_adjustment (run_no, no, rule, name, kind, organisation_id, organisation_name, value, base_fen, percent, amount_fen, says, cite)
    select ${no}, no, rule, name, kind, "organisationId", "organisationName", value, base, percent, amount, says, cite
    from jsonb_to_recordset(${JSON.stringify(adjustments)}::jsonb) as x(no integer, rule text, name text, kind text, "organisationId" uuid, "organisationName" text,
      value text, base bigint, percent numeric, amount bigint, says text, cite text)`.execute(tx)
}

/** What the level pays in a run, by provider and by unit: what adjustments are taken from. */
export async function readBases(db: Reader, no: number): Promise<{ kind: 'provider' | 'unit'; id: Id; name: string; total: bigint }[]> {
  const { rows } = await sql<{ kind: 'provider' | 'unit'; id: Id; name: string; total: string }>`
    select 'provider' as kind, e.ref as id, e.data->>'name' as name, sum(t.total_fen)::text as total
      from statement_total t join statement_entry e on e.run_no = t.run_no and e.kind = 'provider' and e.no = t.provider_no
      where t.run_no = ${no} group by e.ref, e.data->>'name'
    union all select 'unit', organisation_id, organisation_name, total_fen::text from statement_share where run_no = ${no}
    order by 1, 3, 2`.execute(db)
  return rows.map((row) => ({ ...row, total: BigInt(row.total) }))
}

export interface StoredShare {
  readonly no: number
  readonly organisationId: Id
  readonly organisationName: string
  readonly firstNo: number
  readonly lineCount: number
  readonly resources: number
  readonly full: bigint
  readonly total: bigint
  readonly apart: bigint
  readonly excluded: bigint
  readonly deducted: bigint
  readonly digest: string | null
}

export async function readShares(db: Reader, no: number): Promise<StoredShare[]> {
  const { rows } = await sql<StoredShare>`
    select no, organisation_id as "organisationId", organisation_name as "organisationName", first_no as "firstNo", line_count as "lineCount",
      resource_count as resources, full_fen as "full", total_fen as total, apart_fen as apart, excluded_fen as excluded, deducted_fen as deducted, digest
    from statement_share where run_no = ${no} order by no`.execute(db)
  return rows
}

export async function readEntries(db: Reader, no: number): Promise<Entry[]> {
  const { rows } =
    await sql<Entry>`select kind, no, ref, data::text as data from statement_entry where run_no = ${no} order by kind collate "C", no`.execute(
      db,
    )
  return rows
}

export async function readAdjustments(
  db: Reader,
  no: number,
): Promise<(NewAdjustment & { readonly baseFen: bigint; readonly amountFen: bigint })[]> {
  const { rows } = await sql<NewAdjustment & { baseFen: bigint; amountFen: bigint }>`
    select no, rule, name, kind, organisation_id as "organisationId", organisation_name as "organisationName", value, base_fen as "baseFen",
      trim_scale(percent)::text as percent, amount_fen as "amountFen", base_fen::text as base, amount_fen::text as amount, says, cite
    from statement_adjustment where run_no = ${no} order by no`.execute(db)
  return rows
}

/** What the database itself finds wrong with a run's lines, or null: each is looked at. */
export async function findDoubt(db: Reader, no: number): Promise<string | null> {
  const { rows } = await sql<{ doubt: string | null }>`select coalesce(statement_doubt(${no}), sums_doubt(${no})) as doubt`.execute(db)
  return rows[0]?.doubt ?? null
}

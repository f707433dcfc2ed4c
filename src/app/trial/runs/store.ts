import { sql } from 'kysely'
import { type Sight, visible } from '../../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../../kernel/index.ts'
import { storableJson } from '../storable.ts'
import type { Part, RowKind, TrialOutcome, TrialRow, TrialRun } from './trial-run.ts'

const columns = sql`t.no, t.id, t.draft_id as "draftId", t.jurisdiction_id as "jurisdictionId", t.organisation_id as "organisationId",
  t.organisation_name as "organisationName", t.against, t.state, t.part, t.done, t.total, t.attempts, t.started_by as "startedBy", t.started_by_name as "startedByName", t.stopped_by_name as "stoppedByName",
  t.started_at as "startedAt", t.ended_at as "endedAt", t.failure, t.outcome`

export interface NewTrial extends Pick<TrialRun, 'id' | 'draftId' | 'jurisdictionId' | 'organisationId' | 'organisationName' | 'against'> {
  readonly by: Id
  readonly byName: string
  readonly at: Instant
}

/** False while another trial of the jurisdiction is running. */
export async function insertTrial(tx: Tx, trial: NewTrial): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into measure_trial (id, draft_id, jurisdiction_id, organisation_id, organisation_name, against, started_by, started_by_name, started_at)
    values (${trial.id}, ${trial.draftId}, ${trial.jurisdictionId}, ${trial.organisationId}, ${trial.organisationName}, ${trial.against}, ${trial.by},
      ${trial.byName}, ${trial.at})
    on conflict (jurisdiction_id) where state = 'running' do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function findTrial(reader: Reader, id: Id): Promise<TrialRun | null> {
  const { rows } = await sql<TrialRun>`select ${columns} from measure_trial t where t.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** The trials of a draft, the newest first. */
export async function trialsOf(reader: Reader, draftId: Id): Promise<TrialRun[]> {
  const { rows } =
    await sql<TrialRun>`select ${columns} from measure_trial t where t.draft_id = ${draftId} order by t.no desc limit 50`.execute(reader)
  return rows
}

/** What nobody has ended. */
export async function openTrials(reader: Reader): Promise<Pick<TrialRun, 'no' | 'id' | 'startedAt'>[]> {
  const { rows } =
    await sql<TrialRun>`select no, id, started_at as "startedAt" from measure_trial where state = 'running' order by no`.execute(reader)
  return rows
}

/** Whether some process works on a trial just now: it holds the lock while it does. */
export async function isWorkedOn(tx: Tx, no: number): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(hashtext('zhengyun.trial'), ${no}) as free`.execute(tx)
  return rows[0]?.free !== true
}

/** Counts another attempt and takes back what an earlier one left. */
export async function beginAnew(reader: Reader, no: number): Promise<void> {
  await sql`update measure_trial set attempts = attempts + 1, part = 'waiting', done = 0, total = 0 where no = ${no} and state = 'running'`.execute(
    reader,
  )
  await sql`delete from measure_trial_row where trial_no = ${no}`.execute(reader)
}

/** Tells how far a trial is. Throws where it has ended: somebody stopped it, and whoever still works on it has nothing to work on. */
export async function tellProgress(reader: Reader, no: number, part: Part, done: number, total: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update measure_trial set part = ${part}, done = ${done}, total = ${total} where no = ${no} and state = 'running'`.execute(
      reader,
    )
  if (numAffectedRows !== 1n) throw new Error(`trial ${no} has been ended by somebody else`)
}

export async function insertRows(reader: Reader, trial: Pick<TrialRun, 'no' | 'jurisdictionId'>, rows: readonly TrialRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into measure_trial_row (trial_no, kind, no, subject_id, label, name, jurisdiction_id, organisation_id, provider_id, differences)
    select ${trial.no}, kind, no, "subjectId", label, name, ${trial.jurisdictionId}, "organisationId", "providerId", differences
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as x(kind text, no integer, "subjectId" uuid, label text, name text, "organisationId" uuid,
      "providerId" uuid, differences jsonb)`.execute(reader)
}

/** Which organisation each of these systems belongs to. */
export async function ownersOf(reader: Reader, systemIds: readonly Id[]): Promise<Map<Id, { id: Id; name: string }>> {
  const { rows } = await sql<{ system: Id; id: Id; name: string }>`select s.id as system, o.id, o.name from system s
    join organisation o on o.id = s.organisation_id where s.id = any(${systemIds}::uuid[])`.execute(reader)
  return new Map(rows.map(({ system, id, name }) => [system, { id, name }]))
}

export async function finishTrial(tx: Tx, no: number, outcome: TrialOutcome, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update measure_trial set state = 'finished', part = 'done', done = total, ended_at = ${at},
    outcome = ${storableJson(outcome)}::jsonb where no = ${no} and state = 'running'`.execute(tx)
  return numAffectedRows === 1n
}

export async function failTrial(reader: Reader, no: number, failure: string, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update measure_trial set state = 'failed', failure = ${failure}, ended_at = ${at}
    where no = ${no} and state = 'running'`.execute(reader)
  return numAffectedRows === 1n
}

/** False where it has ended already. */
export async function stopTrial(tx: Tx, no: number, byName: string, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update measure_trial set state = 'stopped', stopped_by_name = ${byName}, ended_at = ${at}
    where no = ${no} and state = 'running'`.execute(tx)
  return numAffectedRows === 1n
}

export interface RowsQuery {
  readonly kind: RowKind
  /** Only those that differ. */
  readonly unlike: boolean
  /** After this number. */
  readonly after: number
  readonly limit: number
}

/** Rows of a trial, as far as the reader may see whose matter each is. Stories tell of nobody. */
export async function readRows(
  reader: Reader,
  sight: Sight,
  trialNo: number,
  { kind, unlike, after, limit }: RowsQuery,
): Promise<TrialRow[]> {
  const seen = visible(sight, {
    jurisdiction: sql.ref('r.jurisdiction_id'),
    organisation: sql.ref('r.organisation_id'),
    provider: sql.ref('r.provider_id'),
  })
  const { rows } = await sql<TrialRow>`
    select r.kind, r.no, r.subject_id as "subjectId", r.label, r.name, r.organisation_id as "organisationId", r.provider_id as "providerId", r.differences
    from measure_trial_row r
    where r.trial_no = ${trialNo} and r.kind = ${kind} and r.no > ${after} and (not ${unlike}::boolean or r.differences <> '[]')
      and (r.organisation_id is null or ${seen})
    order by r.no limit ${limit}`.execute(reader)
  return rows
}

/** A trial as whoever looks after the platform sees it: how far it is; neither whose it is, nor of what, nor what it came to. */
export type RecentTrial = Pick<TrialRun, 'id' | 'state' | 'done' | 'total' | 'startedAt' | 'endedAt' | 'failure'>

/** The newest trials of all jurisdictions that began before a place in the list. */
export async function recentTrials(
  reader: Reader,
  { before, limit }: { readonly before: readonly [Instant, string] | null; readonly limit: number },
): Promise<RecentTrial[]> {
  const [at, id] = before ?? [null, null]
  const { rows } = await sql<RecentTrial>`
    select t.id, t.state, t.done, t.total, t.started_at as "startedAt", t.ended_at as "endedAt", t.failure from measure_trial t
    where ${at}::timestamptz is null or (t.started_at, t.id::text collate "C") < (${at}::timestamptz, ${id}::text collate "C")
    order by t.started_at desc, t.id::text collate "C" desc limit ${limit}`.execute(reader)
  return rows
}

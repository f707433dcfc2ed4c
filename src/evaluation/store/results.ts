import { type RawBuilder, sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, type Instant, plusDays, type Reader, startOf, type Tx } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'
import type { DimensionScore } from '../scorecard.ts'
import type { Result } from './scorecards.ts'

/** A result with what it says of each dimension. */
export interface FullResult extends Result {
  readonly dimensions: readonly DimensionScore[]
  readonly findings: readonly { readonly rule: string; readonly message: string; readonly cite: string }[]
  readonly objection: Objection | null
}

export interface Objection {
  readonly id: Id
  readonly reason: string
  readonly raisedAt: Instant
  readonly raisedByName: string
  readonly state: 'open' | 'upheld' | 'dismissed'
  readonly decision: string | null
  readonly decidedAt: Instant | null
  readonly decidedByName: string | null
}

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** All versions of a scorecard's result, the first first, each with the objection to it. */
export async function resultsOf(reader: Reader, scorecardId: Id): Promise<FullResult[]> {
  const { rows } = await sql<FullResult>`
    select t.id, t.no, t.score::text as score, t.grade, t.dimensions, t.findings, t.published_at as "publishedAt", t.published_by as "publishedBy",
      t.published_by_name as "publishedByName",
      case when b.id is not null then jsonb_build_object('id', b.id, 'reason', b.reason, 'raisedAt', ${iso('b.raised_at')},
        'raisedByName', b.raised_by_name, 'state', b.state, 'decision', b.decision, 'decidedAt', ${iso('b.decided_at')},
        'decidedByName', b.decided_by_name) end as objection
    from evaluation_result t left join evaluation_objection b on b.result_id = t.id where t.scorecard_id = ${scorecardId} order by t.no`.execute(
    reader,
  )
  return rows
}

/** Publishes a result; `replaces` is the one it corrects. */
export async function insertResult(
  tx: Tx,
  result: {
    readonly id: Id
    readonly scorecardId: Id
    readonly no: number
    readonly score: string | null
    readonly grade: string | null
    readonly dimensions: readonly DimensionScore[]
    readonly findings: readonly Finding[]
    readonly replaces: Id | null
    readonly at: Instant
    readonly actor: OfficeActor
  },
): Promise<void> {
  const findings = result.findings.map(({ rule, message, citation }) => ({ rule, message, cite: citation.cite }))
  await sql`
    insert into evaluation_result (id, scorecard_id, no, score, grade, dimensions, findings, published_at, published_by, published_by_name, replaces)
    values (${result.id}, ${result.scorecardId}, ${result.no}, ${result.score}::numeric, ${result.grade}, ${JSON.stringify(result.dimensions)}::jsonb,
      ${JSON.stringify(findings)}::jsonb, ${result.at}, ${result.actor.personId}, ${result.actor.personName}, ${result.replaces})`.execute(
    tx,
  )
}

export async function insertObjection(
  tx: Tx,
  { id, resultId, reason, at, actor }: { id: Id; resultId: Id; reason: string; at: Instant; actor: OfficeActor },
): Promise<void> {
  await sql`insert into evaluation_objection (id, result_id, reason, raised_at, raised_by, raised_by_name)
    values (${id}, ${resultId}, ${reason}, ${at}, ${actor.personId}, ${actor.personName})`.execute(tx)
}

export async function decideObjection(
  tx: Tx,
  { id, state, decision, at, actor }: { id: Id; state: 'upheld' | 'dismissed'; decision: string; at: Instant; actor: OfficeActor },
): Promise<void> {
  await sql`update evaluation_objection set state = ${state}, decision = ${decision}, decided_at = ${at}, decided_by = ${actor.personId},
    decided_by_name = ${actor.personName} where id = ${id}`.execute(tx)
}

/**
 * The latest grade of each of these organisations as it was published by the end of a day: of the latest period, in its latest version.
 * Those without one are missing.
 */
export const gradesOn = (reader: Reader, organisationIds: readonly Id[], on: Day): Promise<ReadonlyMap<Id, string>> =>
  latestGrades(reader, organisationIds, sql<boolean>`t.published_at < ${startOf(plusDays(on, 1))}`)

/**
 * The grade of each of these organisations for a time that ends before a day: of the latest period that had ended by then, whenever it was
 * published. A year's result can only be published after the year, and bears on what the year cost.
 */
export const gradesFor = (reader: Reader, organisationIds: readonly Id[], until: Day): Promise<ReadonlyMap<Id, string>> =>
  latestGrades(reader, organisationIds, sql<boolean>`upper(r.during) <= ${until}::date`)

async function latestGrades(reader: Reader, organisationIds: readonly Id[], counts: RawBuilder<boolean>): Promise<ReadonlyMap<Id, string>> {
  if (organisationIds.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; grade: string | null }>`
    select distinct on (c.organisation_id) c.organisation_id as id, t.grade
    from evaluation_result t join evaluation_scorecard c on c.id = t.scorecard_id join evaluation_round r on r.id = c.round_id
    where c.organisation_id = any(${organisationIds}::uuid[]) and ${counts}
    order by c.organisation_id, upper(r.during) desc, t.published_at desc, t.no desc`.execute(reader)
  return new Map(rows.flatMap(({ id, grade }) => (grade === null ? [] : [[id, grade] as const])))
}

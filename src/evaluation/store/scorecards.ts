import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Scale } from '../scale.ts'
import type { DimensionScore, ScorecardState } from '../scorecard.ts'
import { hadResources, type Reading, seenScorecards } from './rounds.ts'

/** A scorecard as it is stored, with its round. */
export interface Scorecard {
  readonly id: Id
  readonly roundId: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly evaluation: string
  readonly from: Day
  /** The first day after the period. */
  readonly until: Day
  readonly organisationId: Id
  readonly organisationName: string
  readonly state: ScorecardState
  readonly version: number
  readonly ofProviders: boolean
  /** What stood at the conclusion. */
  readonly score: string | null
  readonly dimensions: readonly DimensionScore[] | null
  readonly grades: Scale['grades'] | null
  /** The result that counts: the latest version. */
  readonly result: Result | null
}

/** A published result, or its correction. */
export interface Result {
  readonly id: Id
  readonly no: number
  readonly score: string | null
  readonly grade: string | null
  readonly publishedAt: Instant
  readonly publishedBy: Id
  readonly publishedByName: string
}

const result = sql`jsonb_build_object('id', t.id, 'no', t.no, 'score', t.score::text, 'grade', t.grade,
  'publishedAt', to_char(t.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'publishedBy', t.published_by,
  'publishedByName', t.published_by_name)`
const columns = sql`c.id, c.round_id as "roundId", c.jurisdiction_id as "jurisdictionId", r.regime_id as "regimeId", r.evaluation,
  lower(r.during) as "from", upper(r.during) as until, c.organisation_id as "organisationId", o.name as "organisationName", c.state, c.version,
  r.of_providers as "ofProviders", c.score::text as score, c.dimensions, c.grades,
  (select ${result} from evaluation_result t where t.scorecard_id = c.id order by t.no desc limit 1) as result`
const joined = sql`evaluation_scorecard c join evaluation_round r on r.id = c.round_id join organisation o on o.id = c.organisation_id`

export interface ScorecardFilter {
  readonly id?: Id | undefined
  readonly round?: Id | undefined
  readonly evaluation?: string | undefined
  readonly organisation?: Id | undefined
  readonly state?: ScorecardState | undefined
}

/** Scorecards that the reader sees, by the name of the evaluated one; one row more than `limit`. */
export async function listScorecards(
  reader: Reader,
  who: Reading,
  filter: ScorecardFilter & { readonly limit: number; readonly after: readonly [string, Id] | null },
): Promise<Scorecard[]> {
  const { id = null, round = null, evaluation = null, organisation = null, state = null, limit, after } = filter
  const { rows } = await sql<Scorecard>`
    select ${columns} from ${joined}
    where ${seenScorecards(who)} and (${id}::uuid is null or c.id = ${id}::uuid) and (${round}::uuid is null or c.round_id = ${round}::uuid)
      and (${evaluation}::text is null or r.evaluation = ${evaluation}) and (${organisation}::uuid is null or c.organisation_id = ${organisation}::uuid)
      and (${state}::text is null or c.state = ${state})
      and (${after?.[0] ?? null}::text is null or (o.name, c.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::uuid))
    order by o.name, c.id limit ${limit + 1}`.execute(reader)
  return rows
}

/** One scorecard that the reader sees, locked until the transaction ends. */
export async function lockScorecard(tx: Tx, who: Reading, id: Id): Promise<Scorecard | null> {
  const { rows } =
    await sql<Scorecard>`select ${columns} from ${joined} where ${seenScorecards(who)} and c.id = ${id} for update of c`.execute(tx)
  return rows[0] ?? null
}

/** Whether an organisation had resources of the evaluated provider in the period. */
export async function isCustomer(reader: Reader, scorecardId: Id, organisationId: Id): Promise<boolean> {
  const { rows } = await sql<{ had: boolean }>`
    select ${hadResources(sql`${organisationId}::uuid`)} as had from ${joined} where c.id = ${scorecardId}`.execute(reader)
  return rows[0]?.had === true
}

/** Writes what stands from now on. */
export async function concludeScorecard(
  tx: Tx,
  id: Id,
  numbers: { readonly score: string | null; readonly dimensions: readonly DimensionScore[]; readonly grades: Scale['grades'] },
  by: { readonly actor: OfficeActor; readonly at: Instant },
): Promise<void> {
  await sql`update evaluation_scorecard set state = 'concluded', version = version + 1, score = ${numbers.score}::numeric,
    dimensions = ${JSON.stringify(numbers.dimensions)}::jsonb, grades = ${JSON.stringify(numbers.grades)}::jsonb, concluded_at = ${by.at},
    concluded_by = ${by.actor.personId}, concluded_by_name = ${by.actor.personName} where id = ${id}`.execute(tx)
}

/** The scorecard is published, or its result was changed. */
export async function markPublished(tx: Tx, id: Id): Promise<void> {
  await sql`update evaluation_scorecard set state = 'published', version = version + 1 where id = ${id}`.execute(tx)
}

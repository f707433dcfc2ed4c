import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { EnteredScore } from '../scorecard.ts'

export interface StandingScore extends EnteredScore {
  readonly personName: string
  readonly at: Instant
}

/** Scores and answers that stand, in the order of the scorers' names. */
export async function scoresOf(reader: Reader, scorecardId: Id): Promise<StandingScore[]> {
  const { rows } = await sql<StandingScore>`
    select id, dimension, kind, trim_scale(value)::text as value, reason, organisation_id as "organisationId", organisation_name as "organisationName",
      person_name as "personName", at
    from evaluation_score where scorecard_id = ${scorecardId} and replaced_at is null order by dimension, organisation_name, id`.execute(
    reader,
  )
  return rows
}

/** Writes an organisation's score; the one it gave before is replaced and kept. Gives that one's value. */
export async function replaceScore(
  tx: Tx,
  score: {
    readonly id: Id
    readonly scorecardId: Id
    readonly dimension: string
    readonly kind: EnteredScore['kind']
    readonly value: string
    readonly reason: string
    readonly at: Instant
    readonly actor: OfficeActor
  },
): Promise<string | null> {
  const { actor } = score
  const { rows } = await sql<{ value: string }>`
    update evaluation_score set replaced_at = ${score.at}
    where scorecard_id = ${score.scorecardId} and dimension = ${score.dimension} and organisation_id = ${actor.organisationId} and replaced_at is null
    returning trim_scale(value)::text as value`.execute(tx)
  await sql`
    insert into evaluation_score (id, scorecard_id, dimension, kind, value, reason, organisation_id, organisation_name, person_id, person_name, at)
    values (${score.id}, ${score.scorecardId}, ${score.dimension}, ${score.kind}, ${score.value}::numeric, ${score.reason},
      ${actor.organisationId}, ${actor.organisationName}, ${actor.personId}, ${actor.personName}, ${score.at})`.execute(tx)
  return rows[0]?.value ?? null
}

import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import type { Regimes } from '../../regimes/index.ts'

/** Objections to results that the person decides: of evaluations that his party conducts, about others, published by somebody else. */
export function waitingObjections(regimes: Regimes, actor: OfficeActor): Waiting {
  if (!actor.permissions.has('evaluation.conduct')) return null
  const conducted = regimes
    .all()
    .flatMap(({ id: regime, evaluations }) => evaluations.filter(({ by }) => actor.parties.includes(by)).map(({ id }) => ({ regime, id })))
  if (conducted.length === 0) return null
  const row = {
    id: sql`j.id`,
    place: sql`d.id`,
    organisation: sql`o.name`,
    told: sql`jsonb_build_object('regime', n.regime_id, 'evaluation', n.evaluation)`,
    since: sql`j.raised_at`,
    version: sql`d.version`,
  }
  return sql`select ${waitingColumns('objection', row)}
    from evaluation_objection j join evaluation_result u on u.id = j.result_id join evaluation_scorecard d on d.id = u.scorecard_id
      join evaluation_round n on n.id = d.round_id join organisation o on o.id = d.organisation_id
      join jsonb_to_recordset(${JSON.stringify(conducted)}::jsonb) as g(regime text, id text) on g.regime = n.regime_id and g.id = n.evaluation
    where j.state = 'open' and d.jurisdiction_id = ${actor.jurisdictionId} and d.organisation_id <> ${actor.organisationId}
      and u.published_by <> ${actor.personId}`
}

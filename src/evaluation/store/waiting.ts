import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { isCustomerParty } from '../customer.ts'
import { originOf } from '../scorecard.ts'
import { hadResources, seenScorecards } from './rounds.ts'

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

/** What an evaluation asks of this person's parties: who scores or answers what, and who conducts it. */
interface Asked {
  readonly regime: string
  readonly evaluation: string
  /** Dimensions that this organisation scores or answers. */
  readonly own: readonly string[]
  readonly survey: boolean
  /** It scores as a customer only: then it judges those who served it. */
  readonly customer: boolean
  readonly conducts: boolean
  /** All dimensions that are scored or answered. */
  readonly all: readonly string[]
}

function askedOf(regimes: Regimes, { parties, permissions }: OfficeActor): Asked[] {
  const may = (word: string) => permissions.has(word)
  return regimes.all().flatMap((regime) =>
    regime.evaluations.map((rule) => {
      const entered = rule.dimensions.filter((each) => originOf(each) !== 'computed')
      const scorers = (each: (typeof entered)[number]) =>
        (each.survey === null ? each.by : [each.survey]).filter((id) => parties.includes(id))
      const own = entered.filter((each) => scorers(each).length > 0 && may(each.survey === null ? 'evaluation.score' : 'evaluation.answer'))
      return {
        ...{ regime: regime.id, evaluation: rule.id, own: own.map(({ id }) => id), all: entered.map(({ id }) => id) },
        survey: own.length > 0 && own.every(({ survey }) => survey !== null),
        customer: own.every((each) => scorers(each).every((id) => isCustomerParty(regime, id))),
        conducts: parties.includes(rule.by) && may('evaluation.conduct'),
      }
    }),
  )
}

/** Scorecards that wait for this organisation's score or answer, and those that its party has to conclude or to publish. */
export function waitingScorecards(regimes: Regimes, actor: OfficeActor): Waiting[] {
  const asked = askedOf(regimes, actor)
  const [scoring, conducting] = [asked.filter(({ own }) => own.length > 0), asked.filter(({ conducts }) => conducts)]
  return [scoring.length > 0 ? scores(actor, scoring) : null, conducting.length > 0 ? conducts(actor, conducting) : null]
}

const cards = (asked: readonly Asked[]) => sql`evaluation_scorecard c join evaluation_round r on r.id = c.round_id
  join organisation o on o.id = c.organisation_id
  join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as g(regime text, evaluation text, own text[], survey boolean, customer boolean, "all" text[])
    on g.regime = r.regime_id and g.evaluation = r.evaluation`
const columns = (act: ReturnType<typeof sql>) => ({
  id: sql`c.id`,
  place: sql`c.id`,
  organisation: sql`o.name`,
  told: sql`jsonb_build_object('regime', r.regime_id, 'evaluation', r.evaluation, 'act', ${act})`,
  version: sql`c.version`,
})
const stands = sql`v.scorecard_id = c.id and v.replaced_at is null`

const scores = (actor: OfficeActor, asked: readonly Asked[]): Waiting =>
  sql`select ${waitingColumns('score', { ...columns(sql`case when g.survey then 'answer' else 'score' end`), since: sql`r.opened_at` })}
    from ${cards(asked)} where c.state = 'open' and c.jurisdiction_id = ${actor.jurisdictionId} and c.organisation_id <> ${actor.organisationId}
      and ${seenScorecards(actor)} and (not (r.of_providers and g.customer) or ${hadResources(sql`${actor.organisationId}::uuid`)})
      and exists (select from unnest(g.own) as m(dimension) where not exists (select from evaluation_score v
        where ${stands} and v.dimension = m.dimension and v.organisation_id = ${actor.organisationId}))`

/** To be published when concluded; to be concluded as soon as somebody has scored each dimension that is scored. */
const conducts = (actor: OfficeActor, asked: readonly Asked[]): Waiting =>
  sql`select ${waitingColumns('scorecard', { ...columns(sql`c.state`), since: sql`coalesce(c.concluded_at, r.opened_at)` })}
    from ${cards(asked)} where c.jurisdiction_id = ${actor.jurisdictionId} and ${seenScorecards(actor)} and (c.state = 'concluded' or (c.state = 'open'
      and not exists (select from unnest(g."all") as m(dimension) where not exists (select from evaluation_score v
        where ${stands} and v.dimension = m.dimension))))`

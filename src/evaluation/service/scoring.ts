import type { OfficeActor } from '../../identity/index.ts'
import { type Id, newId, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { type DimensionRule, partyOf } from '../../regimes/index.ts'
import { isCustomerParty } from '../customer.ts'
import type { EvaluationNeeds } from '../ports.ts'
import { type EnteredScore, originOf } from '../scorecard.ts'
import { isCustomer, type Scorecard } from '../store/scorecards.ts'
import { replaceScore } from '../store/scores.ts'
import { citationOf, held, type Law } from './needs.ts'

export interface ScoreInput {
  readonly dimension: string
  /** 0 to 100 with at most two places; of an answer 1 to 5. */
  readonly score: string
  readonly reason: string
}

/** What an organisation gave, as it stands now. */
export interface Given extends Pick<EnteredScore, 'id' | 'dimension' | 'kind' | 'value' | 'reason'> {
  readonly scorecardId: Id
}

/** Scores by the parties named, and answers of the surveyed ones: one of each organisation, which may replace its own. */
export const createScoring = (needs: EvaluationNeeds) => ({
  score: (actor: OfficeActor, id: Id, input: ScoreInput, key: string): Promise<Outcome<Given>> =>
    needs.door.write(
      { actor, does: 'evaluation.score', needs: 'evaluation.score', once: { key, input: { id, ...input } } },
      async (writing) => enter(needs, writing, id, input, 'score'),
    ),

  answer: (actor: OfficeActor, id: Id, input: ScoreInput, key: string): Promise<Outcome<Given>> =>
    needs.door.write(
      { actor, does: 'evaluation.answer', needs: 'evaluation.answer', once: { key, input: { id, ...input } } },
      async (writing) => enter(needs, writing, id, input, 'answer'),
    ),
})

async function enter(
  needs: EvaluationNeeds,
  { tx, actor, now, record }: Writing<OfficeActor>,
  id: Id,
  input: ScoreInput,
  kind: EnteredScore['kind'],
): Promise<Outcome<Given>> {
  const found = await held(needs, tx, actor, id, 'open', kind === 'score' ? '评分' : '填写满意度')
  if (!found.ok) return found
  const { card, law } = found.value
  const dimension = dimensionOf(law, input.dimension, kind)
  if (!dimension.ok) return dimension
  const may = mayScore(actor, card, law, dimension.value)
  if (!may.ok) return may
  if (isCustomerScoringProvider(actor, card, law, dimension.value) && !(await isCustomer(tx, card.id, actor.organisationId)))
    return refuse('evaluation.not-customer', { facts: { provider: card.organisationName }, citation: citationOf(law) })
  const given = { id: newId(), scorecardId: id, dimension: input.dimension, kind, value: input.score, reason: input.reason.trim() }
  const before = await replaceScore(tx, { ...given, at: now, actor })
  await record({
    object: { kind: 'scorecard', id },
    jurisdiction: card.jurisdictionId,
    // The record shows it to whoever gave it, not to the evaluated one.
    organisation: actor.organisationId,
    citation: citationOf(law),
    before: before === null ? null : { dimension: input.dimension, score: before },
    after: { dimension: input.dimension, score: input.score, reason: given.reason },
  })
  return ok(given)
}

/** The dimension, where it is one that is entered this way. */
function dimensionOf(law: Law, id: string, kind: EnteredScore['kind']): Outcome<DimensionRule> {
  const wanted = kind === 'score' ? 'scored' : 'survey'
  const dimension = law.rule.dimensions.find((each) => each.id === id && originOf(each) === wanted)
  if (dimension) return ok(dimension)
  const known = law.rule.dimensions.filter((each) => originOf(each) === wanted).map((each) => `${each.id}（${each.name}）`)
  const facts = { dimension: id, act: kind === 'score' ? '评分' : '满意度调查', known: known.join('、') || '（无）' }
  return refuse('evaluation.dimension', { facts, citation: citationOf(law) })
}

const partiesOf = ({ survey, by }: DimensionRule): readonly string[] => (survey === null ? by : [survey])

/** Whether the actor's organisation is one of the scoring parties, and not the evaluated one itself. */
function mayScore(actor: OfficeActor, card: Scorecard, law: Law, dimension: DimensionRule): Outcome<null> {
  if (actor.organisationId === card.organisationId) return refuse('evaluation.own', { citation: citationOf(law) })
  if (partiesOf(dimension).some((party) => actor.parties.includes(party))) return ok(null)
  const party = partiesOf(dimension).map((id) => partyOf(law.regime, id)?.name ?? id)
  return refuse('evaluation.not-party', { facts: { act: `“${dimension.name}”的评分`, party: party.join('、') }, citation: citationOf(law) })
}

/** A customer that scores as such, not as somebody who sees more, judges those who served it. */
const isCustomerScoringProvider = (actor: OfficeActor, card: Scorecard, { regime }: Law, dimension: DimensionRule): boolean =>
  card.ofProviders &&
  partiesOf(dimension)
    .filter((id) => actor.parties.includes(id))
    .every((id) => isCustomerParty(regime, id))

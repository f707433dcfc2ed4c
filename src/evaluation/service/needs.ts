import type { OfficeActor } from '../../identity/index.ts'
import { type Citation, type Day, type Id, type Outcome, ok, refuse, type Tx } from '../../kernel/index.ts'
import { type EvaluationRule, partyOf, type Regime } from '../../regimes/index.ts'
import type { EvaluationNeeds } from '../ports.ts'
import type { Scale } from '../scale.ts'
import { type ScorecardState, stateNames } from '../scorecard.ts'
import type { Reading } from '../store/rounds.ts'
import { scaleOn } from '../store/scales.ts'
import { lockScorecard, type Scorecard } from '../store/scorecards.ts'

/** An evaluation and the measure that says it. */
export interface Law {
  readonly regime: Regime
  readonly rule: EvaluationRule
}

/** Not there, or not to be seen by the actor: nobody is told which. */
export const unseen = () => refuse('request.not-found', { facts: { what: '考评表' } })

export const readingOf = ({ sight, parties, organisationId }: OfficeActor): Reading => ({ sight, parties, organisationId })

export const citationOf = ({ regime, rule }: Law): Citation => ({ regime: regime.id, cite: rule.source.cites[0] ?? '' })

/** The evaluation of this name under the measure that binds on a day. Refuses with `evaluation.unknown`. */
export async function lawOn(
  { regimes, regimeIdOn }: EvaluationNeeds,
  jurisdictionId: Id | null,
  evaluation: string,
  on: Day,
): Promise<Outcome<Law>> {
  const regimeId = jurisdictionId === null ? null : await regimeIdOn(jurisdictionId, on)
  const regime = regimeId !== null && regimes.has(regimeId) ? regimes.get(regimeId) : null
  const rule = regime?.evaluations.find(({ id }) => id === evaluation)
  if (regime && rule) return ok({ regime, rule })
  const known = regime?.evaluations.map(({ id, name }) => `${id}（${name}）`).join('、') || '（无）'
  return refuse('evaluation.unknown', { facts: { evaluation, on, known } })
}

/** The evaluation that a scorecard belongs to, as its round keeps it. */
export function lawOf({ regimes }: EvaluationNeeds, { regimeId, evaluation }: Pick<Scorecard, 'regimeId' | 'evaluation'>): Law {
  const regime = regimes.get(regimeId)
  const rule = regime.evaluations.find(({ id }) => id === evaluation)
  if (!rule) throw new Error(`measure ${regimeId} has a round of ${evaluation} and does not know it`)
  return { regime, rule }
}

/** Whether the actor's organisation is the party that conducts the evaluation. */
export function conducts(actor: OfficeActor, law: Law): Outcome<null> {
  if (actor.parties.includes(law.rule.by)) return ok(null)
  const party = partyOf(law.regime, law.rule.by)?.name ?? law.rule.by
  return refuse('evaluation.not-party', { facts: { act: '组织考评', party }, citation: citationOf(law) })
}

/** The scale that counts on a day: what the jurisdiction set, else what the pack begins with. */
export async function scaleFor(reader: Tx | EvaluationNeeds['db'], jurisdictionId: Id, { regime, rule }: Law, on: Day): Promise<Scale> {
  const set = await scaleOn(reader, { jurisdictionId, regimeId: regime.id, evaluation: rule.id }, on)
  return set ?? { weights: rule.weights, grades: rule.grades }
}

/** A scorecard to be worked on, locked and in the state for it. */
export async function held(
  needs: EvaluationNeeds,
  tx: Tx,
  actor: OfficeActor,
  id: Id,
  state: ScorecardState,
  act: string,
): Promise<Outcome<{ readonly card: Scorecard; readonly law: Law }>> {
  const card = await lockScorecard(tx, readingOf(actor), id)
  if (!card) return unseen()
  const law = lawOf(needs, card)
  if (card.state === state) return ok({ card, law })
  return refuse('evaluation.state', { facts: { state: stateNames[card.state], act }, citation: citationOf(law) })
}

/** Whether the client saw the scorecard as it is. */
export function isCurrent({ version }: Scorecard, seen: number | null): Outcome<null> {
  if (seen === null) return refuse('request.version-missing')
  return seen === version ? ok(null) : refuse('request.changed-meanwhile', { facts: { what: '考评表' } })
}

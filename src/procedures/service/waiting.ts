import { isOfficePost, type OfficeActor, type Waiting } from '../../identity/index.ts'
import type { Day } from '../../kernel/index.ts'
import { type ProcedureRule, partyOf, type Regime, type Regimes, type StepRule } from '../../regimes/index.ts'
import { namingFields, reachOf } from '../rules/turn.ts'
import { casesConsulting, casesInTurn, type WaitingStep } from '../store/waiting.ts'

type PartiesOf = (step: StepRule) => readonly string[]

/** Steps in which one of the actor's parties does what `of` asks, whose cases those are there, and who may not act in them himself. */
const stepsOf = (regimes: Regimes, actor: OfficeActor, of: PartiesOf): WaitingStep[] =>
  regimes
    .all()
    .flatMap((regime) =>
      regime.procedures.flatMap((procedure) =>
        procedure.steps.flatMap((step) =>
          of(step).flatMap((party) => (actor.parties.includes(party) ? waitingStep(regime, procedure, step, party) : [])),
        ),
      ),
    )

function waitingStep(regime: Regime, procedure: ProcedureRule, step: StepRule, by: string): WaitingStep[] {
  const party = partyOf(regime, by)
  if (!party) return []
  const acting = { party: by, reach: reachOf(party, procedure), fields: namingFields(procedure, by) }
  return [{ regime: regime.id, procedure: procedure.id, step: step.id, ...acting, levels: step.levels, ...barredFrom(procedure, step) }]
}

/** The same as `checkPerson` asks. */
function barredFrom(procedure: ProcedureRule, step: StepRule): Pick<WaitingStep, 'submitted' | 'left_steps'> {
  const ofParty = (party: string) => procedure.steps.filter(({ by }) => by === party).map(({ id }) => id)
  if (step.by !== procedure.by) return { submitted: ofParty(procedure.by), left_steps: [] }
  return { submitted: [], left_steps: procedure.about === null ? [] : ofParty(procedure.about) }
}

/** Every step in which one of the actor's parties acts, and whose cases those are there. */
export const turnsOf = (regimes: Regimes, actor: OfficeActor): WaitingStep[] => stepsOf(regimes, actor, ({ by }) => [by])

/**
 * What waits for this person of cases: where it is his turn, at the level of his post, and he handed in nothing himself; and where his organisation
 * is asked for an opinion. A step that a work order completes waits as that work order, not here.
 */
export function waitingCases(regimes: Regimes, actor: OfficeActor, on: Day): Waiting[] {
  if (!actor.posts.some(isOfficePost) || !actor.permissions.has('case.read')) return []
  const turns = stepsOf(regimes, actor, ({ by, work }) => (work === null ? [by] : []))
  const consulting = stepsOf(regimes, actor, (step) => step.with)
  return [casesInTurn(actor, turns, on), casesConsulting(actor, consulting, on)]
}

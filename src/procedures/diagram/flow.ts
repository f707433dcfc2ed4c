import { formatTerm } from '../../calendar/index.ts'
import { posts } from '../../identity/index.ts'
import { documentOf, type OutcomeRule, type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import { labelsOf, termInWords } from '../rules/clocks.ts'

/** A step as the diagram shows it: `term` in words, null for a step without one; `notes` say what else holds in it. */
export interface FlowStep {
  readonly id: string
  readonly name: string
  readonly party: string
  readonly term: string | null
  readonly notes: readonly string[]
  readonly rule: StepRule
}

/** A way out of a step: by an outcome, or (`outcome` null) because its term ran out. `to` is a step, or null where the case ends. */
export interface FlowArrow {
  readonly id: string
  readonly from: string
  readonly outcome: string | null
  readonly name: string
  readonly to: string | null
  readonly endsAs: OutcomeRule['endsAs'] | null
  readonly notes: readonly string[]
}

/** A procedure as a graph: who takes part (in the order in which they first act), the steps, and all ways from one to the next. */
export interface Flow {
  readonly procedure: ProcedureRule
  readonly lanes: readonly { readonly party: string; readonly name: string }[]
  readonly steps: readonly FlowStep[]
  readonly arrows: readonly FlowArrow[]
}

/** Reads a procedure of a measure as a graph. Nothing is left out and nothing made up: every outcome is an arrow. */
export function flowOf(regime: Regime, procedure: ProcedureRule): Flow {
  const name = (party: string) => partyOf(regime, party)?.name ?? party
  const parties = [...new Set(procedure.steps.map(({ by }) => by))]
  const labels = labelsOf(procedure)
  return {
    procedure,
    lanes: parties.map((party) => ({ party, name: name(party) })),
    steps: procedure.steps.map((rule) => ({
      ...{ id: rule.id, name: rule.name, party: rule.by, rule },
      term: termInWords(rule, labels),
      notes: notesOf(procedure, rule, name),
    })),
    arrows: procedure.steps.flatMap((step) => arrowsOf(regime, step)),
  }
}

function notesOf({ steps }: ProcedureRule, step: StepRule, party: (id: string) => string): string[] {
  const suspended = steps.find(({ id }) => id === step.suspends)
  return [
    ...(step.lasts ? [`须满${formatTerm(step.lasts)}`] : []),
    ...(step.with.length > 0 ? [`会同${step.with.map(party).join('、')}`] : []),
    ...(step.levels.length > 0 ? [step.levels.map((level) => posts[level]).join('→')] : []),
    ...(suspended ? [`中止“${suspended.name}”的期限`] : []),
    ...(step.work ? ['按工单办理'] : []),
  ]
}

function arrowsOf(regime: Regime, step: StepRule): FlowArrow[] {
  const paper = (id: string) => `《${documentOf(regime, id)?.name ?? id}》`
  const left = step.outcomes.map((outcome) => ({
    ...{ id: `flow_${step.id}_${outcome.id}`, from: step.id, outcome: outcome.id, name: outcome.name },
    to: outcome.to === 'end' ? null : outcome.to,
    endsAs: outcome.to === 'end' ? outcome.endsAs : null,
    notes: [
      ...(outcome.issues.length > 0 ? [`出具${outcome.issues.map(paper).join('')}`] : []),
      ...(outcome.opinionRequired ? ['须写明意见'] : []),
    ],
  }))
  if (!step.else) return left
  const late = { id: `late_${step.id}`, from: step.id, outcome: null, name: step.else.name }
  const to = step.else.to === 'end' ? null : step.else.to
  return [...left, { ...late, to, endsAs: to === null ? 'done' : null, notes: ['期限届满，自动转入'] }]
}

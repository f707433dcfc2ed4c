import type { Calendar } from '../../calendar/index.ts'
import { type Facts, holds, type Material as MaterialRule, type OutcomeRule, type StepRule } from '../../regimes/index.ts'

/** The papers that leaving the step by this outcome takes, given the facts. */
export function neededMaterials(step: StepRule, outcome: OutcomeRule, facts: Facts, calendar: Calendar): string[] {
  const needed = [...step.materials, ...outcome.materials].filter(({ when }) => holds(when, facts, calendar))
  return [...new Set(needed.map(({ document }) => document))]
}

/** All papers that may be attached in a step. */
export const acceptedMaterials = (step: StepRule): string[] => [
  ...new Set([...step.materials, ...step.outcomes.flatMap(({ materials }) => materials)].map(({ document }: MaterialRule) => document)),
]

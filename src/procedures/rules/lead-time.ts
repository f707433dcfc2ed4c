import type { ProcedureRule, StepRule } from '../../regimes/index.ts'

/** Statutory terms by their unit; units are not turned into one another (民法典 第二百条). */
export interface LeadTime {
  readonly hours: number
  readonly workingDays: number
  readonly days: number
  readonly months: number
}

/**
 * What an applicant has to reckon with: the terms of the others' steps, and the periods that must last, on the way on which every
 * step is left by its first outcome. Steps without a term add nothing.
 */
export function leadTimeOf(procedure: ProcedureRule): LeadTime {
  const way = wayOf(procedure)
  const terms = way.flatMap(({ by, within: said, alternatives, lasts }) => {
    const within = said ?? alternatives.findLast(({ term }) => term)?.term ?? null
    return [...(within && by !== procedure.by ? [within] : []), ...(lasts ? [lasts] : [])]
  })
  const sum = (unit: string) => terms.filter((term) => term.unit === unit).reduce((total, { count }) => total + count, 0)
  return { hours: sum('hour'), workingDays: sum('working-day'), days: sum('day'), months: sum('month') }
}

/** The steps from the first to the end, each once. */
function wayOf({ steps }: ProcedureRule): StepRule[] {
  const way: StepRule[] = []
  for (let step = steps[0]; step && !way.includes(step); ) {
    way.push(step)
    const to = step.outcomes[0]?.to
    step = steps.find(({ id }) => id === to)
  }
  return way
}

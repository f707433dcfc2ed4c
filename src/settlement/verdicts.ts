import type { Facts, Judgement } from '../regimes/index.ts'
import type { Exclusion, Standing } from './parts.ts'

/** The unit as the measure's rules of `settlement.line` know it. */
export interface BilledUnit {
  readonly name: string
  readonly budget: string
  readonly area: string | null
}

/**
 * Which rule of the measure, if any, leaves a line out: the first in the order of the text. Thousands of lines share a few
 * standings, so each is judged only once.
 */
export function createVerdicts(judge: (facts: Facts) => Judgement): (unit: BilledUnit) => (standing: Standing) => Exclusion | null {
  const known = new Map<string, Exclusion | null>()
  return (unit) => (standing) => {
    const key = JSON.stringify([unit.name, unit.budget, unit.area, standing.covered, standing.supervised, standing.qualified])
    const before = known.get(key)
    if (before !== undefined) return before
    const verdict = exclusionOf(judge(factsOf(unit, standing)))
    known.set(key, verdict)
    return verdict
  }
}

const factsOf = (unit: BilledUnit, { covered, supervised, qualified }: Standing): Facts => ({
  'unit.name': unit.name,
  'unit.budget': unit.budget,
  'unit.area': unit.area,
  'allocation.contracted': covered,
  'pool.supervised': supervised,
  'service.qualified': qualified,
})

function exclusionOf({ findings }: Judgement): Exclusion | null {
  const found = findings.find(({ then }) => then === 'exclude')
  return found ? { rule: found.rule, message: found.message, cite: found.citation.cite } : null
}

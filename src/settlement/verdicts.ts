import type { Id } from '../kernel/index.ts'
import type { Facts, Finding, Judgement } from '../regimes/index.ts'
import { type Reduction, type Ruling, type Standing, unruled, type Verdict } from './parts.ts'

/** Whose line it is, as the measure's rules of `settlement.line` know them. */
export interface Billed {
  readonly organisationId: Id
  readonly providerId: Id
  /** Facts of unit and provider. */
  readonly facts: Facts
}

/**
 * What the measure's rules say of a line: the first in the order of the text that leaves it out, else all that take something off.
 * Thousands of lines share a few standings, so each is judged only once.
 */
export function createVerdicts(judge: (facts: Facts) => Judgement): (billed: Billed) => Verdict {
  const known = new Map<string, Ruling>()
  return (billed) => (standing) => {
    const { covered, supervised, qualified, unitAt, providerAt } = standing
    const key = JSON.stringify([billed.organisationId, billed.providerId, covered, supervised, qualified, unitAt, providerAt])
    const before = known.get(key)
    if (before !== undefined) return before
    const ruling = rulingOf(judge({ ...billed.facts, ...factsOf(standing) }))
    known.set(key, ruling)
    return ruling
  }
}

const factsOf = ({ covered, supervised, qualified, unitAt, providerAt }: Standing): Facts => ({
  'allocation.contracted': covered,
  'pool.supervised': supervised,
  'service.qualified': qualified,
  'unit.at': unitAt,
  'provider.at': providerAt,
})

function rulingOf({ findings }: Judgement): Ruling {
  const out = findings.find(({ then }) => then === 'exclude')
  if (out) return { exclusion: { rule: out.rule, message: out.message, cite: out.citation.cite }, reductions: [] }
  const reductions = findings.flatMap(reductionOf)
  return reductions.length > 0 ? { exclusion: null, reductions } : unruled
}

const reductionOf = ({ then, rule, percent, message, citation }: Finding): Reduction[] =>
  then === 'deduct' && percent !== null ? [{ rule, percent, message, cite: citation.cite }] : []

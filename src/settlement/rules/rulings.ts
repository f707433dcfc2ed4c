import type { Id } from '../../kernel/index.ts'
import type { Facts, Finding, Judgement } from '../../regimes/index.ts'
import { type Exclusion, type Reduction, type Ruling, type Standing, unruled, type Verdict } from '../engine/ruling.ts'
import { unitFacts } from './budgets.ts'

/** Whose line it is, as the measure's rules of `settlement.line` know them. */
export interface Billed {
  readonly organisationId: Id
  readonly providerId: Id
  /** Facts of unit and provider. */
  readonly facts: Facts
}

/**
 * What the measure's rules say of a line: the first in the order of the text that leaves it out; the first that sets it apart; all that take something off.
 * Millions of lines share a few standings, so each is judged only once, and gets the same object.
 */
export function createVerdicts(judge: (facts: Facts) => Judgement): (billed: Billed) => Verdict {
  const pairs = new Map<string, Verdict>()
  return (billed) => {
    const pair = `${billed.organisationId} ${billed.providerId}`
    const before = pairs.get(pair)
    if (before) return before
    const verdict = verdictOf(judge, billed)
    pairs.set(pair, verdict)
    return verdict
  }
}

function verdictOf(judge: (facts: Facts) => Judgement, { facts }: Billed): Verdict {
  const plain: (Ruling | undefined)[] = []
  const known = new Map<string, Ruling>()
  const ask = (standing: Standing) => rulingOf(judge({ ...facts, ...factsOf(standing) }))
  return (standing) => {
    const bits = bitsOf(standing)
    if (standing.unitAt.length === 0 && standing.providerAt.length === 0) {
      plain[bits] ??= ask(standing)
      return plain[bits] as Ruling
    }
    const key = `${bits} ${standing.unitAt.join()} ${standing.providerAt.join()}`
    const ruling = known.get(key) ?? ask(standing)
    known.set(key, ruling)
    return ruling
  }
}

const bitsOf = ({ covered, supervised, qualified, elsewhere }: Standing): number =>
  (covered ? 1 : 0) + (supervised ? 2 : 0) + (qualified ? 4 : 0) + (elsewhere ? 8 : 0)

const factsOf = ({ covered, supervised, qualified, elsewhere, unitAt, providerAt }: Standing): Facts => ({
  'allocation.contracted': covered,
  'pool.supervised': supervised,
  'service.qualified': qualified,
  'service.settled-elsewhere': elsewhere,
  ...unitFacts(unitAt),
  'provider.at': providerAt,
})

function rulingOf({ findings }: Judgement): Ruling {
  const first = (then: Finding['then']): Exclusion | null => {
    const found = findings.find((finding) => finding.then === then)
    return found ? { rule: found.rule, message: found.message, cite: found.citation.cite } : null
  }
  const exclusion = first('exclude')
  if (exclusion) return { exclusion, apart: null, reductions: [] }
  const [apart, reductions] = [first('apart'), findings.flatMap(reductionOf)]
  return apart || reductions.length > 0 ? { exclusion: null, apart, reductions } : unruled
}

const reductionOf = ({ then, rule, percent, message, citation }: Finding): Reduction[] =>
  then === 'deduct' && percent !== null ? [{ rule, percent, message, cite: citation.cite }] : []

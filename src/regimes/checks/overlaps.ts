import type { Condition, GuardRule, PackFault, Regime, Test } from '../model.ts'
import { occasion } from '../occasions.ts'
import { faultAt } from './fault.ts'
import { fieldFacts } from './rules.ts'

/**
 * Two rules of one occasion that look at the same facts, may hold together and decide differently must say which one
 * excepts which: a silent “the last one wins” would be a decision that nobody took.
 */
export function checkOverlaps(regime: Regime): PackFault[] {
  const { rules } = regime
  const fields = fieldFacts(regime)
  const several = (on: string) => (fact: string) => (occasion(on)?.facts[fact] ?? fields[fact])?.holds === 'names'
  // An exception that does not say of what has its own fault.
  const judged = rules.filter(({ then, excepts }) => then !== 'permit' || excepts.length > 0)
  return judged.flatMap((rule, index) =>
    judged
      .slice(index + 1)
      .filter(
        (other) => decideDifferently(rule, other) && sameMatter(rule, other) && mayHoldTogether(rule.when, other.when, several(rule.on)),
      )
      .filter((other) => !rule.excepts.includes(other.id) && !other.excepts.includes(rule.id))
      .map((other) =>
        faultAt(
          other.source,
          `规则“${other.id}”（${other.then}）与“${rule.id}”（${rule.then}，${rule.source.file}:${rule.source.line}）可能同时成立而结论不同`,
          `在例外的一方写 excepts: [${rule.id}]，或把条件写得互不重叠`,
        ),
      ),
  )
}

const decideDifferently = (a: GuardRule, b: GuardRule): boolean => a.on === b.on && a.then !== b.then

function sameMatter(a: GuardRule, b: GuardRule): boolean {
  const factsOf = (rule: GuardRule) => new Set(rule.when.map(({ fact }) => fact))
  const [one, two] = [factsOf(a), factsOf(b)]
  return one.isSubsetOf(two) || two.isSubsetOf(one)
}

/** False only when some fact cannot pass both tests. Of a fact that holds `several` names, one may pass this test and another that. */
export const mayHoldTogether = (a: Condition, b: Condition, several: (fact: string) => boolean = () => false): boolean =>
  a.every(({ fact, test }) =>
    b.filter((other) => other.fact === fact).every((other) => (several(fact) ? compatibleNames : compatible)(test, other.test)),
  )

/** That a name is among several says nothing of the others; only that it is not among them, or that there is none, excludes it. */
function compatibleNames(a: Test, b: Test): boolean {
  const [left, right] = [valuesOf(a), valuesOf(b)]
  return left && right ? true : compatible(a, b)
}

function compatible(a: Test, b: Test): boolean {
  const [left, right] = [valuesOf(a), valuesOf(b)]
  if (left && right) return left.some((value) => right.includes(value))
  if (a.is === 'not' && right) return right.some((value) => value !== a.value)
  if (b.is === 'not' && left) return left.some((value) => value !== b.value)
  // “not X” holds for a missing fact as well.
  if (a.is === 'missing' || b.is === 'missing') return [a.is, b.is].every((is) => is === 'missing' || is === 'not')
  return rangesMeet(a, b)
}

const valuesOf = (test: Test): readonly (string | boolean)[] | null =>
  test.is === 'equal' ? [test.value] : test.is === 'one-of' ? test.values : null

function rangesMeet(a: Test, b: Test): boolean {
  if (!('number' in a) || !('number' in b)) return true
  const [upper, lower] = a.is.startsWith('<') ? [a, b] : [b, a]
  if (!upper.is.startsWith('<') || !lower.is.startsWith('>')) return true
  const gap = Number(upper.number) - Number(lower.number)
  return gap > 0 || (gap === 0 && upper.is === '<=' && lower.is === '>=')
}

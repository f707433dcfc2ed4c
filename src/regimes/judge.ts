import { type Calendar, earliestOf } from '../calendar/index.ts'
import { type Citation, type Day, decimal, isDay, type Refusal, sentence, startOf } from '../kernel/index.ts'
import type { Comparison, Condition, GuardRule, Regime, Test } from './model.ts'
import { type Fact, type FactRule, type Facts, type OccasionName, occasion } from './occasions.ts'
import { valueName } from './words/conditions.ts'

/** A rule that lets the act pass and puts something on file, or that leaves a line out of the bill. */
export interface Finding {
  readonly rule: string
  readonly then: GuardRule['then']
  readonly message: string
  readonly citation: Citation
  /** The procedure that this finding begins, about whom it concerns; null when it begins none. */
  readonly opens: string | null
  /** What is taken off the line of the bill, in percent (`then: deduct`); null otherwise. */
  readonly percent: string | null
}

export interface Judgement {
  /** The first rule, in the order of the text, that refuses; null when none does. */
  readonly refusal: Refusal | null
  readonly findings: readonly Finding[]
}

/**
 * Judges an act by the measure's rules. `lines` are the facts of each line for rules with `each: line`; they are joined
 * with the facts of the whole. A rule is silent where an exception to it holds.
 */
export function judge(regime: Regime, calendar: Calendar, on: OccasionName, facts: Facts, lines: readonly Facts[] = []): Judgement {
  const places = lines.map((line) => ({ ...facts, ...line }))
  const held = regime.rules.filter((rule) => rule.on === on).flatMap((rule) => holdings(rule, calendar, facts, places))
  const silent = silencing(held)
  const effective = held.filter((holding) => holding.rule.then !== 'permit' && !silent(holding))
  const finding = ({ rule, at }: Holding): Finding => ({
    rule: rule.id,
    // biome-ignore lint/suspicious/noThenProperty: the name that packs give it
    then: rule.then,
    message: sentence(rule.says, told(rule, at)),
    citation: citationOf(regime, rule),
    opens: rule.opens,
    percent: rule.percent,
  })
  const refusing = effective.find(({ rule }) => rule.then === 'refuse')
  return {
    refusal: refusing ? refusalOf(finding(refusing), refusing.at) : null,
    findings: effective.filter(({ rule }) => rule.then !== 'refuse').map(finding),
  }
}

/**
 * Which rules are silent: those that an exception names that itself holds, at the same line or for the whole, and is not silent in
 * turn. The checker lets no rule except itself, also not in a circle.
 */
function silencing(held: readonly Holding[]): (holding: Holding) => boolean {
  const silent = ({ rule, at }: Holding): boolean =>
    held.some((other) => other.rule.excepts.includes(rule.id) && (other.at === at || other.rule.each === null) && !silent(other))
  return silent
}

interface Holding {
  readonly rule: GuardRule
  readonly at: Facts
}

function holdings(rule: GuardRule, calendar: Calendar, facts: Facts, lines: readonly Facts[]): Holding[] {
  return (rule.each === 'line' ? lines : [facts]).filter((at) => holds(rule.when, at, calendar)).map((at) => ({ rule, at }))
}

const citationOf = (regime: Regime, rule: GuardRule): Citation => ({ regime: regime.id, cite: rule.source.cites[0] ?? '' })

const refusalOf = (finding: Finding, at: Facts): Refusal => ({
  code: `rule.${finding.rule}`,
  status: 409,
  message: finding.message,
  facts: texts(at),
  citation: finding.citation,
  faults: [],
})

/** The facts as the sentence tells them: `cpu` is 处理器, as the occasion explains it. */
const told = (rule: GuardRule, facts: Facts): Record<string, string> => {
  const known: Readonly<Record<string, FactRule>> = { ...occasion(rule.on)?.facts, ...occasion(rule.on)?.line }
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? valueName(value, known[name]) : inWords(value)]),
  )
}

const texts = (facts: Facts): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, inWords(value)]))

const inWords = (value: Fact): string =>
  value === null ? '（未填）' : value === true ? '是' : value === false ? '否' : typeof value === 'string' ? value : value.join('、')

/** True when all tests hold. A comparison with a missing fact does not hold. */
export const holds = (when: Condition, facts: Facts, calendar: Calendar): boolean =>
  when.every(({ fact, test }) => passes(test, facts[fact] ?? null, facts, calendar))

function passes(test: Test, said: Fact, facts: Facts, calendar: Calendar): boolean {
  if (isNames(said)) return passesAny(test, said, facts, calendar)
  return passesOne(test, said, facts, calendar)
}

const isNames = (value: Fact): value is readonly string[] => Array.isArray(value)

/** Of several names one must pass; none at all is missing. That it is not something is true when none of them is. */
function passesAny(test: Test, names: readonly string[], facts: Facts, calendar: Calendar): boolean {
  if (names.length === 0) return passesOne(test, null, facts, calendar)
  return test.is === 'not'
    ? names.every((name) => passesOne(test, name, facts, calendar))
    : test.is !== 'missing' && names.some((name) => passesOne(test, name, facts, calendar))
}

const single = (value: Fact | undefined): string | boolean | null => (value === undefined || isNames(value) ? null : value)

function passesOne(test: Test, value: string | boolean | null, facts: Facts, calendar: Calendar): boolean {
  switch (test.is) {
    case 'missing':
      return value === null || value === ''
    case 'present':
      return value !== null && value !== ''
    case 'equal':
      return same(value, test.value)
    case 'not':
      return !same(value, test.value)
    case 'one-of':
      return test.values.some((wanted) => same(value, wanted))
    case 'sooner-than':
      return isSooner(value, single(facts[test.after]), test.term, calendar)
    default:
      return compare(value, 'fact' in test ? single(facts[test.fact]) : test.number, test.is)
  }
}

/** Equal as texts, or as numbers: `3.00` is `3`. */
function same(value: string | boolean | null, wanted: string | boolean): boolean {
  if (value === wanted) return true
  return isNumber(value) && isNumber(wanted) && decimal(value) === decimal(wanted)
}

const isNumber = (value: unknown): value is string => typeof value === 'string' && /^-?(0|[1-9]\d{0,13})(\.\d{1,4})?$/.test(value)

function isSooner(
  value: string | boolean | null,
  after: string | boolean | null,
  term: Parameters<typeof earliestOf>[0]['term'],
  calendar: Calendar,
): boolean {
  if (typeof value !== 'string' || typeof after !== 'string' || !isDay(value) || !isDay(after)) return false
  return value < earliestOf({ term, start: startOf(after), calendar }).earliestOn
}

function compare(left: string | boolean | null, right: string | boolean | null, sign: Comparison): boolean {
  if (typeof left !== 'string' || typeof right !== 'string' || left === '' || right === '') return false
  const [a, b] = isDay(left) && isDay(right) ? [left as Day, right as Day] : [decimal(left), decimal(right)]
  switch (sign) {
    case '>':
      return a > b
    case '>=':
      return a >= b
    case '<':
      return a < b
    case '<=':
      return a <= b
  }
}

import { isDay } from '../../kernel/index.ts'
import type { Condition, Field, GuardRule, PackFault, Regime, Source, StepRule, TermAlternative, Test } from '../model.ts'
import { type FactRule, occasion, occasions } from '../occasions.ts'
import { faultAt, list } from './fault.ts'

/** A rule's occasion, facts and values must exist and fit each other; so must the facts of materials. */
export const checkRules = (regime: Regime): PackFault[] => [
  ...regime.rules.flatMap((rule) => checkRule(regime, rule)),
  ...regime.procedures.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      [...step.materials, ...step.outcomes.flatMap(({ materials }) => materials)].flatMap(({ when }) =>
        checkCondition(step.source, when, stepFacts(regime, step.procedure), '办理步骤'),
      ),
    ),
  ),
  ...regime.procedures.flatMap(({ steps }) =>
    steps.flatMap((step) => step.alternatives.flatMap((each) => checkAlternative(regime, step, each))),
  ),
  ...regime.duties.flatMap(({ source, when }) => checkCondition(source, when, dutyFacts, '义务')),
]

/** What is known in a step of a procedure: unit, system, provider, the order, and what was filled in. */
export const stepFacts = (regime: Regime, procedure: string): FactRules => ({
  ...occasions['order.submit'].facts,
  ...fieldFacts(regime, [procedure]),
})

/** A duty may depend on whose it is, and on its system. */
const dutyFacts: FactRules = Object.fromEntries(
  Object.entries(occasions['step.leave'].facts).filter(([name]) => /^(unit|system|provider)\./.test(name)),
)

function checkAlternative(regime: Regime, step: StepRule, { when, until }: TermAlternative): PackFault[] {
  const facts = stepFacts(regime, step.procedure)
  const until_ = until !== null && (Object.hasOwn(facts, until) ? facts[until] : undefined)?.holds !== 'day'
  return [
    ...checkCondition(step.source, when, facts, '期限'),
    ...(until_
      ? [faultAt(step.source, `截止日“${until}”不是日期事实`, '写成 until: system.construction-ends-on 或 until: field.某日期项')]
      : []),
  ]
}

export type FactRules = Readonly<Record<string, FactRule>>

const heldBy = {
  text: 'text',
  'long-text': 'text',
  number: 'number',
  day: 'day',
  'yes-no': 'yes-no',
  choice: 'text',
  body: 'text',
} as const satisfies Record<Field['type'], FactRule['holds']>

/** `field.<name>` for all that the named procedures ask; all procedures where none is named. */
export function fieldFacts(regime: Regime, procedures: readonly string[] = []): FactRules {
  const asked = regime.procedures
    .filter(({ id }) => procedures.length === 0 || procedures.includes(id))
    .flatMap(({ steps }) => steps.flatMap((step) => [...step.asks, ...step.outcomes.flatMap(({ asks }) => asks)]))
  return Object.fromEntries(
    asked.map(({ field, label, type, options, many }) => {
      const holds = type === 'choice' ? options : type === 'body' && many ? 'names' : heldBy[type]
      return [`field.${field}`, { holds, says: label }]
    }),
  )
}

/** The procedures that a rule is about, as its tests of `procedure` and `step` say. */
function proceduresOf({ when }: GuardRule): string[] {
  return when.flatMap(({ fact, test }) => {
    if (fact !== 'procedure' && fact !== 'step') return []
    const values = test.is === 'equal' ? [test.value] : test.is === 'one-of' ? test.values : []
    return values.map((value) => String(value).split('.')[0] ?? '')
  })
}

/** The facts of a rule's occasion, its lines' and its fields' among them; none of an occasion that does not exist. */
export function ruleFacts(regime: Regime, rule: GuardRule): FactRules {
  const known = occasion(rule.on)
  if (!known) return {}
  return { ...known.facts, ...(rule.each ? known.line : {}), ...(known.fields ? fieldFacts(regime, proceduresOf(rule)) : {}) }
}

/** Steps and procedures that a test names must exist. */
function checkPlaces(regime: Regime, rule: GuardRule): PackFault[] {
  const steps = regime.procedures.flatMap(({ id, steps }) => steps.map((step) => `${id}.${step.id}`))
  const known: Readonly<Record<string, readonly string[]>> = {
    step: steps,
    'unit.at': steps,
    'provider.at': steps,
    procedure: regime.procedures.map(({ id }) => id),
    duty: regime.duties.map(({ id }) => id),
    evaluation: regime.evaluations.map(({ id }) => id),
  }
  return rule.when.flatMap(({ fact, test }) => {
    const values = test.is === 'equal' || test.is === 'not' ? [test.value] : test.is === 'one-of' ? test.values : []
    const strange = values.filter((value) => Object.hasOwn(known, fact) && !known[fact]?.includes(String(value)))
    return strange.map((value) => faultAt(rule.source, `“${fact}”的值“${String(value)}”没有定义`, `可用：${list(known[fact] ?? [])}`))
  })
}

/** What a finding begins must be a procedure that can be about whom the occasion concerns. */
function checkOpens(regime: Regime, rule: GuardRule, known: NonNullable<ReturnType<typeof occasion>>): PackFault[] {
  const fault = (what: string, remedy: string) => [faultAt(rule.source, what, remedy)]
  if (rule.lasting > 1 && rule.on !== 'usage.reported') return fault('lasting 只用于时机 usage.reported', '删去 lasting')
  if ((rule.then === 'deduct') !== (rule.percent !== null))
    return fault('then: deduct 须写明 percent，别的结论不写', '写成 then: deduct 与 percent: 10')
  if (rule.opens === null) return []
  const procedure = regime.procedures.find(({ id }) => id === rule.opens)
  if (!procedure) return fault(`opens 的“${rule.opens}”不是程序`, `可用：${list(regime.procedures.map(({ id }) => id))}`)
  if (rule.then !== 'flag' || !known.opens)
    return fault(
      'opens 只用于 then: flag，且该时机能启动办件',
      `可用的时机：${list(Object.entries(occasions).flatMap(([name, each]) => ('opens' in each ? [name] : [])))}`,
    )
  return procedure.about ? [] : fault(`程序“${rule.opens}”没有写明关于谁`, `在 procedure: ${rule.opens} 下写 about: 参与方`)
}

function checkRule(regime: Regime, rule: GuardRule): PackFault[] {
  const known = occasion(rule.on)
  const fault = (what: string, remedy: string) => faultAt(rule.source, what, remedy)
  if (!known) return rule.on ? [fault(`没有“${rule.on}”这个时机`, `可用：${list(Object.keys(occasions))}`)] : []
  if (rule.each && !known.line) return [fault(`时机 ${rule.on} 没有逐行的事实`, '删去 each: line')]
  const facts = ruleFacts(regime, rule)
  const strange = places(rule).filter((name) => !Object.hasOwn(facts, name))
  const onBill = ['exclude', 'apart', 'deduct'].includes(rule.then)
  const misused = onBill !== (rule.on === 'settlement.line') && rule.then !== 'permit'
  return [
    ...checkCondition(rule.source, rule.when, facts, rule.on),
    ...strange.map((name) => fault(`says 里的 {${name}} 不是 ${rule.on} 的事实`, `可用：${list(Object.keys(facts))}`)),
    ...checkExcepts(regime, rule),
    ...(misused
      ? [
          fault(
            `then: ${rule.then} 不能用于时机 ${rule.on}`,
            'exclude、apart 与 deduct 只用于 settlement.line，settlement.line 只用 exclude、apart、deduct 或 permit',
          ),
        ]
      : []),
    ...checkPlaces(regime, rule),
    ...checkOpens(regime, rule, known),
  ]
}

function checkExcepts({ rules }: Regime, rule: GuardRule): PackFault[] {
  const fault = (what: string, remedy: string) => faultAt(rule.source, what, remedy)
  const here = rules.filter((other) => other.on === rule.on && other.id !== rule.id).map(({ id }) => id)
  const circle = isExcepted(rules, rule.id, rule.id)
  return [
    ...(rule.then === 'permit' && rule.excepts.length === 0
      ? [fault(`“${rule.id}”是例外，却没有说明是哪条规则的例外`, '写明 excepts: 规则名')]
      : []),
    ...rule.excepts
      .filter((id) => !here.includes(id) && id !== rule.id)
      .map((id) => fault(`excepts 的“${id}”不是时机 ${rule.on} 的规则`, `可用：${list(here)}`)),
    ...(circle ? [fault(`规则“${rule.id}”绕了一圈成了自己的例外`, '只在应当优先的一方写 excepts')] : []),
  ]
}

/** True when `from` excepts `target`, directly or through others. */
export function isExcepted(
  rules: readonly Pick<GuardRule, 'id' | 'excepts'>[],
  target: string,
  from: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(from)) return false
  const next = rules.filter(({ id }) => id === from).flatMap(({ excepts }) => excepts)
  return next.includes(target) || next.some((id) => isExcepted(rules, target, id, new Set([...seen, from])))
}

const places = (rule: GuardRule): string[] => [...rule.says.matchAll(/\{([\w.-]+)\}/g)].map((match) => match[1] ?? '')

function checkCondition(source: Source, when: Condition, facts: FactRules, on: string): PackFault[] {
  return when.flatMap(({ fact, test }) => {
    const rule = Object.hasOwn(facts, fact) ? facts[fact] : undefined
    if (!rule) return [faultAt(source, `${on} 时没有“${fact}”这个事实`, `可用：${list(Object.keys(facts))}`)]
    const wrong = misfit(rule, test, facts)
    return wrong ? [faultAt(source, `“${fact}”的条件不合：${wrong}`, `${fact} 是“${rule.says}”，写法见 docs/regimes.md`)] : []
  })
}

function misfit({ holds }: FactRule, test: Test, facts: FactRules): string | null {
  switch (test.is) {
    case 'missing':
    case 'present':
      return null
    case 'equal':
    case 'not':
      return valueMisfit(holds, test.value)
    case 'one-of':
      return test.values.map((value) => valueMisfit(holds, value)).find((wrong) => wrong !== null) ?? null
    case 'sooner-than':
      return holds === 'day' && facts[test.after]?.holds === 'day' ? null : '“sooner than … after …”只用于两个日期'
    default:
      if (holds !== 'number' && holds !== 'day') return '只有数与日期能比大小'
      if ('fact' in test) return facts[test.fact]?.holds === holds ? null : `没有可与之相比的事实“${test.fact}”`
      return holds === 'number' ? numberMisfit(test.number) : '日期不能与数比大小'
  }
}

function valueMisfit(holds: FactRule['holds'], value: string | boolean): string | null {
  if (holds === 'yes-no') return typeof value === 'boolean' ? null : '应写 true 或 false'
  if (Array.isArray(holds)) return holds.includes(String(value)) ? null : `没有“${String(value)}”这个值，可用：${list(holds as string[])}`
  if (holds === 'number') return numberMisfit(String(value))
  if (holds === 'day')
    return isDay(String(value)) ? null : '应写日期 YYYY-MM-DD、"> fact 另一日期" 或 "sooner than 5 working-days after 另一日期"'
  return typeof value === 'string' ? null : '应写文字'
}

const numberMisfit = (value: string): string | null => (/^-?\d{1,14}(\.\d{1,4})?$/.test(value) ? null : '应写数，至多四位小数')

import { isDay } from '../../kernel/index.ts'
import type { Condition, GuardRule, PackFault, Regime, Source, Test } from '../model.ts'
import { type FactRule, occasion, occasions } from '../occasions.ts'
import { faultAt, list } from './fault.ts'

/** A rule's occasion, facts and values must exist and fit each other; so must the facts of materials. */
export const checkRules = (regime: Regime): PackFault[] => [
  ...regime.rules.flatMap((rule) => checkRule(regime, rule)),
  ...regime.procedures.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      [...step.materials, ...step.outcomes.flatMap(({ materials }) => materials)].flatMap(({ when }) =>
        checkCondition(step.source, when, occasions['order.submit'].facts, '提交申请'),
      ),
    ),
  ),
]

function checkRule(regime: Regime, rule: GuardRule): PackFault[] {
  const known = occasion(rule.on)
  const fault = (what: string, remedy: string) => faultAt(rule.source, what, remedy)
  if (!known) return rule.on ? [fault(`没有“${rule.on}”这个时机`, `可用：${list(Object.keys(occasions))}`)] : []
  if (rule.each && !known.line) return [fault(`时机 ${rule.on} 没有逐行的事实`, '删去 each: line')]
  const facts = rule.each ? { ...known.facts, ...known.line } : known.facts
  const strange = places(rule).filter((name) => !Object.hasOwn(facts, name))
  const misused = (rule.then === 'exclude') !== (rule.on === 'settlement.line') && rule.then !== 'permit'
  return [
    ...checkCondition(rule.source, rule.when, facts, rule.on),
    ...strange.map((name) => fault(`says 里的 {${name}} 不是 ${rule.on} 的事实`, `可用：${list(Object.keys(facts))}`)),
    ...checkExcepts(regime, rule),
    ...(misused
      ? [fault(`then: ${rule.then} 不能用于时机 ${rule.on}`, 'exclude 只用于 settlement.line，settlement.line 只用 exclude 或 permit')]
      : []),
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
function isExcepted(rules: readonly GuardRule[], target: string, from: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(from)) return false
  const next = rules.filter(({ id }) => id === from).flatMap(({ excepts }) => excepts)
  return next.includes(target) || next.some((id) => isExcepted(rules, target, id, new Set([...seen, from])))
}

const places = (rule: GuardRule): string[] => [...rule.says.matchAll(/\{([\w.-]+)\}/g)].map((match) => match[1] ?? '')

function checkCondition(source: Source, when: Condition, facts: Readonly<Record<string, FactRule>>, on: string): PackFault[] {
  return when.flatMap(({ fact, test }) => {
    const rule = Object.hasOwn(facts, fact) ? facts[fact] : undefined
    if (!rule) return [faultAt(source, `${on} 时没有“${fact}”这个事实`, `可用：${list(Object.keys(facts))}`)]
    const wrong = misfit(rule, test, facts)
    return wrong ? [faultAt(source, `“${fact}”的条件不合：${wrong}`, `${fact} 是“${rule.says}”，写法见 docs/regimes.md`)] : []
  })
}

function misfit({ holds }: FactRule, test: Test, facts: Readonly<Record<string, FactRule>>): string | null {
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
  if (holds === 'day') return isDay(String(value)) ? null : '应写日期 YYYY-MM-DD'
  return typeof value === 'string' ? null : '应写文字'
}

const numberMisfit = (value: string): string | null => (/^-?\d{1,14}(\.\d{1,4})?$/.test(value) ? null : '应写数，至多四位小数')

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
  if (!known) return [faultAt(rule.source, `没有“${rule.on}”这个时机`, `可用：${list(Object.keys(occasions))}`)]
  if (rule.each && !known.line) return [faultAt(rule.source, `时机 ${rule.on} 没有逐行的事实`, '删去 each: line')]
  const facts = rule.each ? { ...known.facts, ...known.line } : known.facts
  return [
    ...checkCondition(rule.source, rule.when, facts, rule.on),
    ...places(rule)
      .filter((name) => !Object.hasOwn(facts, name))
      .map((name) => faultAt(rule.source, `says 里的 {${name}} 不是 ${rule.on} 的事实`, `可用：${list(Object.keys(facts))}`)),
    ...rule.excepts
      .filter((id) => !regime.rules.some((other) => other.id === id))
      .map((id) => faultAt(rule.source, `excepts 的规则“${id}”没有定义`, `已定义：${list(regime.rules.map((other) => other.id))}`)),
    ...(rule.then === 'permit' && rule.excepts.length === 0
      ? [faultAt(rule.source, `“${rule.id}”是例外，却没有说明是哪条规则的例外`, '写明 excepts: 规则名')]
      : []),
    ...((rule.then === 'exclude') !== (rule.on === 'settlement.line') && rule.then !== 'permit'
      ? [
          faultAt(
            rule.source,
            `then: ${rule.then} 不能用于时机 ${rule.on}`,
            'exclude 只用于 settlement.line，settlement.line 只用 exclude 或 permit',
          ),
        ]
      : []),
  ]
}

const places = (rule: GuardRule): string[] => [...rule.says.matchAll(/\{([\w.-]+)\}/g)].map((match) => match[1] ?? '')

function checkCondition(source: Source, when: Condition, facts: Readonly<Record<string, FactRule>>, on: string): PackFault[] {
  return when.flatMap(({ fact, test }) => {
    const rule = facts[fact]
    if (!rule) return [faultAt(source, `${on} 时没有“${fact}”这个事实`, `可用：${list(Object.keys(facts))}`)]
    const wrong = misfit(rule, test, facts)
    return wrong ? [faultAt(source, `“${fact}”的条件不合：${wrong}`, `${fact} 是${rule.says}`)] : []
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
      return 'fact' in test && facts[test.fact]?.holds !== holds ? `没有可与之相比的事实“${test.fact}”` : null
  }
}

function valueMisfit(holds: FactRule['holds'], value: string | boolean): string | null {
  if (holds === 'yes-no') return typeof value === 'boolean' ? null : '应写 true 或 false'
  if (Array.isArray(holds)) return holds.includes(String(value)) ? null : `没有“${String(value)}”这个值，可用：${list(holds as string[])}`
  if (holds === 'number') return /^-?\d+(\.\d+)?$/.test(String(value)) ? null : '应写数'
  return null
}

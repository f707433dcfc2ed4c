import { type FactRules, ruleFacts } from '../checks/rules.ts'
import type { GuardRule, Regime } from '../model.ts'
import { type FactRule, occasion } from '../occasions.ts'
import { conditionInWords, sayingInWords } from './conditions.ts'

const verdicts: Readonly<Record<GuardRule['then'], string>> = {
  refuse: '不予办理',
  flag: '允许办理，但记录在案并提示',
  permit: '允许',
  exclude: '该行不纳入结算',
  apart: '该行由使用单位自行与云服务商结算，列明金额而不计入总额',
  deduct: '该行扣减',
}

/** The facts whose values are names of the pack itself, with what people call them. */
function namedFacts(regime: Regime, { when }: GuardRule): FactRules {
  const explained = (what: string, holds: 'text' | 'names', named: readonly (readonly [string, string])[]): FactRule => ({
    holds,
    says: `${what}：${named.map(([id, name]) => `${id} ${name.replaceAll('，', '、')}`).join('，')}`,
  })
  const steps = regime.procedures.flatMap(({ id, name, steps }) => steps.map((step) => ({ ...step, at: `${id}.${step.id}`, of: name })))
  const places = steps.map(({ at, of, name }) => [at, `${of}·${name}`] as const)
  const at = new Set(
    when.flatMap(({ fact, test }) => (fact === 'step' ? (test.is === 'equal' ? [test.value] : 'values' in test ? test.values : []) : [])),
  )
  const outcomes = steps.filter((step) => at.has(step.at)).flatMap((step) => step.outcomes.map(({ id, name }) => [id, name] as const))
  return {
    procedure: explained(
      '程序',
      'text',
      regime.procedures.map(({ id, name }) => [id, name]),
    ),
    step: explained('所在步骤', 'text', places),
    outcome: explained('所选结果', 'text', outcomes),
    duty: explained(
      '义务',
      'text',
      regime.duties.map(({ id, name }) => [id, name]),
    ),
    evaluation: explained(
      '考评',
      'text',
      regime.evaluations.map(({ id, name }) => [id, name]),
    ),
    'unit.at': explained('该单位未办结的办件所处步骤', 'names', places),
    'provider.at': explained('该云服务商未办结的办件所处步骤', 'names', places),
  }
}

/** 提交申请时，逐行判断：资源池是否存量为“是”，且…的，不予办理，提示“…”。 */
export function ruleInWords(regime: Regime, rule: GuardRule): string {
  const { on, each, when, then, says, opens, lasting, percent, excepts } = rule
  const known = occasion(on)
  const facts = { ...ruleFacts(regime, rule), ...namedFacts(regime, rule) }
  const often = lasting > 1 ? `连续${lasting}期` : ''
  const about = when.length > 0 ? `${often}${conditionInWords(when, facts)}的，` : often && `${often}的，`
  const begun = opens && `，并启动“${regime.procedures.find(({ id }) => id === opens)?.name ?? opens}”程序`
  const before = excepts.length > 0 ? `，优先于规则${excepts.map((id) => `“${id}”`).join('、')}` : ''
  const moment = (known?.says ?? on).replace(/（.*）/, '')
  return `${moment}，${each ? '逐行判断：' : ''}${about}${verdicts[then]}${percent === null ? '' : `${percent}%`}${begun ?? ''}${before}：${sayingInWords(says, facts)}。`
}

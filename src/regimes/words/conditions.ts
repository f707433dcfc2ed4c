import { formatTerm } from '../../calendar/index.ts'
import type { Comparison, Condition, Literal, Test } from '../model.ts'
import type { FactRule } from '../occasions.ts'

type FactRules = Readonly<Record<string, FactRule>>

/** The name of a fact, from its meaning: `系统类型：new 新建，…` → 系统类型. An unknown fact keeps its word. */
export const factName = (fact: string, facts: FactRules): string =>
  Object.hasOwn(facts, fact) ? (facts[fact]?.says ?? fact).replace(/[：；（，].*$/, '') : fact

/** The sentence that a rule says, with the names of its facts in their places: “〔系统名称〕…”. */
export const sayingInWords = (says: string, facts: FactRules): string =>
  `“${says
    .replace(/\{([\w.-]+)\}/g, (_, fact: string) => `〔${factName(fact, facts)}〕`)
    .replaceAll('“', '‘')
    .replaceAll('”', '’')}”`

/** All tests of a condition, as a person says them: 系统类型为“已建”，且申请数量大于3. */
export const conditionInWords = (when: Condition, facts: FactRules): string =>
  when.map(({ fact, test }) => testInWords(fact, test, facts)).join('，且')

const signs: Readonly<Record<Comparison, string>> = { '>': '大于', '>=': '不小于', '<': '小于', '<=': '不大于' }

function testInWords(fact: string, test: Test, facts: FactRules): string {
  const name = factName(fact, facts)
  const value = (literal: Literal) => `“${valueName(literal, facts[fact])}”`
  const is = facts[fact]?.holds === 'names' ? '包括' : '为'
  switch (test.is) {
    case 'missing':
      return `没有${name}`
    case 'present':
      return `有${name}`
    case 'equal':
      return `${name}${is}${value(test.value)}`
    case 'not':
      return `${name}不${is}${value(test.value)}`
    case 'one-of':
      return `${name}${is}${test.values.map(value).join('或')}`
    case 'sooner-than':
      return `${name}距${factName(test.after, facts)}不满${formatTerm(test.term)}`
    default:
      return `${name}${signs[test.is]}${'fact' in test ? factName(test.fact, facts) : test.number}`
  }
}

/** `built` → 已建, as the meaning of the fact explains it; true and false → 是, 否. */
export function valueName(literal: Literal, fact: FactRule | undefined): string {
  if (typeof literal === 'boolean') return literal ? '是' : '否'
  const explained = /：(.*)$/.exec(fact?.says ?? '')?.[1]?.split('，') ?? []
  return explained.find((each) => each.startsWith(`${literal} `))?.slice(literal.length + 1) ?? literal
}

import { adjusted } from '../facts.ts'
import type { AdjustmentRule, PackFault, Regime } from '../model.ts'
import { faultAt, list } from './fault.ts'
import { isExcepted } from './rules.ts'

/** What a statement may be adjusted by, and whose statement that is. */
const grounds: Readonly<Record<string, { readonly of: AdjustmentRule['of']; readonly graded: boolean }>> = {
  'provider.grade': { of: 'provider', graded: true },
  'unit.grade': { of: 'unit', graded: true },
  'provider.assessment': { of: 'provider', graded: false },
}

/** An adjustment must go by a fact that there is, say what each grade means, and not contradict another one. */
export const checkAdjustments = (regime: Regime): PackFault[] => [
  ...regime.adjustments.flatMap((rule) => [...checkGround(regime, rule), ...checkWords(rule), ...checkExcepts(regime, rule)]),
  ...checkTwice(regime),
]

function checkGround(regime: Regime, rule: AdjustmentRule): PackFault[] {
  const fault = (what: string, remedy: string) => [faultAt(rule.source, what, remedy)]
  const ground = Object.hasOwn(grounds, rule.by) ? grounds[rule.by] : undefined
  // A ground that is not said at all has its own fault.
  if (!ground) return rule.by ? fault(`结算调整不能依据“${rule.by}”`, `可用：${list(Object.keys(grounds))}`) : []
  if (ground.of !== rule.of) return fault(`“${rule.by}”不是 of: ${rule.of} 的事实`, `写成 of: ${ground.of}`)
  if (!ground.graded) return rule.table ? fault(`“${rule.by}”本身就是应付的百分比，不能再写 table`, '删去 table') : []
  if (!rule.table)
    return fault(`依据“${rule.by}”的结算调整没有写明各等次付多少`, '写明 table: { 合格: 100, 不合格: 90 }，或由 practice.md 补充')
  return [...checkGrades(regime, rule, rule.table), ...checkCap(rule, rule.table)]
}

/** The grades are those of the evaluations; where none says its grades, the jurisdiction sets them and nothing is known. */
function checkGrades(regime: Regime, rule: AdjustmentRule, table: NonNullable<AdjustmentRule['table']>): PackFault[] {
  const known = new Set(evaluationsOf(regime, rule.of).flatMap(({ grades }) => grades.map(({ name }) => name)))
  // A table that could not be read has its own fault.
  if (known.size === 0 || Object.keys(table).length === 0) return []
  const strange = Object.keys(table).filter((grade) => !known.has(grade))
  const without = [...known].filter((grade) => !Object.hasOwn(table, grade))
  return [
    ...strange.map((grade) => faultAt(rule.source, `table 的“${grade}”不是考评的等次`, `可用：${list(known)}`)),
    ...(without.length > 0
      ? [faultAt(rule.source, `table 没有写等次“${without.join('”、“')}”`, '每个等次都写明应付的百分比，不增不减的写 100')]
      : []),
  ]
}

/** Evaluations of providers are those of a party that is assigned work. */
const evaluationsOf = ({ parties, evaluations }: Regime, of: AdjustmentRule['of']): Regime['evaluations'] =>
  evaluations.filter((each) => (parties.find(({ id }) => id === each.of)?.sees === 'assigned') === (of === 'provider'))

function checkCap({ cap, source }: AdjustmentRule, table: NonNullable<AdjustmentRule['table']>): PackFault[] {
  if (cap === null) return []
  return Object.entries(table)
    .filter(([, percent]) => Math.abs(Number(percent) - 100) > Number(cap))
    .map(([grade, percent]) => faultAt(source, `table 的“${grade}”付 ${percent}%，增减超过 cap ${cap}%`, '改写 table 或 cap，两者应当一致'))
}

function checkWords({ says, source }: AdjustmentRule): PackFault[] {
  const places = [...says.matchAll(/\{([\w.-]+)\}/g)].map((match) => match[1] ?? '')
  return places
    .filter((name) => !Object.hasOwn(adjusted, name))
    .map((name) => faultAt(source, `says 里的 {${name}} 不是结算调整的事实`, `可用：${list(Object.keys(adjusted))}`))
}

function checkExcepts({ adjustments }: Regime, rule: AdjustmentRule): PackFault[] {
  const others = adjustments.filter(({ id, of, by }) => id !== rule.id && of === rule.of && by === rule.by).map(({ id }) => id)
  const circle = isExcepted(adjustments, rule.id, rule.id)
  return [
    ...rule.excepts
      .filter((id) => !others.includes(id))
      .map((id) => faultAt(rule.source, `excepts 的“${id}”不是依据同一事实的结算调整`, `可用：${list(others)}`)),
    ...(circle ? [faultAt(rule.source, `结算调整“${rule.id}”绕了一圈成了自己的例外`, '只在应当优先的一方写 excepts')] : []),
  ]
}

/** Two adjustments by one fact would count it twice. */
function checkTwice({ adjustments }: Regime): PackFault[] {
  return adjustments.flatMap((rule, index) =>
    adjustments
      .slice(index + 1)
      .filter(({ id, of, by }) => id !== rule.id && of === rule.of && by === rule.by)
      .filter((other) => !rule.excepts.includes(other.id) && !other.excepts.includes(rule.id))
      .map((other) =>
        faultAt(
          other.source,
          `结算调整“${other.id}”与“${rule.id}”（${rule.source.file}:${rule.source.line}）依据同一事实“${rule.by}”，会调整两次`,
          `只保留一处，或在例外的一方写 excepts: [${rule.id}]`,
        ),
      ),
  )
}

import type { ItemOf } from '../../shared/api/types.ts'
import { period, periodTo } from '../../shared/text/time.ts'

/** A value as it was set: since when, by whom, why. */
export interface SetValue {
  readonly id: string
  readonly value: string
  readonly when: string
  readonly reason: string
  /** Null for what the measure itself says. */
  readonly by: string | null
  readonly at: string | null
}

export interface Parameter {
  readonly id: string
  readonly kind: string
  readonly name: string
  /** Where it is set. */
  readonly place: string
  readonly basis: readonly { readonly words: string; readonly text?: string }[]
  /** The newest first; what the measure says stands last. */
  readonly values: readonly SetValue[]
}

const units: Readonly<Record<string, string>> = { month: '个月', day: '日', year: '年', week: '周' }
const every: Readonly<Record<string, string>> = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' }

/** `6 months` as 每6个月. */
const everyInWords = (text: string): string => {
  const [count = '', unit = ''] = text.split(' ')
  return every[text] ?? `每${count}${units[unit.replace(/s$/, '')] ?? unit}`
}

/** How often a duty falls due: where the measure lets the jurisdiction set it, or it was set. */
export const ofDuties = (rules: readonly ItemOf<'/duties/rules'>[]): Parameter[] =>
  rules
    .filter(({ settable, intervals }) => settable !== null || intervals.length > 0)
    .map(({ duty, name, basis, intervals, everyInWords: own, settable, measure }) => ({
      ...{ id: `duty ${measure} ${duty}`, kind: '义务周期', name, place: '/duties', basis },
      values: [
        ...intervals
          .map(({ every: value, from, until, reason, setByName, setAt }) => ({
            ...{ id: `${from}${setAt}`, value: everyInWords(value), when: period(from, until), reason, by: setByName, at: setAt },
          }))
          .toReversed(),
        {
          ...{ id: 'measure', value: own ?? '办法没有规定周期', when: '—', by: null, at: null },
          reason: settable === 'shorter' ? '办法所定，只能缩短' : '办法所定，可自行设定',
        },
      ],
    }))

export function ofPeriods(periods: readonly ItemOf<'/important-periods'>[]): Parameter[] {
  if (periods.length === 0) return []
  const values = periods.map(({ id, name, from, to, reason, endedReason, declaredByName, declaredAt }) => ({
    ...{ id, value: name, when: periodTo(from, to), by: declaredByName, at: declaredAt },
    reason: endedReason ? `${reason}；提前结束：${endedReason}` : reason,
  }))
  return [{ id: 'important-periods', kind: '重要时期', name: '已宣布的重要时期', place: '/duties', basis: [], values }]
}

export function ofThresholds(items: readonly ItemOf<'/budget-thresholds'>[]): Parameter[] {
  const values = items.map(({ id, from, to, shares, reason, setBy, setByPerson, setAt }) => ({
    ...{
      id,
      value: shares.map((share) => `${share}%`).join('、'),
      when: periodTo(from, to),
      reason,
      by: `${setBy} ${setByPerson}`,
      at: setAt,
    },
  }))
  return values.length === 0 ? [] : [{ id: 'budget-thresholds', kind: '预算', name: '预算预警比例', place: '/budget', basis: [], values }]
}

export const ofEvaluations = (items: readonly ItemOf<'/evaluations'>[]): Parameter[] =>
  items
    .filter(({ scales }) => scales.length > 0)
    .map(({ id, name, dimensions, scales }) => {
      const nameOf = (dimension: string) => dimensions.find((one) => one.id === dimension)?.name ?? dimension
      return {
        ...{ id: `evaluation ${id}`, kind: '考评', name: `${name}的权重与等次`, place: '/evaluations', basis: [] },
        values: scales.map(({ id: scale, from, to, weights, grades, reason, setBy, setByPerson, setAt }) => ({
          ...{ id: scale, when: periodTo(from, to), reason, by: `${setBy} ${setByPerson}`, at: setAt },
          value: [
            Object.entries(weights).map(([dimension, weight]) => `${nameOf(dimension)} ${weight}%`),
            grades.map((grade) => `${grade.name} ${grade.from}分起`),
          ]
            .map((parts) => parts.join('，'))
            .filter(Boolean)
            .join('；'),
        })),
      }
    })

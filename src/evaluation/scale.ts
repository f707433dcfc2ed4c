import { decimal, type Fault } from '../kernel/index.ts'
import type { EvaluationRule } from '../regimes/index.ts'

/** Weights of the dimensions in percent, and the lowest score of each grade, best first. */
export interface Scale {
  readonly weights: Readonly<Record<string, string>>
  readonly grades: readonly { readonly name: string; readonly from: string }[]
}

const hundred = decimal('100')

/** What is wrong with a scale for this evaluation; empty when it can be used. */
export function scaleFaults({ dimensions }: Pick<EvaluationRule, 'dimensions'>, { weights, grades }: Scale): Fault[] {
  const unknown = Object.keys(weights).filter((id) => !dimensions.some((dimension) => dimension.id === id))
  const missing = dimensions.filter(({ id }) => !Object.hasOwn(weights, id))
  const sum = Object.values(weights).reduce((total, weight) => total + decimal(weight), 0n)
  return [
    ...unknown.map((id) => ({ path: `/weights/${id}`, message: `没有维度“${id}”；可写：${dimensions.map(({ id }) => id).join('、')}` })),
    ...missing.map(({ id, name }) => ({ path: '/weights', message: `没有写明“${name}”（${id}）的权重` })),
    ...(sum === hundred ? [] : [{ path: '/weights', message: '各维度权重之和应正好为 100' }]),
    ...gradeFaults(grades),
  ]
}

function gradeFaults(grades: Scale['grades']): Fault[] {
  const twice = (values: readonly unknown[]) => new Set(values).size < values.length
  return [
    ...(grades.length === 0 ? [{ path: '/grades', message: '至少写明一个等次' }] : []),
    ...(twice(grades.map(({ name }) => name)) ? [{ path: '/grades', message: '等次名称不能重复' }] : []),
    ...(twice(grades.map(({ from }) => decimal(from))) ? [{ path: '/grades', message: '两个等次的最低分不能相同' }] : []),
    ...(grades.some(({ from }) => decimal(from) > hundred) ? [{ path: '/grades', message: '等次的最低分不能超过 100' }] : []),
  ]
}

/** Grades in the order in which they are given: best first. */
export const bestFirst = (grades: Scale['grades']): Scale['grades'] =>
  grades.toSorted((a, b) => (decimal(a.from) > decimal(b.from) ? -1 : decimal(a.from) < decimal(b.from) ? 1 : 0))

import { type Decimal, decimal, decimalScale, divideHalfUp } from '../kernel/index.ts'

/** An exact part of a hundred: scores are compared and summed as fractions and rounded once, when they are shown. */
export interface Ratio {
  readonly over: bigint
  readonly by: bigint
}

/** A score as it was entered, exact. */
export const ratioOf = (text: string): Ratio => ({ over: decimal(text), by: decimalScale })

/** `part` of `whole` in percent; null when there is nothing to measure. */
export function percentOf(part: string, whole: string): Ratio | null {
  const [over, by] = [decimal(part), decimal(whole)]
  return by === 0n ? null : { over: over * 100n, by }
}

/** The arithmetic mean; null of nothing. */
export function meanOf(ratios: readonly Ratio[]): Ratio | null {
  if (ratios.length === 0) return null
  const sum = ratios.reduce(add)
  return reduced({ over: sum.over, by: sum.by * BigInt(ratios.length) })
}

/** A dimension as it enters the sum: null has nothing to score. */
export interface Weighed {
  readonly score: Ratio | null
  /** In percent. */
  readonly weight: string
}

/**
 * The sum: each score by its weight, over the weights of the dimensions that have a score. So the weight of one that has none is spread
 * over the others pro rata. Null where nothing that has a weight has a score.
 */
export function totalOf(dimensions: readonly Weighed[]): Ratio | null {
  const scored = dimensions.flatMap(({ score, weight }) => (score ? [{ score, weight: decimal(weight) }] : []))
  const weights = scored.reduce((sum, { weight }) => sum + weight, 0n)
  if (weights === 0n) return null
  const sum = scored.map(({ score, weight }) => ({ over: score.over * weight, by: score.by })).reduce(add)
  return reduced({ over: sum.over, by: sum.by * weights })
}

/** The share that each dimension had in the sum, in percent; null where it had none. */
export function sharesOf(dimensions: readonly Weighed[]): (Ratio | null)[] {
  const weights = dimensions.reduce((sum, { score, weight }) => (score ? sum + decimal(weight) : sum), 0n)
  return dimensions.map(({ score, weight }) => (score && weights > 0n ? { over: decimal(weight) * 100n, by: weights } : null))
}

/** With two places, halves up: `66.67`. */
export function scoreText({ over, by }: Ratio): string {
  const hundredths = divideHalfUp(over * 100n, by)
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

/** The best grade whose lowest score is reached; null below all of them. The score counts as it is shown. */
export function gradeOf(score: string, grades: readonly { readonly name: string; readonly from: string }[]): string | null {
  const reached = grades.filter(({ from }) => decimal(from) <= decimal(score))
  const best = reached.toSorted((a, b) => compare(decimal(b.from), decimal(a.from)))[0]
  return best?.name ?? null
}

/** Exact as a text over a text, so that it can be stored: `200/3`. */
export const exactText = ({ over, by }: Ratio): string => `${over}/${by}`

/** Reads what `exactText` wrote. */
export function exactRatio(text: string): Ratio {
  const [over = '', by = ''] = text.split('/')
  return { over: BigInt(over), by: BigInt(by) }
}

const compare = (a: Decimal, b: Decimal): number => (a < b ? -1 : a > b ? 1 : 0)

const add = (a: Ratio, b: Ratio): Ratio => reduced({ over: a.over * b.by + b.over * a.by, by: a.by * b.by })

/** Without common factors, so that a mean of thousands does not grow for ever. */
function reduced({ over, by }: Ratio): Ratio {
  let [a, b] = [over, by]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? { over: 0n, by: 1n } : { over: over / a, by: by / a }
}

import { divideHalfUp } from '../../kernel/index.ts'

/** What one system costs of one item in two estimates: null where it is not in one of them. Fen, and quantity × days in ten-thousandths. */
export interface Pair {
  readonly before: Measured | null
  readonly after: Measured | null
}
export interface Measured {
  readonly amount: bigint
  readonly measure: bigint
}

/** Why the sum of a unit and category is another one: what came, what went, more or less of it, another price. Together the difference. */
export interface Causes {
  readonly added: bigint
  readonly ended: bigint
  readonly quantity: bigint
  readonly price: bigint
}
export const noCauses: Causes = { added: 0n, ended: 0n, quantity: 0n, price: 0n }

/**
 * More or less of it counts at the price of before (amount ÷ measure, rounded once to the fen, halves up); all that is left is the price: revisions, steps, and rules.
 * What cost nothing before has no price, so that what it costs now is one.
 */
export function causesOf({ before, after }: Pair): Causes {
  if (before === null || before.measure === 0n) return { ...noCauses, added: (after?.amount ?? 0n) - (before?.amount ?? 0n) }
  if (after === null || after.measure === 0n) return { ...noCauses, ended: (after?.amount ?? 0n) - before.amount }
  const quantity = divideHalfUp(before.amount * (after.measure - before.measure), before.measure)
  return { ...noCauses, quantity, price: after.amount - before.amount - quantity }
}

export const plus = (a: Causes, b: Causes): Causes => ({
  added: a.added + b.added,
  ended: a.ended + b.ended,
  quantity: a.quantity + b.quantity,
  price: a.price + b.price,
})

/** The pairs of a unit and category, added up. */
export const causesTogether = (pairs: readonly Pair[]): Causes => pairs.map(causesOf).reduce(plus, noCauses)

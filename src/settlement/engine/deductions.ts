import { type Decimal, decimal, decimalScale, divideHalfUp, type Fen, fen } from '../../kernel/index.ts'
import type { Reduction } from './ruling.ts'

/** What a rule took off a line. */
export interface Deduction extends Reduction {
  readonly amount: Fen
}

const hundred = 100n * decimalScale

/**
 * What the rules take off an amount: each its percent of the full amount, rounded half up to the fen, in the order of the text. They add
 * up; the last takes no more than is left, so that nothing is ever paid back.
 */
export function deductionsOf(full: Fen, reductions: readonly Reduction[]): Deduction[] {
  let left: bigint = full
  return reductions.map((reduction) => {
    const share = divideHalfUp(full * percentOf(reduction), hundred)
    const amount = share < left ? share : left
    left -= amount
    return { ...reduction, amount: fen(amount) }
  })
}

const percentOf = ({ percent }: Reduction): Decimal => decimal(percent)

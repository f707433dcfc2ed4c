import { fen } from '../../kernel/index.ts'
import { deductionsOf } from './deductions.ts'
import type { Rate } from './rate.ts'
import type { Ruling } from './ruling.ts'

/** One line before it is numbered. Days are epoch days, quantity ten-thousandths, amounts fen: all safe integers. */
export interface Line {
  readonly from: number
  /** The first day it no longer covers; what is charged once stands on one day. */
  readonly until: number
  /** Days that count: those from first to last, except by a month of thirty days; none for what is charged once or by quantity. */
  readonly days: number
  /** Days of the month, year or term that the price is for; 1 for a day's price, 0 for what is charged once, by quantity, or is free. */
  readonly whole: number
  readonly quantity: number
  /** Null: free. */
  readonly rate: Rate | null
  /** What it costs before exclusion and deductions. */
  readonly full: number
  /** What is payable: by the level, or by the unit itself where the ruling sets it apart. */
  readonly amount: number
  readonly ruling: Ruling
}

/** What of a full amount is payable under a ruling. */
export function payable(full: number, { exclusion, reductions }: Ruling): number {
  if (exclusion !== null) return 0
  if (reductions.length === 0) return full
  let left = full
  for (const { amount } of deductionsOf(fen(BigInt(full)), reductions)) left -= Number(amount)
  return left
}

import { type Decimal, dayOfEpoch, type Fen, formatDecimal, formatYuan } from '../../kernel/index.ts'
import { openEnd } from '../../settlement/index.ts'

// How amounts, quantities and days are written in the sentences of causes.

export const yuan = (amount: bigint): string => `${formatYuan(amount as Fen)} 元`
export const decimalOf = (value: number): string => formatDecimal(BigInt(value) as Decimal)

/** `2025-03-01 至 2025-03-31`; of one day only the day; an open end is said. */
export const daysOf = ({ from, until }: { readonly from: number; readonly until: number }): string => {
  const first = dayOfEpoch(from)
  if (until === openEnd) return `${first} 起`
  return until === from + 1 ? first : `${first} 至 ${dayOfEpoch(until - 1)}`
}

/** The days of several spans together, from the first to the last. */
export const around = (spans: readonly { readonly from: number; readonly until: number }[]) => ({
  from: Math.min(...spans.map(({ from }) => from)),
  until: Math.max(...spans.map(({ until }) => until)),
})

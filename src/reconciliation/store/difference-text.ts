import { type Decimal, dayOfEpoch, type Fen, formatDecimal, formatYuan } from '../../kernel/index.ts'
import type { Cause, OurLine, TheirLine } from '../matching/sides.ts'

// A difference as it is stored and shown: days, amounts and quantities as texts.

/** One line of the bill. */
export interface TheirLineText {
  readonly no: number
  readonly from: string
  readonly to: string
  readonly quantity: string
  readonly price: string | null
  readonly days: number | null
  readonly itemCode: string | null
  readonly amount: string
}

/** One line of the statement: what it would cost, and what of it the level pays. */
export interface OurLineText {
  readonly no: number
  readonly from: string
  readonly to: string
  readonly quantity: string
  readonly price: string | null
  readonly days: number
  readonly full: string
  readonly amount: string
  /** The rule that leaves it out or has the unit pay it. */
  readonly rule: string | null
}

export interface LinesText {
  readonly ours: readonly OurLineText[]
  readonly theirs: readonly TheirLineText[]
  /** How many there are on each side: of very many only the first are kept here. */
  readonly ourCount: number
  readonly theirCount: number
}

export interface CauseText {
  readonly kind: Cause['kind']
  readonly amount: string
  readonly says: string
}

const kept = 50

export const causesText = (causes: readonly Cause[]): CauseText[] =>
  causes.map(({ kind, amount, says }) => ({ kind, amount: formatYuan(amount), says }))

export const linesText = (ours: readonly OurLine[], theirs: readonly TheirLine[]): LinesText => ({
  ours: ours.slice(0, kept).map(ourText),
  theirs: theirs.slice(0, kept).map(theirText),
  ourCount: ours.length,
  theirCount: theirs.length,
})

const decimalOf = (value: number): string => formatDecimal(BigInt(value) as Decimal)
const days = ({ from, until }: { readonly from: number; readonly until: number }) => ({ from: dayOfEpoch(from), to: dayOfEpoch(until - 1) })

const theirText = (line: TheirLine): TheirLineText => ({
  ...{ no: line.no, ...days(line), quantity: decimalOf(line.quantity), price: line.price === null ? null : decimalOf(line.price) },
  ...{ days: line.days, itemCode: line.itemCode, amount: formatYuan(line.amount) },
})

const ourText = (line: OurLine): OurLineText => {
  const { exclusion, apart } = line.ruling
  return {
    ...{ no: line.no, ...days(line), quantity: decimalOf(line.quantity), price: line.rate ? formatDecimal(line.rate.tariff.amount) : null },
    ...{ days: line.days, full: formatYuan(line.full), amount: formatYuan(exclusion || apart ? (0n as Fen) : line.amount) },
    rule: (exclusion ?? apart)?.message ?? null,
  }
}

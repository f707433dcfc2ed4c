import type { Fen } from '../../kernel/index.ts'
import type { Division, Rate, RateSpan, Ruling } from '../../settlement/index.ts'

// Days are epoch days, half open; quantities and unit prices ten-thousandths as safe integers (as in settlement's engine); amounts are fen.

/** One line of a provider's bill. */
export interface TheirLine {
  /** The line of the file. */
  readonly no: number
  readonly from: number
  readonly until: number
  readonly quantity: number
  /** What the bill says of price, days and item; null where it says nothing. */
  readonly price: number | null
  readonly days: number | null
  readonly itemCode: string | null
  readonly amount: Fen
}

/** One line of the statement. */
export interface OurLine {
  readonly no: number
  readonly from: number
  readonly until: number
  readonly days: number
  /** Days of the period that the price is for; 0: charged once, by quantity, or free. */
  readonly whole: number
  readonly quantity: number
  /** Null: free. */
  readonly rate: Rate | null
  readonly full: Fen
  readonly amount: Fen
  readonly ruling: Ruling
}

/** So much was allocated on these days. */
export interface Allocated {
  readonly from: number
  readonly until: number
  readonly quantity: number
}

/** What is known around a resource: by it a differing line is told from another version of the facts. */
export interface Known {
  readonly itemCode: string
  readonly part: Division['part']
  /** Final prices of an item for the provider, all versions in order; none for an item that nobody knows. */
  readonly ratesOf: (itemCode: string) => readonly RateSpan[]
  readonly allocations: readonly Allocated[]
}

/** Why the two sides differ, in the order of the brief; `unexplained` is what is left. */
export const causeKinds = [
  'days',
  'price',
  'quantity',
  'rounding',
  'excluded',
  'apart',
  'deducted',
  'unknown',
  'item',
  'missing-theirs',
  'missing-ours',
  'duplicate',
  'arithmetic',
  'unexplained',
] as const
export type CauseKind = (typeof causeKinds)[number]

/** One cause and how much of the difference (theirs − ours) it explains. */
export interface Cause {
  readonly kind: CauseKind
  readonly amount: Fen
  /** In words, with the arithmetic. */
  readonly says: string
}

/** Where the two sides differ: one resource, one item, one run of months. */
export interface Difference {
  /** Months since January 1970, both within. */
  readonly months: readonly [first: number, last: number]
  readonly theirs: Fen
  /** What the level pays by our statement. */
  readonly ours: Fen
  /** Most likely first: by what they explain. Together they are theirs − ours. */
  readonly causes: readonly Cause[]
  readonly theirLines: readonly TheirLine[]
  readonly ourLines: readonly OurLine[]
}

/** What the level pays of a line: nothing of what is left out, or paid by the unit itself. */
export const levelOf = ({ ruling, amount }: OurLine): Fen => (ruling.exclusion || ruling.apart ? (0n as Fen) : amount)

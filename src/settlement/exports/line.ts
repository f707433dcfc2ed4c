import type { Basis } from '../../catalogue/index.ts'
import type { Day, Id, Instant } from '../../kernel/index.ts'

/** The statement that leaves the house. */
export interface ExportHead {
  readonly statementId: Id
  readonly jurisdictionId: Id
  readonly jurisdictionName: string
  readonly measureTitle: string
  /** First and last day of the cycle. */
  readonly from: Day
  readonly to: Day
  readonly state: 'draft' | 'accounted' | 'returned' | 'reviewed' | 'sealed'
  readonly seal: string | null
  readonly sealedAt: Instant | null
}

/** A rule of the measure at work on a line. */
export interface Ruled {
  readonly rule: string
  readonly message: string
  readonly cite: string
}

/** What a rule takes off a line: yuan, and the percent it is of the full amount. */
export interface Taken extends Ruled {
  readonly percent: string
  readonly amount: string
}

/** A line of a resource as it leaves the house: a statement's line with its arithmetic in words. Amounts are yuan texts, quantity and price decimal texts. */
export interface DetailLine {
  readonly kind: 'period' | 'once' | 'metered' | 'free'
  readonly no: number
  readonly resourceId: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemId: Id
  readonly systemName: string
  readonly providerId: Id
  readonly providerName: string
  readonly poolName: string
  readonly itemId: Id
  readonly itemCode: string
  readonly itemName: string
  readonly category: string
  readonly unit: string
  readonly basis: Basis
  /** First and last day charged. */
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly periodDays: number | null
  readonly quantity: string
  readonly priceId: Id | null
  readonly price: string | null
  /** A price that one number does not say (steps, free quantity, minimum term); null where `price` says all. */
  readonly priceInWords: string | null
  /** As `arithmeticOf` writes it. */
  readonly arithmetic: string
  /** What it would cost without exclusion and deductions, and what is payable. */
  readonly full: string
  readonly amount: string
  /** `level`: paid with the statement; `unit`: the unit itself pays its provider, under the rule `apart`. */
  readonly payer: 'level' | 'unit'
  readonly apart: Ruled | null
  readonly excluded: Ruled | null
  readonly deductions: readonly Taken[]
}

/**
 * What the result of an evaluation or an assessment report adds (part of the statement), or a correction approved after the seal (beside it). Whole units or
 * providers may be meant: then the other is null.
 */
export interface SideLine {
  readonly kind: 'adjustment' | 'correction'
  readonly id: Id
  /** The line that a correction corrects; null where it is about more than one. */
  readonly lineNo: number | null
  /** What it refers to, in words: `2025年度考评`. */
  readonly refersTo: string
  readonly organisationId: Id | null
  readonly organisationName: string | null
  readonly providerId: Id | null
  readonly providerName: string | null
  /** Signed: what is taken off begins with `-`. */
  readonly amount: string
  /** As of a line; the level for results. */
  readonly payer: 'level' | 'unit'
  readonly reason: string
  readonly cite: string | null
}

/** One row of an export. Lines of resources come first, by number, then adjustments and corrections. */
export type ExportLine = DetailLine | SideLine

export interface ExportOptions {
  readonly head: ExportHead
}

export const isDetail = (line: ExportLine): line is DetailLine => line.kind !== 'adjustment' && line.kind !== 'correction'

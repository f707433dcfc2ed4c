import type { Basis } from '../../catalogue/index.ts'
import type { Day, Id, Instant } from '../../kernel/index.ts'
import { type Regimes, validityNotice } from '../../regimes/index.ts'
import type { Exclusion, Reduction } from '../engine/ruling.ts'
import type { PaymentState } from '../payments/payment.ts'

export const states = ['draft', 'accounted', 'returned', 'reviewed', 'sealed'] as const
export type State = (typeof states)[number]

export const lineKinds = ['period', 'once', 'metered', 'free'] as const

/** A line as everybody reads it. Amounts are yuan texts, quantity and price decimal texts. */
export interface StatementLine {
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
  /** Of the price; of the item where it is free. */
  readonly basis: Basis
  /** By days of a period, once, by confirmed quantities, or free. */
  readonly kind: (typeof lineKinds)[number]
  /** First and last day charged. */
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly periodDays: number | null
  readonly quantity: string
  readonly priceId: Id | null
  /** Yuan for one unit and period; the first step's where the price has steps. */
  readonly price: string | null
  /** How the price charges, where it is more than a price for one unit and period. */
  readonly priceInWords: string | null
  /** What it would cost without exclusion and deductions, and what is payable. */
  readonly full: string
  readonly amount: string
  /** Who pays the amount: the level, or the unit itself (独立结算) by the rule `apart`. */
  readonly payer: 'level' | 'unit'
  readonly apart: Exclusion | null
  readonly excluded: Exclusion | null
  readonly deductions: readonly LineDeduction[]
}

/** What a rule takes off a line, in yuan. */
export interface LineDeduction extends Reduction {
  readonly amount: string
}

/** Who did what to a statement. */
export interface StatementEvent {
  readonly kind: 'accounted' | 'reviewed' | 'returned' | 'sealed'
  readonly revision: number
  readonly at: Instant
  readonly opinion: string | null
  readonly personName: string
  readonly organisationName: string
  readonly lineCount: number
  readonly total: string
}

/**
 * A statement as the actor may see it: `whole` where he sees all of it. Otherwise the sums are those of his own lines, and who
 * dealt with it is not shown.
 */
export interface Statement {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly from: Day
  /** The cycle's last day. */
  readonly to: Day
  readonly state: State
  readonly revision: number
  readonly version: number
  readonly whole: boolean
  readonly lineCount: number
  /** What the level pays for its lines; what units pay themselves; what nobody pays. */
  readonly total: string
  readonly apart: string
  readonly excluded: string
  /** What rules take off lines that are paid. */
  readonly deducted: string
  /** What results of evaluation and assessment reports add (negative: take off), and what the level pays after that; null where only a part is seen. */
  readonly adjusted: string | null
  readonly payable: string | null
  /** After the seal: what approved corrections add, what is due after them, what is paid of it; null before, and where only a part is seen. */
  readonly corrected: string | null
  readonly due: string | null
  readonly paid: string | null
  readonly payment: PaymentState | null
  readonly seal: string | null
  readonly sealedAt: Instant | null
  readonly events: readonly StatementEvent[]
  /** What the measure says where the cycle reaches beyond its last day in force; null while it does not. */
  readonly notice: string | null
}

export const withNotice = (regimes: Pick<Regimes, 'get'>, statement: Omit<Statement, 'notice'>): Statement => ({
  ...statement,
  notice: validityNotice(regimes.get(statement.regimeId), statement.to),
})

export const grounds = ['unit', 'system', 'provider', 'category', 'channel', 'month'] as const
/** By what totals are drawn. */
export type Ground = (typeof grounds)[number]

export interface Total {
  /** Id of the unit, system or provider; the category, budget channel or month itself. */
  readonly key: string
  readonly name: string
  readonly lineCount: number
  readonly amount: string
  readonly apart: string
  readonly excluded: string
  readonly deducted: string
}

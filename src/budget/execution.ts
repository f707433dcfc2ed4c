import type { Day, Id, Instant } from '../kernel/index.ts'

/** How the budget of a cycle is used, as the actor sees it; amounts are yuan texts, shares percent. */
export interface Execution {
  readonly budgetId: Id
  readonly number: number
  readonly from: Day
  /** The cycle's last day. */
  readonly to: Day
  /** The last day that is counted as it was; null while nothing has been reckoned. */
  readonly through: Day | null
  readonly reckonedAt: Instant | null
  /** Taken from the sealed statement of the cycle. */
  readonly sealed: boolean
  /** Resources without a price, which are not in it. */
  readonly leftOut: number
  readonly whole: boolean
  readonly level: Used
  readonly unit: Used
  /** What was paid to providers for the cycle, and what results of evaluation and corrections changed of it; null where only a part is seen. */
  readonly paid: string | null
  readonly adjusted: string | null
}

/** Of a budget: what has come to be due, what is expected by the end of the cycle. */
export interface Used {
  readonly budget: string
  readonly accrued: string
  /** What has accrued and what the rest of the cycle will cost. */
  readonly forecast: string
  /** Null where there is no budget. */
  readonly share: string | null
  readonly forecastShare: string | null
  /** Accrued in each month of the cycle, and expected in it. */
  readonly months: readonly { readonly month: Day; readonly accrued: string; readonly rest: string }[]
}

/** Of one unit, category and payer. */
export interface UsedLine extends Omit<Used, 'months'> {
  readonly organisationId: Id
  readonly organisationName: string
  readonly category: string
  readonly payer: 'level' | 'unit'
  /** The largest share at which somebody is warned that is reached; null: none. */
  readonly warned: string | null
}

/** That a share of a budget was reached. */
export interface BudgetFinding {
  readonly id: Id
  readonly from: Day
  readonly to: Day
  readonly organisationId: Id
  readonly organisationName: string
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly share: string
  readonly budget: string
  readonly accrued: string
  readonly through: Day
  readonly foundAt: Instant
}

/** At which shares somebody is warned, from when to when. */
export interface Threshold {
  readonly id: Id
  readonly from: Day
  /** Its last day; null while it is in force. */
  readonly to: Day | null
  /** Percent, ascending. */
  readonly shares: readonly string[]
  readonly reason: string
  readonly setBy: string
  readonly setByPerson: string
  readonly setAt: Instant
}

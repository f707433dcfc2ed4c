import type { Day, Id, Instant } from '../kernel/index.ts'

export const budgetStates = { draft: '编制中', issued: '已下达', withdrawn: '已撤回' } as const
export type BudgetState = keyof typeof budgetStates

/** A budget of a cycle; amounts are yuan texts, of what the actor sees. */
export interface Budget {
  readonly id: Id
  readonly from: Day
  /** The cycle's last day. */
  readonly to: Day
  /** Counted within the cycle; from the second on each adjusts one that was issued before. */
  readonly number: number
  readonly estimateId: Id
  readonly adjusts: Id | null
  /** Why it is adjusted. */
  readonly reason: string | null
  readonly state: BudgetState
  /** Issued, and adjusted by no other since: what counts. */
  readonly current: boolean
  readonly version: number
  readonly whole: boolean
  readonly level: string
  readonly unit: string
  readonly draftedByPerson: string
  readonly draftedAt: Instant
  readonly issuedBy: string | null
  readonly issuedByPerson: string | null
  readonly issuedAt: Instant | null
}

/** What a unit has for a category. */
export interface BudgetLine {
  readonly organisationId: Id
  readonly organisationName: string
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly estimated: string
  /** What was issued before, where it adjusts that. */
  readonly before: string | null
  readonly amount: string
  readonly reason: string | null
}

/** What is written of a line; a reason is needed where the amount is not as estimated, or as issued before. */
export interface LineInput {
  readonly organisationId: Id
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly amount: string
  readonly reason: string | null
}

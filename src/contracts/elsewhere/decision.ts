import type { Day, Id, Instant } from '../../kernel/index.ts'

/** That a service is settled under another measure or contract, and so is not paid for here as well (重复覆盖). */
export interface ElsewhereInput {
  readonly systemId: Id
  /** Null: all resources of the system. */
  readonly resourceId: Id | null
  /** First and last day, both within. */
  readonly from: Day
  readonly to: Day
  /** The other measure or contract, as people name it. */
  readonly measure: string
  readonly reason: string
}

export interface ElsewhereDecision extends ElsewhereInput {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemName: string
  /** The item of the resource and the provider's own name for it; null for a whole system. */
  readonly resourceName: string | null
  readonly decidedBy: string
  readonly decidedByPerson: string
  readonly decidedAt: Instant
}

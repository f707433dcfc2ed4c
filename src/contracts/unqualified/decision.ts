import type { Day, Id, Instant } from '../../kernel/index.ts'

export interface DecisionInput {
  readonly providerId: Id
  /** Null: all of the provider's pools. */
  readonly poolId: Id | null
  /** Null: all items. */
  readonly itemId: Id | null
  /** First and last day, both within. */
  readonly from: Day
  readonly to: Day
  readonly reason: string
}

export interface Decision extends DecisionInput {
  readonly id: Id
  readonly providerName: string
  readonly poolName: string | null
  readonly itemName: string | null
  readonly decidedBy: string
  readonly decidedByPerson: string
  readonly decidedAt: Instant
}

/** A decision as settlement uses it; `until` is the first day that counts again. */
export interface UnqualifiedPeriod {
  readonly id: Id
  readonly providerId: Id
  readonly poolId: Id | null
  readonly itemId: Id | null
  readonly from: Day
  readonly until: Day
}

/** Whether what a provider served from a pool for an item was unqualified on a day; the first decision that says so. */
export const unqualifiedOn = (
  periods: readonly UnqualifiedPeriod[],
  service: { readonly providerId: Id; readonly poolId: Id; readonly itemId: Id },
  on: Day,
): UnqualifiedPeriod | null =>
  periods.find(
    ({ providerId, poolId, itemId, from, until }) =>
      providerId === service.providerId &&
      (poolId === null || poolId === service.poolId) &&
      (itemId === null || itemId === service.itemId) &&
      from <= on &&
      on < until,
  ) ?? null

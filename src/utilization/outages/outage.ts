import type { Fault, Id, Instant } from '../../kernel/index.ts'
import type { Interruption } from './availability.ts'

export const outageKinds = ['fault', 'planned', 'force-majeure'] as const

export interface OutageInput {
  readonly providerId: Id
  /** Null: all of the provider's pools. */
  readonly poolId: Id | null
  readonly from: Instant
  /** The first moment after it. */
  readonly to: Instant
  readonly kind: Interruption['kind']
  readonly reason: string
  /** Systems that are known to have been affected. */
  readonly systemIds: readonly Id[]
}

export interface Outage extends OutageInput {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly providerName: string
  readonly poolName: string | null
  readonly reportedBy: Id
  readonly reportedByName: string
  readonly reportedByPerson: string
  readonly reportedAt: Instant
  readonly supersedes: Id | null
  /** Why the outage before it was corrected. */
  readonly correction: string | null
  readonly supersededAt: Instant | null
}

/**
 * What is wrong with an outage. A planned one is announced before it begins; a correction of one that was may shorten it later, never lengthen
 * it or move it to a pool that was not announced: what was not announced is a fault. Everything else is reported when it is over.
 */
export function outageFaults({ kind, from, to, poolId }: OutageInput, now: Instant, before: OutageInput | null): Fault[] {
  if (to <= from) return [{ path: '/to', message: '结束时刻须晚于开始时刻' }]
  if (kind !== 'planned') return to > now ? [{ path: '/to', message: '中断结束后再登记：结束时刻不能晚于现在' }] : []
  const within = before?.kind === 'planned' && before.from <= from && to <= before.to
  const announced = from > now || (within && (before.poolId === null || before.poolId === poolId))
  return announced ? [] : [{ path: '/from', message: '计划内中断须在开始之前登记；未提前登记的，请按故障登记' }]
}

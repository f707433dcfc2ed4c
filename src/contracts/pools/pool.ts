import type { Day, Id, Instant } from '../../kernel/index.ts'
import type { Facts, Finding } from '../../regimes/index.ts'

export interface PoolInput {
  readonly providerId: Id
  readonly name: string
  /** 网络区域: 互联网区, 政务外网区 … */
  readonly zone: string
  /** 存量资源池 */
  readonly legacy: boolean
  /** 自主可控软硬件 */
  readonly selfControllable: boolean
  /** The protection level it was assessed for; null: not assessed. */
  readonly mlps: number | null
}

/** A period under supervision; `until` is the first day it was not any more, null while it lasts. */
export interface Supervision {
  readonly from: Day
  readonly until: Day | null
  readonly reason: string
}

export interface Pool extends PoolInput {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly providerName: string
  readonly supervision: readonly Supervision[]
  readonly findings: readonly Finding[]
  readonly registeredAt: Instant
}

/** A pool's period under supervision as settlement uses it. */
export interface SupervisedPeriod {
  readonly poolId: Id
  readonly from: Day
  readonly until: Day | null
}

/** Facts of the occasion `pool.register`; also those of a line of an order. */
export const poolFacts = (pool: PoolInput): Facts => ({
  'pool.name': pool.name,
  'pool.legacy': pool.legacy,
  'pool.self-controllable': pool.selfControllable,
  'pool.mlps': pool.mlps === null ? null : String(pool.mlps),
  'pool.zone': pool.zone,
})

/** A provider one may choose on a day, being under contract, and its pools. */
export interface Offer {
  readonly providerId: Id
  readonly providerName: string
  readonly pools: readonly Pick<Pool, 'id' | 'name' | 'zone' | 'legacy'>[]
}

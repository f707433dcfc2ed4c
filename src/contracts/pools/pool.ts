import type { Day, Fault, Id, Instant } from '../../kernel/index.ts'
import type { Facts, Finding } from '../../regimes/index.ts'

/** province 省级, city 市级, county 县级. */
export const poolLevels = ['province', 'city', 'county'] as const
/** general 通用, industry 行业云. */
export const poolKinds = ['general', 'industry'] as const

/** What may be left unsaid when a pool is registered. */
export interface PoolAttributes {
  /** Null: nobody said. */
  readonly level: (typeof poolLevels)[number] | null
  readonly kind: (typeof poolKinds)[number]
  /** The plan it is built by. */
  readonly plan: string | null
  /** 专属资源池, and on which grounds. */
  readonly dedicated: boolean
  readonly grounds: string | null
  /** Number of the consent to it. */
  readonly approval: string | null
  /** Physically separate from the pools of other zones; null: nobody said. */
  readonly separate: boolean | null
  /** Proof that it meets what the state asks of it. */
  readonly conformity: string | null
}

export const unsaid: PoolAttributes = {
  level: null,
  kind: 'general',
  plan: null,
  dedicated: false,
  grounds: null,
  approval: null,
  separate: null,
  conformity: null,
}

export interface PoolInput extends PoolAttributes {
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
  'pool.level': pool.level,
  'pool.kind': pool.kind,
  'pool.plan': pool.plan,
  'pool.dedicated': pool.dedicated,
  'pool.grounds': pool.grounds,
  'pool.approval': pool.approval,
  'pool.separate': pool.separate,
  'pool.conformity': pool.conformity,
})

/** What does not fit together in a filled-in form. */
export const poolFaults = ({ dedicated, grounds }: PoolInput): Fault[] =>
  grounds !== null && !dedicated ? [{ path: '/grounds', message: '只有专属资源池填写设立理由' }] : []

/** An industry's, a city's or a county's pool, and whether its provider is connected with the supervising platform. */
export interface Cloud extends Pick<Pool, 'id' | 'name' | 'providerId' | 'providerName' | 'level' | 'kind' | 'zone'> {
  /** Under supervision today. */
  readonly supervised: boolean
  readonly connected: boolean
  readonly lastReportAt: Instant | null
}

/** A provider one may choose on a day, being under contract, and its pools. */
export interface Offer {
  readonly providerId: Id
  readonly providerName: string
  readonly pools: readonly Pick<Pool, 'id' | 'name' | 'zone' | 'legacy'>[]
}

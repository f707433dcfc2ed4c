import type { Day, Fault, Id, Instant } from '../kernel/index.ts'
import type { Facts, Finding } from '../regimes/index.ts'

/** new 新建, built 已建, superior 上级统一推广. */
export const systemKinds = ['new', 'built', 'superior'] as const
/** on-cloud 已上云, to-migrate 待迁移, exempt 不宜上云. */
export const cloudStatuses = ['on-cloud', 'to-migrate', 'exempt'] as const

/** What a person fills in. */
export interface SystemFields {
  readonly name: string
  readonly kind: (typeof systemKinds)[number]
  readonly purpose: string
  readonly classified: boolean
  /** 网络安全等级保护, 1 to 5, and the number it is filed under. */
  readonly mlps: number
  readonly mlpsFiling: string | null
  readonly budgetChannel: string
  readonly status: (typeof cloudStatuses)[number]
  /** The legal basis for staying off the cloud. */
  readonly exemption: string | null
  readonly builder: string | null
  readonly contact: string | null
}

export interface System extends SystemFields {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly originalCutOverOn: Day | null
  readonly originalRetiredOn: Day | null
  readonly findings: readonly Finding[]
  readonly version: number
  readonly createdAt: Instant
  readonly changedAt: Instant
}

/** The unit that owns a system, as rules know it. */
export interface Unit {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly name: string
  readonly budget: 'level' | 'outside-level'
  readonly area: string | null
}

/** Facts of the occasions `system.register` and `original.retire`; also part of those of an order. */
export const factsOf = (unit: Unit, system: SystemFields): Facts => ({
  'unit.name': unit.name,
  'unit.budget': unit.budget,
  'unit.area': unit.area,
  'system.name': system.name,
  'system.classified': system.classified,
  'system.kind': system.kind,
  'system.mlps': String(system.mlps),
  'system.status': system.status,
  'system.exemption': system.exemption,
})

/** What does not fit together in a filled-in form; `before` is the system as it stands, where it is changed. */
export function faultsOf(system: SystemFields, before: System | null): Fault[] {
  const faults: Fault[] = []
  if (system.status === 'exempt' && !system.exemption)
    faults.push({ path: '/exemption', message: '上云状态为“不宜上云”的，须填写法律依据' })
  if (system.status !== 'exempt' && system.exemption !== null)
    faults.push({ path: '/exemption', message: '上云状态不是“不宜上云”的，不填写法律依据' })
  if (before?.originalCutOverOn && system.status !== 'on-cloud')
    faults.push({ path: '/status', message: `系统已于${before.originalCutOverOn}割接上线，上云状态只能是“已上云”` })
  return faults
}

/** Days of a migration: neither lies in the future, and the original is not retired before the cut-over. */
export function dayFault(on: Day, today: Day, notBefore: Day | null): Fault | null {
  if (on > today) return { path: '/on', message: `日期不能晚于今天（${today}）` }
  if (notBefore !== null && on < notBefore) return { path: '/on', message: `原系统下线日不能早于割接上线日（${notBefore}）` }
  return null
}

import type { Day, Fault, Id, Instant } from '../kernel/index.ts'
import type { Facts, Finding } from '../regimes/index.ts'

/** new 新建, built 已建, superior 上级统一推广. */
export const systemKinds = ['new', 'built', 'superior'] as const
/** on-cloud 已上云, to-migrate 待迁移, exempt 不宜上云. */
export const cloudStatuses = ['on-cloud', 'to-migrate', 'exempt'] as const

/** What may be left unsaid when a system is registered; an edit that leaves it out keeps it. */
export interface SystemAttributes {
  /** 信创适配; null: nobody said. */
  readonly domestic: boolean | null
  /** Why it is not, where it is not. */
  readonly domesticReason: string | null
  /** It stands on a third party's cloud or in a machine room of its own. */
  readonly hostedElsewhere: boolean
  readonly hostingProvider: string | null
  /** Last day of the contract with whoever hosts it. */
  readonly hostingEndsOn: Day | null
  /** Last day of the approved construction period. */
  readonly constructionEndsOn: Day | null
}

export const unsaid: SystemAttributes = {
  domestic: null,
  domesticReason: null,
  hostedElsewhere: false,
  hostingProvider: null,
  hostingEndsOn: null,
  constructionEndsOn: null,
}

/** What a person fills in. */
interface SystemForm {
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

export interface SystemFields extends SystemForm, SystemAttributes {}
export type SystemInput = SystemForm & Partial<SystemAttributes>

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

/** A system as somebody sees it: its contact is told to the owning unit alone; others look at it through `rights`, on record. */
export interface SeenSystem extends System {
  /** There is a contact, and the reader is not told it. */
  readonly contactProtected: boolean
}

/** What an organisation sees of a system that it may see. */
export const seenBy = (organisationId: Id, system: System): SeenSystem => {
  const hidden = system.organisationId !== organisationId && system.contact !== null
  return { ...system, contact: hidden ? null : system.contact, contactProtected: hidden }
}

/** What the record keeps of a system: it is read by more people than the unit's. */
export const recordedOf = ({ contact: _contact, ...rest }: System): Omit<System, 'contact'> => rest

/** The unit that owns a system, as rules know it. */
export interface Unit {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly name: string
  readonly budget: 'level' | 'outside-level'
  readonly area: string | null
  readonly nature: string
}

/** Facts of the occasions `system.register` and `original.retire`; also part of those of an order. */
export const factsOf = (unit: Unit, system: SystemFields): Facts => ({
  'unit.name': unit.name,
  'unit.budget': unit.budget,
  'unit.area': unit.area,
  'unit.nature': unit.nature,
  'system.name': system.name,
  'system.classified': system.classified,
  'system.kind': system.kind,
  'system.mlps': String(system.mlps),
  'system.status': system.status,
  'system.exemption': system.exemption,
  'system.purpose': system.purpose,
  'system.budget-channel': system.budgetChannel,
  'system.domestic': system.domestic,
  'system.hosted-elsewhere': system.hostedElsewhere,
  'system.hosting-ends-on': system.hostingEndsOn,
  'system.construction-ends-on': system.constructionEndsOn,
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
  return [...faults, ...attributeFaults(system)]
}

function attributeFaults(system: SystemAttributes): Fault[] {
  const faults: Fault[] = []
  if (system.domestic === false && !system.domesticReason) faults.push({ path: '/domesticReason', message: '未完成信创适配的，须说明理由' })
  if (system.domestic !== false && system.domesticReason !== null)
    faults.push({ path: '/domesticReason', message: '只有未完成信创适配的系统填写理由' })
  for (const [key, label] of [
    ['hostingProvider', '部署所在的服务商'],
    ['hostingEndsOn', '第三方云服务合同到期日'],
  ] as const)
    if (!system.hostedElsewhere && system[key] !== null)
      faults.push({ path: `/${key}`, message: `只有部署在第三方云或自建机房的系统填写${label}` })
  return faults
}

/** Days of a migration: neither lies in the future, and the original is not retired before the cut-over. */
export function dayFault(on: Day, today: Day, notBefore: Day | null): Fault | null {
  if (on > today) return { path: '/on', message: `日期不能晚于今天（${today}）` }
  if (notBefore !== null && on < notBefore) return { path: '/on', message: `原系统下线日不能早于割接上线日（${notBefore}）` }
  return null
}

import type { Fault, Id, Instant } from '../../kernel/index.ts'
import type { Facts, Finding } from '../../regimes/index.ts'

export interface CheckInput {
  readonly resourceId: Id
  /** Who uses it in fact: a system of the register, or in words; neither where it is idle. */
  readonly actualSystemId: Id | null
  readonly actualSystem: string | null
  readonly asApplied: boolean
  readonly idle: boolean
  readonly note: string
}

/** The resource that is checked. */
export interface CheckedResource {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly systemId: Id
  readonly providerId: Id
  readonly itemName: string
}

export interface ResourceCheck extends CheckInput {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemId: Id
  readonly systemName: string
  readonly providerId: Id
  readonly itemName: string
  readonly checkedByName: string
  readonly checkedByPerson: string
  readonly checkedAt: Instant
  readonly findings: readonly Pick<Finding, 'rule' | 'message' | 'citation'>[]
}

/** Either somebody uses it, or nobody does. */
export function checkFaults({ idle, actualSystemId, actualSystem, asApplied }: CheckInput): Fault[] {
  const used = actualSystemId !== null || actualSystem !== null
  if (idle && used) return [{ path: '/actualSystem', message: '闲置的资源没有实际使用的系统' }]
  if (idle && asApplied) return [{ path: '/asApplied', message: '闲置的资源不算按申请的用途使用' }]
  return idle || used ? [] : [{ path: '/actualSystem', message: '请写明实际使用该资源的系统；无人使用的，请选择闲置' }]
}

/** Facts of the occasion `resource.used` that the check itself gives. `actual` is the name of the system that uses it. */
export const checkFacts = (check: CheckInput, resource: CheckedResource, actual: string | null): Facts => ({
  'item.name': resource.itemName,
  'use.system': actual,
  'use.same-system': check.idle ? null : check.actualSystemId === resource.systemId,
  'use.as-applied': check.asApplied,
  'use.idle': check.idle,
})

import type { Day, Id, Instant } from '../../kernel/index.ts'
import type { NamedPerson } from '../store.ts'

/** operate 运营运维, accounts 账号与权限管理, monitor 监测, audit 操作审计. */
export const operationWords = ['operate', 'accounts', 'monitor', 'audit'] as const
export type OperationWord = (typeof operationWords)[number]

/** On which side of 责任分离 a scope stands: who does, who audits what was done, or neither. `both` is granted to nobody. */
export function sideOf(scope: readonly OperationWord[]): 'does' | 'audits' | 'both' | null {
  const does = scope.includes('operate') || scope.includes('accounts')
  if (scope.includes('audit')) return does ? 'both' : 'audits'
  return does ? 'does' : null
}

export interface GrantInput {
  readonly providerId: Id
  readonly persons: readonly Id[]
  readonly scope: readonly OperationWord[]
  /** First and last day, both within. */
  readonly from: Day
  readonly to: Day
  readonly reason: string
}

export interface OperatingGrant {
  readonly id: Id
  readonly organisationName: string
  readonly providerId: Id
  readonly providerName: string
  readonly persons: readonly NamedPerson[]
  readonly scope: readonly OperationWord[]
  readonly from: Day
  readonly to: Day
  readonly reason: string
  readonly grantedByName: string
  readonly grantedAt: Instant
  readonly frozenAt: Instant | null
  readonly revokedAt: Instant | null
  /** What happened to it, in order. */
  readonly events: readonly { readonly kind: string; readonly reason: string; readonly personName: string; readonly at: Instant }[]
}

export interface HandoverInput {
  readonly fromProviderId: Id
  readonly toProviderId: Id
  readonly on: Day
  /** What is handed over, one line each. */
  readonly items: readonly string[]
}

export interface Handover extends HandoverInput {
  readonly id: Id
  readonly fromProviderName: string
  readonly toProviderName: string
  readonly recordedByName: string
  readonly recordedAt: Instant
  readonly fromConfirmedByName: string | null
  readonly fromConfirmedAt: Instant | null
  readonly toConfirmedByName: string | null
  readonly toConfirmedAt: Instant | null
}

import type { Day, Id, Instant } from '../../kernel/index.ts'
import type { Facts, Finding } from '../../regimes/index.ts'

/** provider 云服务商合同, agency 综合服务机构合同. */
export const contractKinds = ['provider', 'agency'] as const
export type ContractKind = (typeof contractKinds)[number]

export interface ContractItem {
  readonly itemId: Id
  /** The most that may be in use at one time; null: no ceiling. */
  readonly quantity: string | null
}

export interface ContractInput {
  readonly kind: ContractKind
  readonly counterpartyId: Id
  readonly number: string
  readonly signedOn: Day
  /** First and last day, both within. */
  readonly from: Day
  readonly to: Day
  readonly items: readonly ContractItem[]
}

export interface Contract extends ContractInput {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly counterpartyName: string
  readonly signedBy: string
  readonly findings: readonly Finding[]
  readonly recordedAt: Instant
  /** How it was ended before its agreed last day; null where it runs as agreed. */
  readonly ended: { readonly agreedTo: Day; readonly reason: string; readonly byName: string; readonly at: Instant } | null
}

/** A provider's contract as other folders use it; `until` is the first day it no longer binds. */
export interface ContractTerms {
  readonly id: Id
  readonly number: string
  readonly providerId: Id
  readonly from: Day
  readonly until: Day
  readonly items: readonly ContractItem[]
}

/** Facts of the occasion `contract.sign`. */
export const contractFacts = (kind: ContractKind, name: string, blacklisted: boolean, affiliated: boolean): Facts => ({
  'contract.kind': kind,
  'counterparty.name': name,
  'counterparty.blacklisted': blacklisted,
  'counterparty.affiliated': affiliated,
})

import type { Day, Id, Instant } from '../../kernel/index.ts'

export interface ConsentInput {
  readonly providerId: Id
  readonly itemId: Id
  readonly quantity: string
  /** First and last day, both within. */
  readonly from: Day
  readonly to: Day
  readonly reason: string
}

export interface Consent extends ConsentInput {
  readonly id: Id
  readonly providerName: string
  readonly itemName: string
  readonly consentedBy: string
  readonly consentedByPerson: string
  /** The parties of the measure that the consenting organisation was on that day. */
  readonly parties: readonly string[]
  readonly consentedAt: Instant
}

/** A consent as settlement uses it; `until` is the first day it no longer holds. */
export interface ConsentTerms {
  readonly id: Id
  readonly providerId: Id
  readonly itemId: Id
  readonly quantity: string
  readonly parties: readonly string[]
  readonly from: Day
  readonly until: Day
}

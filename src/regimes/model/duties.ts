import type { Term } from '../../calendar/index.ts'
import type { Condition } from './rules.ts'
import type { Source } from './text.ts'

export type Period = 'month' | 'quarter' | 'half-year' | 'year'

/** A standing obligation. It arises by the calendar, after an event, in important periods, or as a paper that must always be valid. */
export interface DutyRule {
  readonly id: string
  readonly name: string
  readonly by: string
  /** Parties that receive the evidence; empty: it is kept by whoever owes it. */
  readonly to: readonly string[]
  /** A calendar period, or an interval counted from when the duty first bound. */
  readonly every: Period | Term | null
  /** Events `<procedure>.<step>.<outcome>`, or `system.cut-over`, `system.registered`, `contract.signed`. */
  readonly after: readonly string[]
  readonly during: 'important-period' | null
  /** The paper of which there must be a valid one on every day. */
  readonly keeps: string | null
  /** For how long such a paper is good when it does not say so itself; how long before its end it is to be renewed. */
  readonly valid: Term | null
  readonly renews: Term | null
  /** One for each obliged organisation, or for each of its systems. */
  readonly each: 'organisation' | 'system'
  readonly when: Condition
  readonly within: Term | null
  /** How long before its due day it is shown as due soon. */
  readonly warns: Term | null
  readonly evidence: string | null
  /** What is to be done, in the pack's words. */
  readonly says: string
  readonly source: Source
}

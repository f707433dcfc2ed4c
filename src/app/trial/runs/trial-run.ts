import type { Id, Instant } from '../../../kernel/index.ts'
import type { Difference } from '../difference.ts'
import type { Count } from '../terms.ts'

export const parts = ['waiting', 'cases', 'amounts', 'stories', 'done'] as const
export type Part = (typeof parts)[number]
export const rowKinds = ['case', 'amount', 'story'] as const
export type RowKind = (typeof rowKinds)[number]

/** A trial of a draft, running or ended. */
export interface TrialRun {
  readonly no: number
  readonly id: Id
  readonly draftId: Id
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly against: string
  readonly state: 'running' | 'finished' | 'failed' | 'stopped'
  readonly part: Part
  readonly done: number
  readonly total: number
  readonly attempts: number
  readonly startedBy: Id
  readonly startedByName: string
  readonly stoppedByName: string | null
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly failure: string | null
  readonly outcome: TrialOutcome | null
}

/** What a trial came to, in sums. */
export interface TrialOutcome {
  readonly cases: number
  /** Cases that would be otherwise, and how many of them are kept as rows. */
  readonly unlike: number
  readonly kept: number
  readonly before: Count
  readonly after: Count
  /** In yuan; what could not be reckoned under the draft, in words. */
  readonly amounts: { readonly before: string; readonly after: string; readonly faults: readonly string[] } | null
  /** Whose stories were played: the draft's own, or those of the measure in force where it brought none. */
  readonly storiesOf: 'draft' | 'measure'
  readonly stories: number
  readonly storiesUnlike: number
  /** Why no story could be played here, where that is so. */
  readonly storiesFailure: string | null
}

/** A case, a system's bill or a story, with what would be otherwise. */
export interface TrialRow {
  readonly kind: RowKind
  readonly no: number
  readonly subjectId: Id | null
  readonly label: string
  readonly name: string
  readonly organisationId: Id | null
  readonly providerId: Id | null
  readonly differences: readonly Difference[]
}

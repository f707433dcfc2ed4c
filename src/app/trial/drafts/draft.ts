import type { Id, Instant } from '../../../kernel/index.ts'
import type { PackFault } from '../../../regimes/index.ts'

/** A draft of a measure that somebody uploaded, as the checker found it. */
export interface Draft {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly fileName: string
  readonly measureId: string
  readonly title: string
  /** The measure in force when it was uploaded. */
  readonly against: string
  readonly storyCount: number
  readonly faultCount: number
  readonly unprovenCount: number
  readonly coverage: { readonly all: number; readonly carried: number }
  readonly uploadedByName: string
  readonly uploadedAt: Instant
}

/** With what was found at fault. */
export interface FoundDraft extends Draft {
  readonly faults: readonly PackFault[]
  readonly unproven: readonly PackFault[]
}

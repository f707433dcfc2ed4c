import type { Term } from '../calendar/index.ts'
import type { Day, Fault, Id, Instant } from '../kernel/index.ts'

/** Values of a form's fields: texts, exact numbers as texts, days, yes or no. */
export type FieldValues = Readonly<Record<string, string | boolean>>

/** What is being written and does not fit yet, as it was typed, and what is wrong with it. */
export interface Unfit {
  readonly fields: Readonly<Record<string, unknown>>
  /** Null: the lines that are stored are those that were written. */
  readonly lines: readonly unknown[] | null
  readonly faults: readonly Fault[]
}

/** A case as it stands. `lines` are opaque here: `orders` reads and judges them. */
export interface CaseFile {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly procedure: string
  readonly number: string
  /** Whose matter it is: whoever began it, or whom it is about. */
  readonly organisationId: Id
  readonly systemId: Id | null
  readonly providerId: Id | null
  /** Null when it has ended. */
  readonly step: string | null
  readonly enteredAt: Instant
  readonly endsAs: 'done' | 'refused' | 'withdrawn' | null
  readonly endedAt: Instant | null
  readonly notice: string | null
  readonly fields: FieldValues
  readonly lines: readonly unknown[]
  readonly submissions: number
  readonly version: number
  readonly begunAt: Instant
  readonly begunBy: Id
  /** Null: the platform began it on a finding, and nobody of `openedFor` has taken it up yet. */
  readonly begunByOrganisationId: Id | null
  /** The party that a case begun by the platform waits for. */
  readonly openedFor: string | null
  /** Null where everything fits; always so of a case that nobody is writing. */
  readonly unfit: Unfit | null
}

export interface CaseEvent {
  readonly at: Instant
  readonly kind: 'begun' | 'left' | 'elapsed' | 'overdue' | 'proposed' | 'endorsed' | 'returned' | 'advised' | 'reread'
  readonly step: string
  readonly outcome: string | null
  readonly opinion: string | null
  readonly fields: FieldValues
  readonly level: string | null
  readonly personId: Id | null
  readonly personName: string | null
  readonly organisationId: Id | null
  readonly organisationName: string | null
}

export interface CaseClock {
  readonly id: Id
  readonly caseId: Id
  readonly step: string
  /** Null where the term ends on a day on file, `untilOn`. */
  readonly term: Term | null
  readonly untilOn: Day | null
  readonly startedAt: Instant
  readonly dueOn: Day | null
  readonly dueAt: Instant | null
  readonly provisional: boolean
  readonly suspensions: readonly { readonly from: Instant; readonly to: Instant | null }[]
  readonly overdueAt: Instant | null
  readonly endedAt: Instant | null
}

export interface Material {
  readonly id: Id
  readonly step: string
  readonly document: string
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly size: number
  readonly attachedAt: Instant
  readonly attachedByName: string
}

/** What the levels of a step have agreed on so far. */
export interface Proposal {
  readonly step: string
  readonly outcome: string
  readonly opinion: string | null
  readonly fields: FieldValues
  readonly passed: readonly {
    readonly level: string
    readonly personId: Id
    readonly personName: string
    readonly at: Instant
    readonly opinion: string | null
  }[]
}

/** An organisation that a field of a case names, since the act that named it. */
export interface Named {
  readonly field: string
  readonly organisationId: Id
}

/** Who takes part in a case beside those whom it is assigned to: for each party the nearest superior of its organisation, and who is named. */
export interface Involved {
  readonly superiors: Readonly<Record<string, Id>>
  readonly named: readonly Named[]
}

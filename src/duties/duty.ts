import type { Day, Id, Instant } from '../kernel/index.ts'
import type { Finding } from '../regimes/index.ts'

/** A duty instance that is to exist: who owes what, for what, until when. */
export interface Arising {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly duty: string
  readonly organisationId: Id
  readonly systemId: Id | null
  readonly caseId: Id | null
  readonly importantPeriodId: Id | null
  /** `2025-07`, `event:123`, `period:<id>`, `paper:2025-07-01`: each exists once. */
  readonly origin: string
  readonly subjectFrom: Day
  readonly subjectTo: Day | null
  readonly arisesOn: Day
  /** What the due day is computed from; null where the day stands by itself. */
  readonly countedFrom: Instant | null
  /** As packs write it, `10 days`. */
  readonly term: string | null
  readonly dueOn: Day
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly warnOn: Day | null
}

/** A duty instance as it stands on file. */
export interface Instance extends Arising {
  readonly id: Id
  readonly organisationName: string
  readonly systemName: string | null
  readonly caseNumber: string | null
  readonly importantPeriodName: string | null
  readonly state: 'open' | 'fulfilled' | 'waived'
  readonly fulfilledAt: Instant | null
  readonly fulfilledByName: string | null
  readonly late: boolean
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly waivedAt: Instant | null
  readonly waivedByName: string | null
  readonly waivedReason: string | null
  readonly overdueAt: Instant | null
  readonly findings: readonly Finding[]
}

/** What was handed in: the first filing fulfils, further ones replace it. */
export interface Filing {
  readonly id: Id
  readonly at: Instant
  readonly personName: string
  readonly note: string
  readonly sha256: string | null
  readonly name: string | null
  readonly mediaType: string | null
  readonly size: number | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

/** Somebody who owes a duty from a day on, and until before another where he does not owe it any more. */
export interface Owing {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly duty: string
  readonly organisationId: Id
  readonly systemId: Id | null
  readonly from: Day
  readonly until: Day | null
}

import type { Day, Id, Instant, Refusal } from '../../kernel/index.ts'

export const runKinds = ['account', 'seal', 'compare'] as const
/** account 核算, seal 封存, compare 比对. */
export type RunKind = (typeof runKinds)[number]
export const runStates = ['running', 'finished', 'failed'] as const

/** Who began a run, as the record names him when it ends. */
export interface Starter {
  readonly personId: Id
  readonly personName: string
  readonly organisationId: Id
  readonly organisationName: string
}

/** Work on a statement that takes its time: what it is, how far it has come, how it ended. */
export interface Run {
  readonly no: number
  readonly id: Id
  readonly jurisdictionId: Id
  readonly kind: RunKind
  readonly statementId: Id
  readonly revision: number
  readonly regimeId: string
  readonly from: Day
  readonly until: Day
  readonly state: (typeof runStates)[number]
  /** Of so many resources so many are done. */
  readonly done: number
  readonly total: number
  readonly attempts: number
  readonly refusal: Refusal | null
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly startedBy: Starter
}

/** After so many attempts that ended with the process a run is given up. */
export const attemptsMax = 3

import type { Term } from '../calendar/index.ts'
import type { Day } from '../kernel/index.ts'
import type { DutyRule } from './model/duties.ts'
import type { EvaluationRule } from './model/evaluations.ts'
import type { AdjustmentRule, ChargingRule, CycleRule } from './model/money.ts'
import type { DocumentRule, PartyRule } from './model/parties.ts'
import type { ProcedureRule } from './model/procedures.ts'
import type { GuardRule } from './model/rules.ts'
import type { Amendment, Article, Demand, Interpretation, PracticeSection, Source, Uncarried } from './model/text.ts'

export type * from './model/duties.ts'
export type * from './model/evaluations.ts'
export type * from './model/money.ts'
export type * from './model/parties.ts'
export type * from './model/procedures.ts'
export type * from './model/rules.ts'
export type * from './model/text.ts'

/** What the text says of its own validity; null: no last day. */
export interface Validity {
  readonly lastDay: Day | null
  /** How long before its end people are reminded of it. */
  readonly reminds: Term | null
  readonly says: string
  readonly source: Source
}

/** How a derived measure's article stands to an upper one's: it takes its rules over, or leaves them behind. */
export interface Derivation {
  readonly kind: 'inherits' | 'overrides'
  /** Articles or items of the upper measure. */
  readonly articles: readonly string[]
  /** A block of its own; null where another block says `overrides`. */
  readonly says: string | null
  readonly source: Source
}

/** A later decision about how long a measure is in force. */
export interface Decision {
  readonly number: string
  readonly issued: Day
  /** The last day in force from then on; null: no end. */
  readonly expires: Day | null
  readonly says: string
}

/** Another measure, that may well be in no pack. */
export interface OtherMeasure {
  readonly number: string
  readonly title: string
}

/** A measure as the platform executes it. */
export interface Regime {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly issuer: string
  readonly place: string
  readonly issued: Day
  readonly effective: Day
  /** The last day in force as the text sets it; later `decisions` change it from their day on. */
  readonly expires: Day | null
  readonly decisions: readonly Decision[]
  readonly replaces: readonly OtherMeasure[]
  readonly replacedBy: readonly OtherMeasure[]
  /** The measure that this one derives from: what it does not override it takes over. */
  readonly upper: Regime | null
  readonly terms: Readonly<Record<string, string>>
  readonly articles: readonly Article[]
  readonly demands: readonly Demand[]
  readonly parties: readonly PartyRule[]
  readonly documents: readonly DocumentRule[]
  readonly procedures: readonly ProcedureRule[]
  readonly rules: readonly GuardRule[]
  readonly charging: ChargingRule | null
  readonly cycle: CycleRule | null
  readonly adjustments: readonly AdjustmentRule[]
  readonly duties: readonly DutyRule[]
  readonly evaluations: readonly EvaluationRule[]
  readonly validity: Validity | null
  readonly interpretations: readonly Interpretation[]
  readonly uncarried: readonly Uncarried[]
  readonly derivations: readonly Derivation[]
  readonly practice: readonly PracticeSection[]
  readonly amendments: readonly Amendment[]
}

import type { Term } from '../../calendar/index.ts'
import type { Source } from './text.ts'

/** What the platform computes for an evaluation: a percentage, the higher the better. */
export type Indicator =
  | 'migration-rate'
  | 'usage-within-bounds'
  | 'duties-on-time'
  | 'rectified-on-time'
  | 'orders-on-time'
  | 'orders-succeeded'
  | 'cases-on-time'
  | 'availability'
  | 'monitoring-completeness'

/** One dimension of a scorecard: computed, asked in a survey, or entered by the parties named. */
export interface DimensionRule {
  readonly id: string
  readonly name: string
  readonly indicator: Indicator | null
  /** The party whose organisations are asked how satisfied they are. */
  readonly survey: string | null
  readonly by: readonly string[]
}

/** A scorecard: who is evaluated by whom, how often, on what. Weights and grades are the jurisdiction's, with these to begin with. */
export interface EvaluationRule {
  readonly id: string
  readonly name: string
  readonly of: string
  readonly by: string
  readonly every: 'quarter' | 'half-year' | 'year' | 'cycle' | 'contract-year'
  readonly dimensions: readonly DimensionRule[]
  readonly weights: Readonly<Record<string, string>>
  /** Lowest score of each grade, best first. */
  readonly grades: readonly { readonly name: string; readonly from: string }[]
  /** For how long after its publication the evaluated one may object. */
  readonly objections: Term | null
  /** Whether all see the result, or the evaluated one and the evaluators. */
  readonly published: boolean
  readonly source: Source
}

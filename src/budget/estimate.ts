import type { Day, Fault, Id, Instant } from '../kernel/index.ts'
import type { Assumption } from './rules/assumptions.ts'
import type { Causes } from './rules/difference.ts'

/** What a cycle will cost, as it looked when it was made; amounts are yuan texts. Where only a part is seen, sums are of that part, and nothing of others is named. */
export interface StoredEstimate {
  readonly id: Id
  readonly regimeId: string
  readonly from: Day
  /** The cycle's last day. */
  readonly to: Day
  readonly version: number
  readonly startsOn: Day
  readonly note: string
  readonly whole: boolean
  /** What the level pays, and what units pay themselves. */
  readonly level: string
  readonly unit: string
  readonly assumptions: readonly Assumption[]
  readonly leftOut: number
  readonly faults: readonly Fault[]
  readonly madeBy: string
  readonly madeByPerson: string
  readonly madeAt: Instant
}

/** A unit's sum of a category (and system, where asked), with its months. */
export interface EstimateSum {
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemId: Id | null
  readonly systemName: string | null
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly amount: string
  /** What of it is approved and not charged yet. */
  readonly awaited: string
  readonly months: readonly string[]
}

/** Why a unit's sum of a category is another one than in an earlier estimate; `added + ended + quantity + price` is the difference. */
export interface Changed extends Readonly<Record<keyof Causes, string>> {
  readonly organisationId: Id
  readonly organisationName: string
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly before: string
  readonly after: string
  readonly difference: string
}

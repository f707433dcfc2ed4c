import type { Source } from './text.ts'

export interface ChargingRule {
  readonly by: 'month' | 'year'
  /** Events `<procedure>.<step>.<outcome>`. */
  readonly starts: readonly string[]
  readonly changes: readonly string[]
  readonly ends: readonly string[]
  /** How a part of a month counts: by actual days of that month, or by a month of thirty days. */
  readonly part: 'actual-days' | 'thirty-day-month'
  readonly counts: readonly ('start' | 'end')[]
  /** Whether charging begins on the event's day or on the first day of the month after it. */
  readonly from: 'event-day' | 'next-month'
  /** What is charged of a service that begins and ends on one day: a part day is a day, or nothing where the last day is not counted. */
  readonly least: 'nothing' | 'one-day'
  /** Whether a price's minimum term (最低计费月数) is charged when the service ends before it. Where no article says so, the end of charging holds, and no price may have one. */
  readonly minimum: 'charged' | 'not-charged'
  readonly rounding: 'half-up-per-line'
  /** Which article each key came from. */
  readonly cites: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly Source[]
}

export interface CycleRule {
  /** `MM-DD`. */
  readonly begins: string
  readonly first: 'contract' | 'begins'
  readonly accounts: string
  readonly reviews: string
  /** The party that pays what the level pays. */
  readonly pays: string
  readonly cites: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly Source[]
}

/**
 * A line of its own for each provider (unit) of a statement, beside the lines of its resources: so many percent of what they come to is paid. An
 * evaluation's result or an assessment report enters the bill by it.
 */
export interface AdjustmentRule {
  readonly id: string
  /** `考评扣减` */
  readonly name: string
  readonly of: 'provider' | 'unit'
  /** The fact it goes by: a grade, or `provider.assessment`. Where it is missing there is no line. */
  readonly by: string
  /** What percent is paid for each value of the fact; null: the fact itself is the percent. */
  readonly table: Readonly<Record<string, string>> | null
  /** The most that is taken off (or added), in percent of the base; null: no cap. */
  readonly cap: string | null
  /** The sentence on its line; `{provider.name}` and the like are filled in. */
  readonly says: string
  /** Names of adjustments that are silent where this one says something. */
  readonly excepts: readonly string[]
  readonly source: Source
}

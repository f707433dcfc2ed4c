import type { Source } from './text.ts'

export interface ChargingRule {
  readonly by: 'month' | 'year'
  /** Events `<procedure>.<step>.<outcome>`. */
  readonly starts: readonly string[]
  readonly changes: readonly string[]
  readonly ends: readonly string[]
  readonly part: 'actual-days'
  readonly counts: readonly ('start' | 'end')[]
  /** Whether charging begins on the event's day or on the first day of the month after it. */
  readonly from: 'event-day' | 'next-month'
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
  readonly cites: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly Source[]
}

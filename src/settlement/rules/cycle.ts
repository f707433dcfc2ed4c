import { type Day, epochDay, later, plusDays } from '../../kernel/index.ts'
import type { CycleRule } from '../../regimes/index.ts'
import type { Span } from '../engine/spans.ts'

/** A settlement cycle, half open: `until` is the first day of the next one. */
export interface Cycle {
  readonly from: Day
  readonly until: Day
}

/**
 * The cycle in which a day lies. Where the first cycle begins with the contract (`first: contract`), `contractFrom` is the first
 * day of the first contract: the first cycle runs from it to the next regular end, and before it there is none (null).
 */
export function cycleAt(rule: Pick<CycleRule, 'begins' | 'first'>, contractFrom: Day | null, on: Day): Cycle | null {
  const thisYear = beginIn(Number(on.slice(0, 4)), rule.begins)
  const regular = on >= thisYear ? thisYear : beginIn(Number(on.slice(0, 4)) - 1, rule.begins)
  const until = beginIn(Number(regular.slice(0, 4)) + 1, rule.begins)
  if (rule.first === 'begins') return { from: regular, until }
  if (contractFrom === null || on < contractFrom) return null
  return { from: later(regular, contractFrom), until }
}

const beginIn = (year: number, begins: string): Day => `${String(year).padStart(4, '0')}-${begins}` as Day

/** The cycle's last day, as people name it. */
export const lastDayOf = ({ until }: Cycle): Day => plusDays(until, -1)

/** The cycle in epoch days. */
export const spanOf = ({ from, until }: Cycle): Span => ({ from: epochDay(from), until: epochDay(until) })

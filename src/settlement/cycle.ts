import { type Day, dayOfEpoch, epochDay, firstOfMonth, later, plusDays, plusMonths } from '../kernel/index.ts'
import type { ChargingRule, CycleRule } from '../regimes/index.ts'

/** A settlement cycle, half open: `until` is the first day of the next one. */
export interface Cycle {
  readonly from: Day
  readonly until: Day
}

/** What a price is for: a month, or a calendar year. The part of it that lies in the cycle, in epoch days, half open. */
export interface Period {
  readonly from: number
  readonly until: number
  /** Days of the whole month or year, what parts are divided by. */
  readonly days: number
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

/** The months or calendar years of a cycle, in order: together they are the cycle, without gap or overlap. */
export function periodsOf({ from, until }: Cycle, by: ChargingRule['by']): Period[] {
  const periods: Period[] = []
  for (let begin = from; begin < until; ) {
    const { first, next } = wholeOf(begin, by)
    const end = next < until ? next : until
    periods.push({ from: epochDay(begin), until: epochDay(end), days: epochDay(next) - epochDay(first) })
    begin = end
  }
  return periods
}

function wholeOf(on: Day, by: ChargingRule['by']): { readonly first: Day; readonly next: Day } {
  const first = by === 'month' ? firstOfMonth(on) : beginIn(Number(on.slice(0, 4)), '01-01')
  return { first, next: plusMonths(first, by === 'month' ? 1 : 12) }
}

const days = new Map<number, Day>()

/** The day of an epoch-day number, for what people read. Thousands of lines share a few borders, so each is written once. */
export function dayAt(count: number): Day {
  const known = days.get(count)
  if (known !== undefined) return known
  const text = dayOfEpoch(count)
  days.set(count, text)
  return text
}

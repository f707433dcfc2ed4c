import { type Day, dayOfEpoch, daysBetween, epochDay, plusMonths } from '../kernel/index.ts'
import type { Calendar } from './calendar.ts'
import type { Term } from './term.ts'

export interface DayTerm {
  readonly count: number
  readonly unit: Exclude<Term['unit'], 'hour'>
}

/** A term in days being counted off, on epoch-day integers. It begins at the start day, which is not counted. */
export interface DayCount {
  /** The day counted up to. */
  reached(): number
  /** The day the term ends on if nothing suspends it any more. */
  lastDay(): number
  /** Counts the days after the one reached, up to and including `day`. */
  runTo(day: number): void
  /** Passes to `day` without counting. */
  skipTo(day: number): void
  left(): Term
  /** True when a day of an unpublished year was looked at so far. */
  provisional(): boolean
}

/** Months are counted as the natural days up to their last day, so that a suspension shifts them by natural days. */
export function countDays(term: DayTerm, start: Day, { calendar, rollover }: { calendar: Calendar; rollover: boolean }): DayCount {
  const { numberAt, dayNumbered } = calendar.epochDays
  const inWorkingDays = term.unit === 'working-day'
  let reached = epochDay(start)
  let left = term.unit === 'month' ? daysBetween(start, plusMonths(start, term.count)) : term.count
  let provisional = false

  const workingFrom = (day: number) => dayNumbered(numberAt(day - 1) + 1)
  const lastDay = () => {
    if (inWorkingDays) return left > 0 ? dayNumbered(numberAt(reached) + left) : workingFrom(reached)
    return rollover ? workingFrom(reached + left) : reached + left
  }
  const lookAt = (from: number, to: number) => {
    provisional ||= ![from, to].every((day) => calendar.isPublished(dayOfEpoch(day)))
  }
  const runTo = (day: number) => {
    const natural = reached + left
    if (inWorkingDays) lookAt(Math.min(reached + 1, day), day)
    else if (rollover && day >= natural) lookAt(natural, day) // natural days ask the calendar about the end only
    left = Math.max(0, left - (inWorkingDays ? numberAt(day) - numberAt(reached) : day - reached))
    reached = day
  }
  return {
    reached: () => reached,
    lastDay,
    runTo,
    skipTo: (day) => {
      reached = day
    },
    left: () => ({ count: left, unit: inWorkingDays ? 'working-day' : 'day' }),
    provisional: () => provisional,
  }
}

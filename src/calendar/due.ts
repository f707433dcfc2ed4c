import {
  type Day,
  dayOf,
  dayOfEpoch,
  daysBetween,
  epochDay,
  type Instant,
  millisecondsBetween,
  plusHours,
  startOf,
} from '../kernel/index.ts'
import type { Calendar } from './calendar.ts'
import { countDays, type DayTerm } from './day-count.ts'
import { mergeSuspensions, type Suspension } from './suspension.ts'
import type { Term } from './term.ts'

export interface DueQuestion {
  readonly term: Term
  /** The event that the term runs from. */
  readonly start: Instant
  readonly suspensions?: readonly Suspension[]
  readonly calendar: Calendar
  /** False where the measure says that a term ends on its last day even when that is a day off. */
  readonly rollover?: boolean
}

/** The term runs out: `dueOn` is its last day, and an act before `dueAt` is in time. */
export interface DueDay {
  readonly stands: false
  readonly dueOn: Day
  readonly dueAt: Instant
  /** True when the answer rests on a day of a year whose notice is not published: recompute it later. */
  readonly provisional: boolean
}

/** The clock stands: nothing is due. `left` is what remains from the day it runs again; months remain as days. */
export interface Standing {
  readonly stands: true
  readonly since: Instant
  readonly left: Term
  readonly provisional: boolean
}

export type Due = DueDay | Standing

const hour = 3_600_000

/**
 * When a term runs out, by 民法典 第二百条至第二百零四条:
 * - 201: the day of `start` is not counted; hours run from the instant;
 * - 202: a month ends on the same day of the month, or on the last where there is none;
 * - 203: a last day that is a day off gives way to the next working day (unless `rollover` is false); a day ends at 24:00;
 * - 204: a measure may say otherwise: `rollover`, and the suspensions it allows.
 *
 * A suspension from day s to day r takes the days after s up to r out of the count (of hours: its milliseconds). The term ends on the
 * first day on which all is counted and the clock is not standing, so one suspended on its last day ends no earlier than day r. A
 * suspension that begins after the term has run out changes nothing.
 */
export function dueOf(question: DueQuestion): Due {
  const { term } = question
  return term.unit === 'hour' ? dueInHours(term.count, question) : dueInDays({ count: term.count, unit: term.unit }, question)
}

function dueInHours(count: number, { start, suspensions = [] }: DueQuestion): Due {
  let due = count * hour
  for (const { from, to } of mergeSuspensions(suspensions)) {
    const stopped = Math.max(0, millisecondsBetween(start, from))
    if (stopped >= due) break
    if (to === null) return { stands: true, since: from, left: { count: (due - stopped) / hour, unit: 'hour' }, provisional: false }
    due += Math.max(0, millisecondsBetween(start, to) - stopped)
  }
  const dueAt = plusHours(start, due / hour)
  return { stands: false, dueOn: lastDayBefore(dueAt), dueAt, provisional: false }
}

function dueInDays(term: DayTerm, { start, suspensions = [], calendar, rollover = true }: DueQuestion): Due {
  const count = countDays(term, dayOf(start), { calendar, rollover })
  for (const suspension of mergeSuspensions(suspensions)) {
    const stopped = Math.max(epochDay(dayOf(suspension.from)), count.reached())
    const resumed = suspension.to === null ? null : epochDay(dayOf(suspension.to))
    if (resumed !== null && resumed <= count.reached()) continue
    if (stopped > count.lastDay()) break
    count.runTo(stopped)
    if (resumed === null) return { stands: true, since: suspension.from, left: count.left(), provisional: count.provisional() }
    count.skipTo(resumed)
  }
  const last = count.lastDay()
  count.runTo(last)
  return { stands: false, dueOn: dayOfEpoch(last), dueAt: startOf(dayOfEpoch(last + 1)), provisional: count.provisional() }
}

/** A day ends with the instant at which the next begins, so hours that end at midnight end on the day before. */
const lastDayBefore = (at: Instant): Day => dayOf(plusHours(at, -1 / hour))

/** The days left until the end of `dueOn`, 0 on that day, negative when overdue: working days for a term in them, else natural days. */
export function daysLeft(question: { dueOn: Day; today: Day; unit: Term['unit']; calendar: Calendar }): number {
  const { dueOn, today, unit, calendar } = question
  return unit === 'working-day' ? calendar.workingDaysBetween(today, dueOn) : daysBetween(today, dueOn)
}

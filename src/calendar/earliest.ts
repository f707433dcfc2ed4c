import { type Day, dayOf, dayOfEpoch, type Instant, plusHours, startOf } from '../kernel/index.ts'
import type { Calendar } from './calendar.ts'
import { countDays } from './day-count.ts'
import type { Term } from './term.ts'

/** From when something may be done that must wait out a minimum period. */
export interface Earliest {
  readonly earliestOn: Day
  readonly earliestAt: Instant
  readonly provisional: boolean
}

/**
 * The first day on which a minimum period (至少30日, 至少保留3个月, 不少于5个工作日) has run out: the day after its last day. 至少 asks
 * for the whole period, and a period ends at 24:00 of its last day (民法典 203), so on that day it has not run out yet. A last day that
 * is a day off stays the last day: 203 gives more time to those who must act, and here nobody must. Hours have run out at their instant.
 */
export function earliestOf({ term, start, calendar }: { term: Term; start: Instant; calendar: Calendar }): Earliest {
  if (term.unit === 'hour') {
    const earliestAt = plusHours(start, term.count)
    return { earliestOn: dayOf(earliestAt), earliestAt, provisional: false }
  }
  const count = countDays({ count: term.count, unit: term.unit }, dayOf(start), { calendar, rollover: false })
  count.runTo(count.lastDay())
  const earliestOn = dayOfEpoch(count.reached() + 1)
  return { earliestOn, earliestAt: startOf(earliestOn), provisional: count.provisional() }
}

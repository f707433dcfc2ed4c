import type { Calendar, Term } from '../../calendar/index.ts'
import { type Day, plusDays, plusMonths } from '../../kernel/index.ts'

/** The last day on which a paper is good that is good for so long from that day on. */
export function lastValidDay(from: Day, valid: Term, calendar: Calendar): Day {
  switch (valid.unit) {
    case 'month':
      // Good for a year from 1 March: to the last day of February. From 29 February: to the 28th of the next.
      return lastOfMonths(from, valid.count)
    case 'day':
      return plusDays(from, valid.count - 1)
    case 'hour':
      return plusDays(from, Math.max(1, Math.ceil(valid.count / 24)) - 1)
    case 'working-day':
      return calendar.nthWorkingDayAfter(plusDays(from, -1), valid.count)
  }
}

function lastOfMonths(from: Day, count: number): Day {
  const end = plusMonths(from, count)
  // Where the month has no such day, its last one is the end and belongs to it.
  return end.slice(8) === from.slice(8) ? plusDays(end, -1) : end
}

/** True where a paper leaves days uncovered: it begins later than the day after the last one's end (or than it was first due). */
export const leavesGap = (validFrom: Day, dueOn: Day, isFirst: boolean): boolean => validFrom > (isFirst ? dueOn : plusDays(dueOn, 1))

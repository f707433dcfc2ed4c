import { type Day, dayOfEpoch, epochDay } from '../kernel/index.ts'
import type { Calendar } from './calendar.ts'

/** The first and the last day on which two calendars differ. */
export interface ChangedDays {
  readonly from: Day
  readonly to: Day
}

/**
 * The stretch within [from, to] in which two calendars differ: in a day worked or not, or in whether its year is published. Null where they
 * are alike. A term that ends before it, or begins after it, is not moved.
 */
export function changedDays(before: Calendar, after: Calendar, { from, to }: ChangedDays): ChangedDays | null {
  let [first, last]: [number | null, number | null] = [null, null]
  for (let at = epochDay(from); at <= epochDay(to); at += 1) {
    const day = dayOfEpoch(at)
    if (before.isWorkingDay(day) === after.isWorkingDay(day) && before.isPublished(day) === after.isPublished(day)) continue
    first ??= at
    last = at
  }
  return first === null || last === null ? null : { from: dayOfEpoch(first), to: dayOfEpoch(last) }
}

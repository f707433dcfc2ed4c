import { type Calendar, type CalendarFile, readCalendar } from './calendar.ts'

/**
 * A calendar that takes up notices while the program runs. Whoever holds it answers by the newest at once; what answers stays the same
 * object, so that nothing has to be handed a new one.
 */
export interface LivingCalendar extends Calendar {
  /** The years that it was made from: those that come with the program. */
  readonly shipped: readonly CalendarFile[]
  /** Answers from now on by these years as well; one that comes with the program gives way to an entered one. Throws as `readCalendar` does. */
  takeUp(entered: readonly CalendarFile[]): void
}

/** The calendar of the shipped years, before any other is taken up. */
export function createLivingCalendar(shipped: readonly CalendarFile[]): LivingCalendar {
  let present = readCalendar(shipped)
  return {
    shipped,
    get epochDays() {
      return present.epochDays
    },
    isWorkingDay: (day) => present.isWorkingDay(day),
    isPublished: (day) => present.isPublished(day),
    nameOf: (day) => present.nameOf(day),
    nthWorkingDayAfter: (day, count) => present.nthWorkingDayAfter(day, count),
    workingDaysBetween: (after, upTo) => present.workingDaysBetween(after, upTo),
    nextWorkingDayFrom: (day) => present.nextWorkingDayFrom(day),
    takeUp: (entered) => {
      present = readCalendar(withEntered(shipped, entered))
    },
  }
}

/** The shipped years with the entered ones in their place and after them, in the order of years: a later notice may change last December. */
export function withEntered(shipped: readonly CalendarFile[], entered: readonly CalendarFile[]): CalendarFile[] {
  const replaced = new Set(entered.map(yearOf))
  return [...shipped.filter((file) => !replaced.has(yearOf(file))), ...entered].toSorted((a, b) => yearOf(a) - yearOf(b))
}

/** The year that a file says it is for; NaN where it says none. */
export const yearOf = ({ content }: CalendarFile): number => Number((content as { year?: unknown } | null)?.year)

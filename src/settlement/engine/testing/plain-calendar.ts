// The calendar of the second computation, from Date alone.

const aDay = 86_400_000

export interface CalendarDay {
  readonly year: number
  /** 0 for January. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
  readonly monthLength: number
  readonly yearLength: number
}

const known = new Map<number, CalendarDay>()

/** The calendar day of an epoch day. */
export function dateOf(on: number): CalendarDay {
  const before = known.get(on)
  if (before) return before
  const date = new Date(on * aDay)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const found = {
    year,
    month,
    day: date.getUTCDate(),
    monthLength: lengthOf(year, month),
    yearLength: lengthOf(year, 1) === 29 ? 366 : 365,
  }
  known.set(on, found)
  return found
}

/** The last day of a month is the day before the first of the next one. */
const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/** The epoch day so many months later: of the same number, or the last of its month where it has no such day. */
export function anniversary(of: number, months: number): number {
  const { year, month, day } = dateOf(of)
  const [inYear, inMonth] = [year + Math.floor((month + months) / 12), (month + months) % 12]
  return Date.UTC(inYear, inMonth, Math.min(day, lengthOf(inYear, inMonth))) / aDay
}

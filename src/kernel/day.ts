import { Temporal } from 'temporal-polyfill'

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. Its texts sort as its days do. */
export type Day = string & { readonly brand: 'day' }

/** A point in time as ISO 8601 in UTC, e.g. `2024-09-30T01:00:00.000Z`. */
export type Instant = string & { readonly brand: 'instant' }

/** The one time zone of the platform: all statutory days are days in China. */
export const place = 'Asia/Shanghai'

const perDay = 86_400_000
/** Since 1992 China's clocks are always this far ahead of UTC; before they were put forward in some summers. */
const ahead = 8 * 3_600_000
const oneOffset = Date.UTC(1992, 0, 1)

/** What is asked at every turn is reckoned in milliseconds, many times faster than by Temporal; `day.test.ts` proves that both agree. */
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** Reads `YYYY-MM-DD`; throws on anything that is not a day of the calendar. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** True for an existing calendar date of the years 1000 to 9999 written `YYYY-MM-DD` (2023-02-29 is none). */
export function isDay(text: string): text is Day {
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && iso(epochDay(text as Day) * perDay).slice(0, 10) === text
}

/** Reads any ISO 8601 instant with an offset and writes it in UTC with milliseconds. */
export const instant = (text: string): Instant =>
  isWritten(text) ? text : (Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }) as Instant)

/** Most texts are what this writes already. */
const isWritten = (text: string): text is Instant =>
  /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text)) && iso(Date.parse(text)) === text

/** True for an instant of the years 1000 to 9999 as `instant` writes it. */
export function isInstant(text: string): text is Instant {
  if (!/^[1-9]\d{3}-.*\.\d{3}Z$/.test(text)) return false
  try {
    return instant(text) === text
  } catch {
    return false
  }
}

export function plusDays(from: Day, count: number): Day {
  if (!Number.isInteger(count)) throw new RangeError(`not a number of days: ${count}`)
  return day(iso((epochDay(from) + count) * perDay).slice(0, 10))
}

/** The same day `count` months on, or the last of that month where it has no such day (民法典 第二百零二条). */
export const plusMonths = (from: Day, count: number): Day =>
  plain(Temporal.PlainDate.from(from).add({ months: count }, { overflow: 'constrain' }))

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDay(to) - epochDay(from)

/** Days since 1970-01-01: for loops that must be fast. */
export const epochDay = (of: Day): number => Date.UTC(+of.slice(0, 4), +of.slice(5, 7) - 1, +of.slice(8, 10)) / perDay

/** The day of an epoch-day number. */
export const dayOfEpoch = (count: number): Day => plusDays('1970-01-01' as Day, count)

/** The day it is in China at that instant. */
export function dayOf(at: Instant): Day {
  const milliseconds = Date.parse(at)
  if (milliseconds >= oneOffset) return iso(milliseconds + ahead).slice(0, 10) as Day
  return Temporal.Instant.from(at).toZonedDateTimeISO(place).toPlainDate().toString() as Day
}

/** The instant at which a day begins in China. */
export function startOf(of: Day): Instant {
  const milliseconds = epochDay(of) * perDay - ahead
  if (milliseconds >= oneOffset) return instant(iso(milliseconds))
  return instant(Temporal.PlainDate.from(of).toZonedDateTime({ timeZone: place }).toInstant().toString())
}

/** The instant `hours` later (fractions of an hour allowed). */
export const plusHours = (from: Instant, hours: number): Instant => instant(iso(Date.parse(from) + Math.round(hours * 3_600_000)))

/** Milliseconds from one instant to another. */
export const millisecondsBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)

/** The first day of the month of `of`. */
export const firstOfMonth = (of: Day): Day => `${of.slice(0, 8)}01` as Day

export const earlier = <T extends string>(a: T, b: T): T => (a < b ? a : b)
export const later = <T extends string>(a: T, b: T): T => (a > b ? a : b)

// Beyond the years of `isDay` texts no longer sort as days do: that must never be stored.
const plain = (date: Temporal.PlainDate): Day => day(date.toString())

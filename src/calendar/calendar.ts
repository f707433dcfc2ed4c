import { type Day, day, dayOfEpoch, epochDay } from '../kernel/index.ts'
import { createWorkingDays, type WorkingDays } from './working-days.ts'
import { readYear, type StatedDay, type YearRead } from './year-file.ts'

/**
 * Which days are worked. Outside the published years it answers with Monday–Friday, and `isPublished` says so: what rests on such
 * a day is provisional.
 */
export interface Calendar {
  isWorkingDay(day: Day): boolean
  /** True when the State Council's notice for the day's year is among the files. */
  isPublished(day: Day): boolean
  /** `国庆节` for a day off that a notice names, `国庆节调休上班` for a day that makes up for it, null for any other day. */
  nameOf(day: Day): string | null
  /** The `count`th working day after `day`, `day` itself not counted. Throws unless `count` is a whole number from 1. */
  nthWorkingDayAfter(day: Day, count: number): Day
  /** The working days in (`after`, `upTo`]; negative when `upTo` is the earlier. */
  workingDaysBetween(after: Day, upTo: Day): number
  /** `day` itself when it is worked, else the next working day. */
  nextWorkingDayFrom(day: Day): Day
  /** The same on epoch-day integers, for loops that must be fast. */
  readonly epochDays: WorkingDays
}

/** A parsed file of `calendars/`; `file` is the name that error messages give. */
export interface CalendarFile {
  readonly file: string
  readonly content: unknown
}

/**
 * The calendar of the given years, which must follow each other without a gap. Throws one Error that lists every fault with its
 * file: a calendar is data of the installation, and a wrong one must stop the start.
 */
export function readCalendar(files: readonly CalendarFile[]): Calendar {
  const years = files.map(({ file, content }) => ({ file, ...readYear(content) }))
  const faults = [...years.flatMap(({ file, faults }) => faults.map((fault) => `${file}: ${fault}`)), ...faultsAmong(years)]
  if (faults.length > 0) throw new Error(`the calendar cannot be read:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
  const numbers = years.map(({ year }) => year)
  return calendarOf({ first: Math.min(...numbers), last: Math.max(...numbers), days: years.flatMap(({ days }) => days) })
}

function faultsAmong(years: readonly ({ file: string } & YearRead)[]): string[] {
  if (years.length === 0) return ['there is no year at all']
  const readable = years.filter(({ faults }) => faults.length === 0).toSorted((a, b) => a.year - b.year)
  return readable.flatMap(({ file, year }, index) => {
    const before = readable[index - 1]
    if (before?.year === year) return [`${file}: ${year} stands in ${before.file} already`]
    // A year that cannot be read is reported as such, and is not missing.
    const missing = before !== undefined && before.year < year - 1 && readable.length === years.length
    return missing ? [`${file}: the years between ${before.year} and ${year} are missing`] : []
  })
}

function calendarOf({ first, last, days }: { first: number; last: number; days: readonly StatedDay[] }): Calendar {
  const stated = new Map(days.map((one) => [one.day, one]))
  // The first year's notice may reach into the December before; those days are as the notice says, though their year is unpublished.
  const from = Math.min(epochDay(day(`${first}-01-01`)), ...days.map((one) => epochDay(one.day)))
  const epochDays = createWorkingDays({
    from,
    to: epochDay(day(`${last}-12-31`)),
    stated: new Map(days.map((one) => [epochDay(one.day), one.working])),
  })
  const { isWorking, numberAt, dayNumbered } = epochDays
  return {
    epochDays,
    isWorkingDay: (of) => isWorking(epochDay(of)),
    isPublished: (of) => first <= +of.slice(0, 4) && +of.slice(0, 4) <= last,
    nameOf: (of) => nameOf(stated.get(of)),
    nthWorkingDayAfter: (of, count) => dayOfEpoch(dayNumbered(numberAt(epochDay(of)) + atLeastOne(count))),
    workingDaysBetween: (after, upTo) => numberAt(epochDay(upTo)) - numberAt(epochDay(after)),
    nextWorkingDayFrom: (of) => dayOfEpoch(dayNumbered(numberAt(epochDay(of) - 1) + 1)),
  }
}

const nameOf = (stated: StatedDay | undefined): string | null => (stated ? `${stated.holiday}${stated.working ? '调休上班' : ''}` : null)

const atLeastOne = (count: number): number => {
  if (Number.isSafeInteger(count) && count >= 1) return count
  throw new RangeError(`not a number of working days to count: ${count}`)
}

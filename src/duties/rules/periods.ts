import { type Calendar, parseTerm, type Term } from '../../calendar/index.ts'
import { type Day, day, daysBetween, earlier, later, plusDays, plusMonths } from '../../kernel/index.ts'
import type { Period } from '../../regimes/index.ts'

/** How often a duty falls due: a calendar period, or an interval counted from when it first bound. */
export type Every = Period | Term

/** One period of a duty: its name (`2025-07`, `2025-Q3`, `2025-H2`, `2025`, or its first day), its first and last day. */
export interface DutyPeriod {
  readonly name: string
  readonly from: Day
  readonly to: Day
}

/** From `from` on it is owed `every`; until the next stretch begins. */
export interface Stretch {
  readonly every: Every
  readonly from: Day
}

const months: Readonly<Record<Period, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

interface Asked {
  /** The pack's interval first, then those that the jurisdiction set, in the order of their days. */
  readonly stretches: readonly Stretch[]
  readonly from: Day
  /** The first day on which it is not owed any more. */
  readonly until: Day | null
  /** Periods that begin on this day or earlier exist already. */
  readonly after: Day | null
  readonly today: Day
  readonly calendar: Calendar
}

/**
 * The full periods that have begun by today: the first begins on or after the day from which it is owed. A period that
 * began under one interval runs to its end though another follows.
 */
export function periodsBegun({ stretches, from, until, after, today, calendar }: Asked): DutyPeriod[] {
  return stretches.flatMap((stretch, index) => {
    const ends: Day[] = [until, stretches[index + 1]?.from, plusDays(today, 1)].flatMap((end) => (end ? [end] : []))
    const end = ends.reduce((a, b) => earlier(a, b))
    return periodsIn(stretch.every, later(from, stretch.from), end, after, calendar)
  })
}

/** Those that begin in [from, end), after `after`. */
function periodsIn(every: Every, from: Day, end: Day, after: Day | null, calendar: Calendar): DutyPeriod[] {
  const begins = beginnings(every, from, calendar)
  const found: DutyPeriod[] = []
  const known = after === null ? 0 : surelyBegunBy(every, begins(0), after)
  for (let index = known, begin = begins(known); begin < end; ) {
    index += 1
    const next = begins(index)
    if (after === null || begin > after) found.push({ name: nameOf(every, begin), from: begin, to: plusDays(next, -1) })
    begin = next
  }
  return found
}

/**
 * An index before which no period begins later than `after`: the sweep looks each minute at each duty of everybody, and does not go through
 * the years that lie behind.
 */
function surelyBegunBy(every: Every, first: Day, after: Day): number {
  const count = inMonths(every)
  return Math.max(
    0,
    count === null ? Math.floor(inDays(every as Term, first, after)) : Math.floor((monthsBetween(first, after) - 1) / count),
  )
}

const monthsBetween = (from: Day, to: Day): number => (+to.slice(0, 4) - +from.slice(0, 4)) * 12 + +to.slice(5, 7) - +from.slice(5, 7)

/** Of days and working days: a year has 240 of these at the least, and two long holidays may lie in the first weeks. */
function inDays({ unit, count }: Term, first: Day, after: Day): number {
  const days = daysBetween(first, after)
  if (unit === 'working-day') return (((days - 16) / 366) * 240) / count - 1
  return days / (unit === 'hour' ? Math.ceil(count / 24) : count) - 1
}

/** The first day of the period with that index. Counted from the anchor each time: 31 January, 28 February, 31 March. */
function beginnings(every: Every, from: Day, calendar: Calendar): (index: number) => Day {
  if (typeof every === 'string') {
    const first = firstFrom(months[every], from)
    return (index) => plusMonths(first, index * months[every])
  }
  switch (every.unit) {
    case 'month':
      return (index) => plusMonths(from, index * every.count)
    case 'working-day':
      return (index) => (index === 0 ? from : calendar.nthWorkingDayAfter(from, index * every.count))
    case 'day':
      return (index) => plusDays(from, index * every.count)
    case 'hour':
      // A duty is owed for days: hours are the days that they fill.
      return (index) => plusDays(from, index * Math.ceil(every.count / 24))
  }
}

/** The first calendar period of so many months that begins on that day or later. */
function firstFrom(count: number, from: Day): Day {
  const month = +from.slice(5, 7) - 1
  const begin = day(`${from.slice(0, 4)}-${String(month - (month % count) + 1).padStart(2, '0')}-01`)
  return begin === from ? begin : plusMonths(begin, count)
}

function nameOf(every: Every, begin: Day): string {
  const [year = '', month = ''] = begin.split('-')
  switch (every) {
    case 'month':
      return `${year}-${month}`
    case 'quarter':
      return `${year}-Q${Math.ceil(+month / 3)}`
    case 'half-year':
      return `${year}-H${Math.ceil(+month / 6)}`
    case 'year':
      return year
    default:
      return begin
  }
}

/** Reads an interval as the jurisdiction sets it; null for what is none. */
export function readEvery(text: string): Every | null {
  if (Object.hasOwn(months, text)) return text as Period
  try {
    return parseTerm(text)
  } catch {
    return null
  }
}

/** As packs write it. */
export const everyAsText = (every: Every): string => (typeof every === 'string' ? every : termAsText(every))

export const termAsText = ({ count, unit }: Term): string => `${count} ${unit}s`

/** The most days that an interval may last. */
function atMost(every: Every): number {
  if (typeof every === 'string') return { month: 31, quarter: 92, 'half-year': 184, year: 366 }[every]
  // Two long holidays may fall into it.
  const days = { hour: 1 / 24, day: 1, 'working-day': 1.4, month: 30.5 }[every.unit] * every.count
  return Math.ceil(days) + (every.unit === 'working-day' ? 16 : 0)
}

/** Whether it would be owed less often than the other says. */
export function isLonger(every: Every, than: Every): boolean {
  const [a, b] = [inMonths(every), inMonths(than)]
  if (a !== null && b !== null) return a > b
  if (typeof every !== 'string' && typeof than !== 'string' && every.unit === than.unit) return every.count > than.count
  return atMost(every) > atMost(than)
}

const inMonths = (every: Every): number | null => (typeof every === 'string' ? months[every] : every.unit === 'month' ? every.count : null)

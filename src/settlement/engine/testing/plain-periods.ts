import type { Tariff } from '../../../catalogue/index.ts'
import type { Reckoning } from '../reckon.ts'
import { anniversary, type CalendarDay, dateOf } from './plain-calendar.ts'

/** The period of a price in which one day lies. */
export interface DayInPeriod {
  /** Tells periods apart. */
  readonly name: string
  readonly whole: number
  /** How many days the day counts for. */
  readonly counts: number
}

export function periodOn({ basis, termMonths }: Tariff, day: number, since: number, part: Reckoning['charging']['part']): DayInPeriod {
  const date = dateOf(day)
  if (basis === 'year') return { name: `${date.year}`, whole: date.yearLength, counts: 1 }
  if (basis === 'term') return inTerm(day, since, termMonths ?? 1)
  const name = `${date.year}-${date.month}`
  if (basis === 'day') return { name, whole: 1, counts: 1 }
  return part === 'thirty-day-month' ? { name, whole: 30, counts: ofThirty(date) } : { name, whole: date.monthLength, counts: 1 }
}

/** Thirty days in every month: the 31st counts for none, the last of February for what is missing. */
function ofThirty({ day, monthLength }: CalendarDay): number {
  if (day > 30) return 0
  return day === monthLength ? 31 - day : 1
}

/** Terms follow one another from the first day charged. */
function inTerm(day: number, since: number, months: number): DayInPeriod {
  let count = 0
  while (anniversary(since, (count + 1) * months) <= day) count += 1
  const whole = anniversary(since, (count + 1) * months) - anniversary(since, count * months)
  return { name: `term ${count}`, whole, counts: 1 }
}

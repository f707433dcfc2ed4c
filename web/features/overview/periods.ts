import { dayBefore } from '../../shared/text/time.ts'
import type { Period } from './api/use-overview.ts'

const pad = (month: number): string => String(month).padStart(2, '0')
const firstOf = (year: number, month: number): string => `${year}-${pad(month)}-01`

/** The first day of the month so many months from a day's. */
function monthFrom(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return firstOf(Math.floor(at / 12), (at % 12) + 1)
}

export interface NamedPeriod extends Period {
  readonly key: string
  readonly name: string
}

/** What is asked for most, reckoned from today. The running ones end today, so that they are compared with as many days before. */
export function usualPeriods(today: string): NamedPeriod[] {
  const quarter = -((Number(today.slice(5, 7)) - 1) % 3)
  const year = Number(today.slice(0, 4))
  return [
    { key: 'year', name: '本年至今', from: firstOf(year, 1), to: today },
    { key: 'quarter', name: '本季至今', from: monthFrom(today, quarter), to: today },
    { key: 'month', name: '本月至今', from: monthFrom(today, 0), to: today },
    { key: 'last-month', name: '上月', from: monthFrom(today, -1), to: dayBefore(monthFrom(today, 0)) },
    { key: 'last-quarter', name: '上季', from: monthFrom(today, quarter - 3), to: dayBefore(monthFrom(today, quarter)) },
    { key: 'last-year', name: '上年', from: firstOf(year - 1, 1), to: `${year - 1}-12-31` },
  ]
}

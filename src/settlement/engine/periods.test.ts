import { describe, expect, test } from 'vitest'
import type { Basis } from '../../catalogue/index.ts'
import { type Day, epochDay } from '../../kernel/index.ts'
import { tariffOf } from './charges.fixture.ts'
import { dayAt } from './months.ts'
import { daysIn, leastUntil, periodOf } from './periods.ts'
import { rateOf } from './rate.ts'

const on = (text: string): number => epochDay(text as Day)
const rate = (basis: Basis, termMonths: number | null = null) => rateOf('p', tariffOf(basis, '46', { termMonths }))

describe('the period of a price in which a day lies', () => {
  test.each<[basis: Basis, months: number | null, day: string, since: string, from: string, until: string, whole: number]>([
    ['month', null, '2024-02-29', '2020-01-01', '2024-02-01', '2024-03-01', 29],
    ['month', null, '2025-02-01', '2020-01-01', '2025-02-01', '2025-03-01', 28],
    ['month', null, '2024-12-31', '2020-01-01', '2024-12-01', '2025-01-01', 31],
    ['year', null, '2024-12-31', '2020-01-01', '2024-01-01', '2025-01-01', 366],
    ['year', null, '2025-01-01', '2020-01-01', '2025-01-01', '2026-01-01', 365],
    ['day', null, '2024-02-29', '2020-01-01', '2024-02-01', '2024-03-01', 1],
    ['term', 12, '2024-12-31', '2024-01-31', '2024-01-31', '2025-01-31', 366],
    ['term', 2, '2025-02-27', '2024-12-31', '2024-12-31', '2025-02-28', 59],
    ['term', 2, '2025-02-28', '2024-12-31', '2025-02-28', '2025-04-30', 61],
    ['term', 36, '2024-02-29', '2024-02-29', '2024-02-29', '2027-02-28', 1095],
    ['term', 36, '2027-02-28', '2024-02-29', '2027-02-28', '2030-02-28', 1096],
  ])('%s %s, %s since %s: %s to before %s, %d days', (basis, months, day, since, from, until, whole) => {
    const period = periodOf(rate(basis, months), on(day), { part: 'actual-days', since: on(since) })
    expect([dayAt(period.from), dayAt(period.until), period.whole]).toEqual([from, until, whole])
  })

  test('every month has thirty days by that rule, a year and a term have their own', () => {
    const parting = { part: 'thirty-day-month', since: on('2024-01-31') } as const
    const wholes = (['month', 'year', 'term', 'day'] as const).map((basis) => periodOf(rate(basis, 1), on('2024-02-15'), parting).whole)
    expect(wholes).toEqual([30, 366, 29, 1])
  })
})

describe('days of a month of thirty', () => {
  test.each([
    ['2025-01-01', '2025-02-01', 30],
    ['2025-01-31', '2025-02-01', 0],
    ['2025-01-30', '2025-02-01', 1],
    ['2025-01-01', '2025-01-31', 30],
    ['2025-02-01', '2025-03-01', 30],
    ['2025-02-28', '2025-03-01', 3],
    ['2025-02-01', '2025-02-28', 27],
    ['2024-02-29', '2024-03-01', 2],
    ['2024-02-01', '2024-02-29', 28],
    ['2024-11-20', '2024-12-01', 11],
  ])('%s to before %s: %d', (from, until, days) => {
    const period = periodOf(rate('month'), on(from), { part: 'thirty-day-month', since: 0 })
    expect(daysIn(period, on(from), on(until))).toBe(days)
  })

  test('a term that happens to have thirty days is counted as it is', () => {
    const period = periodOf(rate('term', 1), on('2024-11-20'), { part: 'thirty-day-month', since: on('2024-11-20') })
    expect([period.whole, daysIn(period, on('2024-11-30'), on('2024-12-02'))]).toEqual([30, 2])
  })
})

test('wherever a month or a year is cut, once or often, its parts add up to the whole', () => {
  for (const part of ['actual-days', 'thirty-day-month'] as const)
    for (const [basis, of] of [
      ...Array.from(
        { length: 48 },
        (_, month) => ['month', `${2023 + Math.floor(month / 12)}-${`${(month % 12) + 1}`.padStart(2, '0')}-01`] as const,
      ),
      ['year', '2024-01-01'],
      ['year', '2025-01-01'],
    ] as const) {
      const period = periodOf(rate(basis), on(of), { part, since: 0 })
      for (let cut = period.from + 1; cut < period.until; cut++) {
        const [before, after] = [daysIn(period, period.from, cut), daysIn(period, cut, period.until)]
        expect([before + after, before >= 0 && after >= 0]).toEqual([period.whole, true])
      }
      let days = 0
      for (let day = period.from; day < period.until; day++) days += daysIn(period, day, day + 1)
      expect(days).toBe(period.whole)
    }
})

test.each([
  ['2025-01-31', 1, '2025-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2024-11-20', 3, '2025-02-20'],
])('charged from %s for %d months at least: no longer on %s', (from, months, until) => {
  expect(dayAt(leastUntil(on(from), months))).toBe(until)
})

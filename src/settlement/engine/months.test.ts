import { expect, test } from 'vitest'
import { type Day, epochDay } from '../../kernel/index.ts'
import { dayAt, monthOf, monthsAfter, startOfMonth, termOf, yearOf } from './months.ts'

const on = (text: string): number => epochDay(text as Day)
const aDay = 86_400_000

test('every day from 1970 to 2290 lies in its month and year as Date has them', () => {
  const wrong: string[] = []
  for (let day = 0; day <= on('2290-12-31'); day++) {
    const date = new Date(day * aDay)
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
    const [first, january, next] = [Date.UTC(year, month), Date.UTC(year, 0), Date.UTC(year + 1, 0)].map((at) => at / aDay)
    const found = [monthOf(day), startOfMonth(monthOf(day)), yearOf(day).from, yearOf(day).until]
    if (found.join() !== [(year - 1970) * 12 + month, first, january, next].join()) wrong.push(date.toISOString())
  }
  expect(wrong).toEqual([])
})

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-01-31', 2, '2024-03-31'],
  ['2024-01-31', 3, '2024-04-30'],
  ['2024-12-31', 2, '2025-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 36, '2027-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2024-08-31', 6, '2025-02-28'],
  ['2024-02-28', 12, '2025-02-28'],
  ['2099-12-31', 2, '2100-02-28'], // no leap year
  ['2024-11-20', 0, '2024-11-20'],
])('%s and %d months: %s', (from, count, to) => {
  expect(dayAt(monthsAfter(on(from), count))).toBe(to)
})

test.each([
  // Each term is counted from the first day, so that the 31st comes back after a shorter month.
  ['2024-02-28', '2024-01-31', 1, '2024-01-31', '2024-02-29'],
  ['2024-02-29', '2024-01-31', 1, '2024-02-29', '2024-03-31'],
  ['2024-03-30', '2024-01-31', 1, '2024-02-29', '2024-03-31'],
  ['2024-03-31', '2024-01-31', 1, '2024-03-31', '2024-04-30'],
  ['2027-02-27', '2024-02-29', 36, '2024-02-29', '2027-02-28'],
  ['2027-02-28', '2024-02-29', 36, '2027-02-28', '2030-02-28'],
  ['2024-11-20', '2024-11-20', 12, '2024-11-20', '2025-11-20'],
  ['2025-11-19', '2024-11-20', 12, '2024-11-20', '2025-11-20'],
  ['2025-11-20', '2024-11-20', 12, '2025-11-20', '2026-11-20'],
])('%s, counted from %s by %d months, lies in %s to before %s', (day, since, length, from, until) => {
  const term = termOf(on(day), on(since), length)
  expect([term.from, term.until].map(dayAt)).toEqual([from, until])
})

test('terms follow one another without gap, whatever the first day', () => {
  for (let since = on('2023-12-25'); since < on('2024-03-05'); since++)
    for (let day = since, until = since; day < since + 800; day++) {
      const term = termOf(day, since, 1)
      expect(day >= term.from && day < term.until).toBe(true)
      if (day === until) expect(term.from).toBe(until)
      until = term.until
    }
})

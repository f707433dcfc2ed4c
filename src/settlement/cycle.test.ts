import { expect, test } from 'vitest'
import { type Day, epochDay } from '../kernel/index.ts'
import { cycleAt, dayAt, lastDayOf, periodsOf } from './cycle.ts'

const september = { begins: '09-01', first: 'contract' } as const
const january = { begins: '01-01', first: 'begins' } as const

test.each([
  // The first cycle: from the contract to the first 31 August after it.
  [september, '2024-06-28', '2024-06-28', '2024-06-28', '2024-08-31'],
  [september, '2024-06-28', '2024-08-31', '2024-06-28', '2024-08-31'],
  [september, '2024-06-28', '2024-09-01', '2024-09-01', '2025-08-31'],
  [september, '2024-06-28', '2025-08-31', '2024-09-01', '2025-08-31'],
  // The contract begins on the cycle's first day: the first cycle is a whole one; on its last day: a cycle of one day.
  [september, '2024-09-01', '2025-01-01', '2024-09-01', '2025-08-31'],
  [september, '2024-08-31', '2024-08-31', '2024-08-31', '2024-08-31'],
  [january, null, '2025-06-26', '2025-01-01', '2025-12-31'],
  [january, null, '2024-12-31', '2024-01-01', '2024-12-31'],
  [january, null, '2025-01-01', '2025-01-01', '2025-12-31'],
])('%o, contract from %s: %s lies in %s to %s', (rule, contractFrom, on, from, to) => {
  const cycle = cycleAt(rule, contractFrom as Day | null, on as Day)
  expect(cycle && [cycle.from, lastDayOf(cycle)]).toEqual([from, to])
})

test.each([
  ['before the contract', '2024-06-28', '2024-06-27'],
  ['without a contract', null, '2024-06-28'],
])('%s there is no cycle', (_, contractFrom, on) => {
  expect(cycleAt(september, contractFrom as Day | null, on as Day)).toBeNull()
})

const cut = (from: string, until: string, by: 'month' | 'year') =>
  periodsOf({ from: from as Day, until: until as Day }, by).map((period) => [dayAt(period.from), dayAt(period.until - 1), period.days])

test.each([
  // A part of a month counts against the whole month.
  [
    '2024-02-10',
    '2024-04-02',
    'month',
    [
      ['2024-02-10', '2024-02-29', 29],
      ['2024-03-01', '2024-03-31', 31],
      ['2024-04-01', '2024-04-01', 30],
    ],
  ],
  // A cycle that crosses years is split by calendar year: 366 days, then 365.
  [
    '2024-09-01',
    '2025-09-01',
    'year',
    [
      ['2024-09-01', '2024-12-31', 366],
      ['2025-01-01', '2025-08-31', 365],
    ],
  ],
  ['2025-01-01', '2026-01-01', 'year', [['2025-01-01', '2025-12-31', 365]]],
  ['2024-12-31', '2025-01-01', 'month', [['2024-12-31', '2024-12-31', 31]]],
] as const)('%s until %s by %s', (from, until, by, expected) => {
  expect(cut(from, until, by)).toEqual(expected)
})

test('the periods of a cycle are the cycle, day by day', () => {
  const periods = periodsOf({ from: '2023-09-15' as Day, until: '2025-03-07' as Day }, 'month')
  expect(periods[0]?.from).toBe(epochDay('2023-09-15' as Day))
  expect(periods.at(-1)?.until).toBe(epochDay('2025-03-07' as Day))
  for (const [index, period] of periods.entries()) if (index > 0) expect(period.from).toBe(periods[index - 1]?.until)
})

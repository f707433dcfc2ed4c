import { expect, test } from 'vitest'
import type { Day } from '../kernel/index.ts'
import { calendarPeriodAt, contractYears, contractYearsFrom } from './period.ts'

test.each([
  ['quarter', '2024-02-29', '2024-01-01', '2024-04-01'],
  ['quarter', '2024-12-31', '2024-10-01', '2025-01-01'],
  ['half-year', '2024-06-30', '2024-01-01', '2024-07-01'],
  ['half-year', '2024-07-01', '2024-07-01', '2025-01-01'],
  ['year', '2024-02-29', '2024-01-01', '2025-01-01'],
] as const)('the %s of %s', (every, on, from, until) => {
  expect(calendarPeriodAt(every, on as Day)).toEqual({ from, until })
})

const span = (from: string, until: string) => ({ from: from as Day, until: until as Day })

test.each([
  [
    'three years from a leap day',
    '2024-02-29',
    '2027-02-28',
    [
      ['2024-02-29', '2025-02-28'],
      ['2025-02-28', '2026-02-28'],
      ['2026-02-28', '2027-02-28'],
    ],
  ],
  [
    'the last year is shorter',
    '2024-06-28',
    '2025-09-01',
    [
      ['2024-06-28', '2025-06-28'],
      ['2025-06-28', '2025-09-01'],
    ],
  ],
  ['less than a year', '2024-06-28', '2024-06-29', [['2024-06-28', '2024-06-29']]],
])('contract years: %s', (_, from, until, years) => {
  expect(contractYears(span(from, until)).map((year) => [year.from, year.until])).toEqual(years)
})

test('providers with the same contract year share it; without a day the latest that ended counts', () => {
  const contracts = [
    { organisationId: 'a', ...span('2023-01-01', '2025-01-01') },
    { organisationId: 'b', ...span('2024-01-01', '2025-01-01') },
    { organisationId: 'c', ...span('2024-01-01', '2024-07-01') },
  ]
  const found = (from: string | null, today: string) =>
    contractYearsFrom(contracts, from as Day | null, today as Day).map(({ period, organisationIds }) => [period.until, organisationIds])
  expect(found('2024-01-01', '2026-01-01')).toEqual([
    ['2025-01-01', ['a', 'b']],
    ['2024-07-01', ['c']],
  ])
  expect(found(null, '2024-12-31')).toEqual([['2024-07-01', ['c']]])
  expect(found(null, '2025-01-01')).toEqual([['2025-01-01', ['a', 'b']]])
  expect(found(null, '2023-12-31')).toEqual([])
  expect(found('2024-02-01', '2026-01-01')).toEqual([])
})

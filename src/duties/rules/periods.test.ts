import { expect, test } from 'vitest'
import { calendar } from '../../calendar/testing.ts'
import { type Day, day, plusDays } from '../../kernel/index.ts'
import { everyAsText, isLonger, periodsBegun, readEvery, type Stretch } from './periods.ts'

const ask = (stretches: readonly [string, string][], from: string, today: string, more: { until?: string; after?: string } = {}) =>
  periodsBegun({
    stretches: stretches.map(([every, begin]): Stretch => ({ every: readEvery(every) ?? 'month', from: day(begin) })),
    from: day(from),
    until: (more.until ?? null) as Day | null,
    after: (more.after ?? null) as Day | null,
    today: day(today),
    calendar,
  }).map((period) => `${period.name} ${period.from}..${period.to}`)

const tables: [string, ReturnType<typeof ask>, string[]][] = [
  [
    'a party from the first of a month owes that month',
    ask([['month', '2024-01-01']], '2024-01-01', '2024-01-01'),
    ['2024-01 2024-01-01..2024-01-31'],
  ],
  [
    'a party from mid-month begins with the next',
    ask([['month', '2024-01-02']], '2024-01-02', '2024-02-29'),
    ['2024-02 2024-02-01..2024-02-29'],
  ],
  ['nothing before the first full period', ask([['month', '2024-01-02']], '2024-01-02', '2024-01-31'), []],
  [
    'December and January',
    ask([['month', '2024-11-30']], '2024-11-30', '2025-01-01'),
    ['2024-12 2024-12-01..2024-12-31', '2025-01 2025-01-01..2025-01-31'],
  ],
  [
    'quarters',
    ask([['quarter', '2024-01-02']], '2024-01-02', '2024-07-01'),
    ['2024-Q2 2024-04-01..2024-06-30', '2024-Q3 2024-07-01..2024-09-30'],
  ],
  [
    'half-years',
    ask([['half-year', '2024-06-30']], '2024-06-30', '2025-01-01'),
    ['2024-H2 2024-07-01..2024-12-31', '2025-H1 2025-01-01..2025-06-30'],
  ],
  ['a year', ask([['year', '2024-01-02']], '2024-01-02', '2025-12-31'), ['2025 2025-01-01..2025-12-31']],
  [
    'a month from the 31st counts from the 31st each time',
    ask([['1 month', '2024-01-31']], '2024-01-31', '2024-03-31'),
    ['2024-01-31 2024-01-31..2024-02-28', '2024-02-29 2024-02-29..2024-03-30', '2024-03-31 2024-03-31..2024-04-29'],
  ],
  [
    'a year from 29 February',
    ask([['12 months', '2024-02-29']], '2024-02-29', '2028-02-29'),
    [
      '2024-02-29 2024-02-29..2025-02-27',
      '2025-02-28 2025-02-28..2026-02-27',
      '2026-02-28 2026-02-28..2027-02-27',
      '2027-02-28 2027-02-28..2028-02-28',
      '2028-02-29 2028-02-29..2029-02-27',
    ],
  ],
  [
    'days',
    ask([['30 days', '2024-12-15']], '2024-12-15', '2025-01-14'),
    ['2024-12-15 2024-12-15..2025-01-13', '2025-01-14 2025-01-14..2025-02-12'],
  ],
  [
    'working days over the National Day and its make-up Saturday',
    ask([['5 working-days', '2024-09-30']], '2024-09-30', '2024-10-12'),
    ['2024-09-30 2024-09-30..2024-10-11', '2024-10-12 2024-10-12..2024-10-17'],
  ],
  [
    'hours are the days that they fill',
    ask([['36 hours', '2024-01-01']], '2024-01-01', '2024-01-02'),
    ['2024-01-01 2024-01-01..2024-01-02'],
  ],
  [
    'what exists is not told again',
    ask([['month', '2024-01-01']], '2024-01-01', '2024-03-01', { after: '2024-02-01' }),
    ['2024-03 2024-03-01..2024-03-31'],
  ],
  [
    'who ceased to be the party owes no later period',
    ask([['month', '2024-01-01']], '2024-01-01', '2024-06-01', { until: '2024-02-01' }),
    ['2024-01 2024-01-01..2024-01-31'],
  ],
  ['a party of no day owes nothing', ask([['month', '2024-01-01']], '2024-02-01', '2024-06-01', { until: '2024-02-01' }), []],
  [
    'the jurisdiction sets another interval: what has begun runs to its end',
    ask(
      [
        ['quarter', '2024-01-01'],
        ['month', '2024-05-15'],
      ],
      '2024-01-01',
      '2024-07-01',
    ),
    [
      '2024-Q1 2024-01-01..2024-03-31',
      '2024-Q2 2024-04-01..2024-06-30',
      '2024-06 2024-06-01..2024-06-30',
      '2024-07 2024-07-01..2024-07-31',
    ],
  ],
]

test.each(tables)('%s', (_, found, expected) => expect(found).toEqual(expected))

test('ten years of months are 120, each beginning where the last ended', () => {
  const found = ask([['1 month', '2024-01-31']], '2024-01-31', '2034-01-30')
  expect(found).toHaveLength(120)
})

test.each([
  'month',
  'quarter',
  'half-year',
  'year',
  '1 month',
  '5 months',
  '1 day',
  '40 days',
  '30 hours',
  '1 working-day',
  '7 working-days',
])('every %s: whatever exists already, the rest is the same as if all had been gone through', (every) => {
  const [from, today] = ['2023-01-31', '2025-03-01']
  const all = ask([[every, from]], from, today)
  for (let after = day('2023-01-15'); after < today; after = plusDays(after, /1 month|quarter/.test(every) ? 13 : 53))
    expect(ask([[every, from]], from, today, { after })).toEqual(all.filter((told) => (told.split(' ')[1] ?? '') > `${after}..9`))
})

test('a hundred and fifty years of months do not hold up the sweep: five hundred who owe nothing new', () => {
  const begun = performance.now()
  for (let each = 0; each < 500; each++)
    expect(ask([['month', '2024-01-01']], '2024-01-01', '2174-01-15', { after: '2174-01-01' })).toEqual([])
  expect(performance.now() - begun).toBeLessThan(3000)
})

test.each([
  ['month', 'quarter', false],
  ['quarter', 'month', true],
  ['year', '12 months', false],
  ['13 months', 'year', true],
  ['30 days', 'month', false],
  ['31 days', 'month', false],
  ['32 days', 'month', true],
  ['24 hours', '1 day', false],
  ['20 working-days', '21 working-days', false],
  ['20 working-days', 'month', true],
])('%s is longer than %s: %s', (every, than, expected) => {
  expect(isLonger(readEvery(every) ?? 'month', readEvery(than) ?? 'month')).toBe(expected)
})

test.each(['month', '6 months', '1 months', '30 days'])('%s is read as it is written', (text) => {
  expect(readEvery(everyAsText(readEvery(text) ?? 'year'))).toEqual(readEvery(text))
})
test.each(['', 'monthly', 'toString', '0 days', '6', '2 weeks'])('“%s” is no interval', (text) => expect(readEvery(text)).toBeNull())

import { expect, test } from 'vitest'
import { parseTerm } from '../../calendar/index.ts'
import { calendar } from '../../calendar/testing.ts'
import { day, instant, startOf } from '../../kernel/index.ts'
import { countedDue, endOfPeriod, fixedOn, warnDay } from './due.ts'
import { lastValidDay, leavesGap } from './papers.ts'
import { stateOf } from './state.ts'

test.each([
  ['the last day of a month', '2024-09-30', null, '2024-09-30', false],
  ['a Sunday rolls on', '2024-06-30', null, '2024-07-01', false],
  ['a make-up Sunday does not', '2024-09-29', null, '2024-09-29', false],
  ['a period that ends in a holiday', '2024-10-01', null, '2024-10-08', false],
  ['working days over the National Day, with its make-up Saturday', '2024-09-30', '5 working-days', '2024-10-12', false],
  ['ten days that end on a Sunday', '2025-07-31', '10 days', '2025-08-11', false],
  ['a month after 31 January of a leap year', '2024-01-31', '1 month', '2024-02-29', false],
  ['hours from the end of the period', '2024-09-30', '24 hours', '2024-10-01', false],
  ['a year nobody has published', '2041-06-30', null, '2041-07-01', true],
])('a period to %s: %s + %s is due %s', (_, to, term, dueOn, provisional) => {
  const due = countedDue(endOfPeriod(day(to), term === null ? null : parseTerm(term)), term, calendar)
  expect(due).toMatchObject({ dueOn, provisional })
})

test('a day that stands by itself is due to its end, day off or not', () => {
  expect(fixedOn(day('2024-10-06'))).toMatchObject({ dueOn: '2024-10-06', dueAt: startOf(day('2024-10-07')), countedFrom: null })
})

test.each([
  ['2024-10-12', '3 working-days', '2024-10-09'],
  ['2024-10-08', '1 working-day', '2024-09-30'],
  ['2024-10-08', '2 working-days', '2024-09-29'],
  ['2024-03-31', '1 month', '2024-02-29'],
  ['2024-03-01', '1 day', '2024-02-29'],
  ['2024-03-01', '25 hours', '2024-02-28'],
])('due %s, warned %s before: %s', (dueOn, term, expected) => expect(warnDay(day(dueOn), parseTerm(term), calendar)).toBe(expected))

test.each([
  ['2024-03-01', '12 months', '2025-02-28'],
  ['2024-02-29', '12 months', '2025-02-28'],
  ['2023-03-01', '12 months', '2024-02-29'],
  ['2024-01-31', '1 month', '2024-02-29'],
  ['2024-01-01', '1 day', '2024-01-01'],
  ['2024-09-30', '2 working-days', '2024-10-08'],
])('a paper from %s that is good for %s is good to %s', (from, term, expected) =>
  expect(lastValidDay(day(from), parseTerm(term), calendar)).toBe(expected),
)

test.each([
  ['2024-07-01', '2024-06-30', false, false],
  ['2024-07-02', '2024-06-30', false, true],
  ['2024-06-30', '2024-06-30', true, false],
  ['2024-07-01', '2024-06-30', true, true],
])('good from %s where due %s (first: %s) leaves a gap: %s', (from, due, isFirst, expected) =>
  expect(leavesGap(day(from), day(due), isFirst)).toBe(expected),
)

const dated = { state: 'open', dueAt: startOf(day('2024-10-13')), warnOn: day('2024-10-09') } as const
test.each([
  ['2024-10-08T12:00:00Z', '2024-10-08', 'open'],
  ['2024-10-08T16:00:00Z', '2024-10-09', 'due-soon'],
  ['2024-10-12T15:59:59Z', '2024-10-12', 'due-soon'],
  ['2024-10-12T16:00:00Z', '2024-10-13', 'overdue'],
])('at %s it is %s', (now, today, expected) => expect(stateOf(dated, instant(now), day(today))).toBe(expected))
test('what is settled stays so', () => {
  expect(stateOf({ ...dated, state: 'waived' }, instant('2030-01-01T00:00:00Z'), day('2030-01-01'))).toBe('waived')
})

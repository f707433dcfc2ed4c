import { expect, test } from 'vitest'
import { day } from '../../kernel/index.ts'
import { endedOn, periodOf, rangeOf } from './period.ts'

const period = (from: string, lastDay: string | null) => ({ from: day(from), lastDay: lastDay === null ? null : day(lastDay) })

test.each([
  ['2024-01-01', null, '[2024-01-01,)'],
  ['2024-01-01', '2024-01-01', '[2024-01-01,2024-01-02)'],
  ['2024-02-01', '2024-02-29', '[2024-02-01,2024-03-01)'],
  ['2023-02-01', '2023-12-31', '[2023-02-01,2024-01-01)'],
])('%s to %s is %s', (from, lastDay, range) => expect(rangeOf(period(from, lastDay))).toBe(range))

test('a period does not end before it begins', () => {
  expect(periodOf(day('2024-03-01'), day('2024-02-29'))).toMatchObject({ refusal: { code: 'history.backwards' } })
  expect(periodOf(day('2024-03-01'), day('2024-03-01')).ok).toBe(true)
})

test.each([
  [null, '2024-06-30', 'ok'],
  [null, '2023-12-31', 'history.backwards'],
  ['2024-12-31', '2024-06-30', 'ok'],
  ['2024-12-31', '2024-12-31', 'ok'],
  ['2024-12-31', '2025-01-01', 'history.ended'],
])('one from 2024-01-01 to %s ended on %s: %s', (lastDay, on, code) => {
  const ended = endedOn(period('2024-01-01', lastDay), day(on))
  expect(ended.ok ? 'ok' : ended.refusal.code).toBe(code)
})

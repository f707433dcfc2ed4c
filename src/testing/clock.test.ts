import { expect, test } from 'vitest'
import { today } from '../kernel/index.ts'
import { fixedClock } from './index.ts'

test.each([
  ['2024-09-30T09:00', '2024-09-30T01:00:00.000Z', '2024-09-30'],
  ['2024-01-01T07:59', '2023-12-31T23:59:00.000Z', '2024-01-01'],
  ['2024-02-29T00:00', '2024-02-28T16:00:00.000Z', '2024-02-29'],
])('%s in China is %s', (local, utc, day) => {
  const clock = fixedClock(local)
  expect(clock.now()).toBe(utc)
  expect(today(clock)).toBe(day)
})

test('stands still until it is set or moved on', () => {
  const clock = fixedClock('2023-12-31T23:00')
  expect(clock.now()).toBe(clock.now())
  clock.advance({ hours: 1 })
  expect(today(clock)).toBe('2024-01-01')
  clock.advance({ days: 59, minutes: 30 })
  expect(clock.now()).toBe('2024-02-28T16:30:00.000Z')
  clock.set('2026-06-29T00:00')
  expect(today(clock)).toBe('2026-06-29')
})

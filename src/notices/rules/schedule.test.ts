import { expect, test } from 'vitest'
import { instant } from '../../kernel/index.ts'
import { nextAttempt, nextDigest } from './schedule.ts'

test.each([
  ['2024-09-30T08:29:59+08:00', '2024-09-30', '2024-09-30T00:30:00.000Z'],
  ['2024-09-30T08:30:00+08:00', '2024-10-01', '2024-10-01T00:30:00.000Z'],
  ['2024-12-31T23:59:00+08:00', '2025-01-01', '2025-01-01T00:30:00.000Z'],
  ['2024-09-29T16:30:00Z', '2024-09-30', '2024-09-30T00:30:00.000Z'],
])('what is told at %s goes into the digest of %s', (now, on, at) => {
  expect(nextDigest(instant(now))).toEqual({ on, at: instant(at) })
})

test('a message is tried for a day, more and more rarely, and then given up', () => {
  const begun = instant('2024-09-30T00:00:00Z')
  const tried: string[] = []
  let now = begun
  for (let attempts = 1; attempts < 50; attempts += 1) {
    const next = nextAttempt(begun, attempts, now)
    if (next === null) break
    tried.push(next.slice(5, 16))
    now = next
  }
  expect(tried).toEqual([
    ...['09-30T00:01', '09-30T00:06', '09-30T00:21', '09-30T01:21', '09-30T03:21', '09-30T07:21', '09-30T11:21', '09-30T15:21'],
    ...['09-30T19:21', '09-30T23:21'],
  ])
})

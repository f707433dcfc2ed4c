import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf } from '../../testing/index.ts'
import { mayDecide, mayFall, mayWithdraw } from './correction.ts'

const waiting = { no: 1, state: 'proposed' as const, proposedById: 'author', accountedBy: 'accountant' }

test.each([
  ['somebody', waiting, 'ok'],
  ['author', waiting, 'correction.own'],
  ['accountant', waiting, 'correction.own'],
  ['somebody', { ...waiting, state: 'approved' as const }, 'correction.decided'],
  ['somebody', { ...waiting, state: 'rejected' as const }, 'correction.decided'],
  ['author', { ...waiting, state: 'withdrawn' as const }, 'correction.decided'],
])('%s decides %j: %s', (person, of, code) => expect(codeOf(mayDecide(of, person, null))).toBe(code))

test.each([
  ['author', waiting, 'ok'],
  ['somebody', waiting, 'correction.not-yours'],
  ['author', { ...waiting, state: 'approved' as const }, 'correction.decided'],
])('%s withdraws %j: %s', (person, of, code) => expect(codeOf(mayWithdraw(of, person))).toBe(code))

test('a line never falls below zero, an adjustment may', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(-(10n ** 15n), 10n ** 15n), (sofar, change) => {
      expect(mayFall(7, sofar, change).ok).toBe(sofar + change >= 0n)
      expect(mayFall(null, sofar, change).ok).toBe(true)
    }),
  )
  expect(mayFall(7, 1000n, -1001n)).toMatchObject({ refusal: { facts: { line: '7', amount: '10.00', change: '-10.01' } } })
})

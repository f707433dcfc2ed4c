import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../kernel/index.ts'
import type { CycleRule } from '../../regimes/index.ts'
import { codeOf } from '../../testing/index.ts'
import { mayBePaid, mayBeTaken, payeeView, paymentStateOf } from './payment.ts'

test.each([
  [10000n, 0n, 'none'],
  [10000n, 1n, 'partly'],
  [10000n, 9999n, 'partly'],
  [10000n, 10000n, 'fully'],
  [10000n, 10001n, 'over'],
  [0n, 0n, 'fully'],
  [0n, 1n, 'over'],
  [-500n, 0n, 'fully'],
  [-500n, 100n, 'over'],
] as const)('due %d, paid %d: %s', (due, paid, state) => expect(paymentStateOf({ due, paid })).toBe(state))

const regime = { id: 'm' }
const cycle = { cites: { begins: ['2'], reviews: ['3'] } } as unknown as CycleRule
const bill = { state: 'sealed' as const, until: day('2026-01-01'), sealedOn: day('2026-01-10') }

test.each([
  ['2026-01-10', bill, 'ok', null],
  ['2026-02-01', bill, 'ok', null],
  ['2026-02-02', bill, 'payment.later', null],
  ['2026-01-09', bill, 'payment.before-seal', '3'],
  ['2026-01-01', bill, 'payment.before-seal', '3'],
  ['2025-12-31', bill, 'payment.before-cycle-end', '2'],
  ['2026-01-10', { ...bill, state: 'reviewed' as const, sealedOn: null }, 'statement.pay-before-review', '3'],
])('paid on %s: %j is %s', (on, of, code, cite) => {
  const outcome = mayBePaid(of, day(on), day('2026-02-01'), regime, cycle)
  expect([codeOf(outcome), outcome.ok ? null : (outcome.refusal.citation?.cite ?? null)]).toEqual([code, cite])
})

test('a payment is never more than is open to the provider, nor to the whole bill', () => {
  const amount = fc.bigInt(-(10n ** 12n), 10n ** 12n)
  fc.assert(
    fc.property(amount, fc.bigInt(0n, 10n ** 12n), amount, fc.bigInt(1n, 10n ** 12n), (due, paid, open, asked) => {
      const may = mayBeTaken({ id: 'a', name: '甲云', due, paid }, open, asked).ok
      expect(may).toBe(paid + asked <= due && asked <= open)
    }),
  )
  expect(mayBeTaken({ id: 'a', name: '甲云', due: 100n, paid: 40n }, 100n, 61n)).toMatchObject({
    refusal: { facts: { provider: '甲云', open: '0.60', amount: '0.61' } },
  })
})

test('what is open is what is due without what is paid, negative where too much was', () => {
  expect(payeeView({ id: 'a', name: '甲云', due: 25000n, paid: 27900n })).toEqual({
    ...{ id: 'a', name: '甲云', due: '250.00', paid: '279.00', open: '-29.00', payment: 'over' },
  })
})

import { expect, test } from 'vitest'
import type { Regimes } from '../regimes/index.ts'
import { createMeasures } from './measures.ts'

const judgeBy = (minimum: 'charged' | 'not-charged' | null) => {
  const charging = minimum && { minimum, cites: { ends: ['40'] } }
  const regimes = { get: () => ({ id: 'law', charging }), judge: () => ({ refusal: null, findings: [] }) } as unknown as Regimes
  return createMeasures({ regimes, regimeIdOn: async () => 'law' }).judge
}
const place = { jurisdictionId: 'j', on: '2026-01-01' as never }

test.each([
  ['not-charged', '12', 'price.minimum-not-charged'],
  [null, '12', 'price.minimum-not-charged'],
  ['not-charged', '0', undefined],
  ['charged', '12', undefined],
] as const)('minimum terms are %s: a price with one of %s months is refused by %s', async (minimum, months, code) => {
  const { refusal } = await judgeBy(minimum)(place, 'price.set', { 'price.minimum-months': months })
  expect(refusal?.code).toBe(code)
  if (minimum === 'not-charged' && code) expect(refusal?.citation).toEqual({ regime: 'law', cite: '40' })
})

test('only prices have one', async () => {
  expect((await judgeBy(null)(place, 'order.submit', { 'price.minimum-months': '12' })).refusal).toBe(null)
})

import { expect, test } from 'vitest'
import { decimal } from '../../kernel/index.ts'
import { tariffOf } from '../engine/charges.fixture.ts'
import { rateOf } from '../engine/rate.ts'
import { openEnd } from '../engine/spans.ts'
import { freedIn } from './shared.ts'

const rate = rateOf('price', tariffOf('month', '1', { allowance: { quantity: decimal('10'), per: 'unit' } }))
const resource = (id: string, since: number, quantity: string) => ({
  ...{ id, systemId: `of ${id}`, itemId: 'item', providerId: 'provider', charged: { from: 0, until: 100 } },
  allocations: [{ from: since, until: openEnd, quantity: Number(decimal(quantity)) }],
})
const both = [resource('older', -2, '8'), resource('newer', -1, '5')]
const freed = (elsewhere: readonly { from: number; until: number }[]) => {
  const of = freedIn(
    both,
    () => [{ from: -1000, until: openEnd, rate }],
    ({ id }) => (id === 'older' ? elsewhere : []),
  )
  return both.map(({ id }) => of(id).map(({ from, until, quantity }) => [from, until, quantity / 10_000]))
}

test('what a unit has free goes to what was first allocated', () => {
  expect(freed([])).toEqual([[[0, 100, 8]], [[0, 100, 2]]])
})

test('what is settled elsewhere takes nothing of it, on those days', () => {
  expect(freed([{ from: 10, until: 20 }])).toEqual([
    [
      [0, 10, 8],
      [20, 100, 8],
    ],
    [
      [0, 10, 2],
      [10, 20, 5],
      [20, 100, 2],
    ],
  ])
})

import { Type } from '@sinclair/typebox'
import { expect, test } from 'vitest'
import { holdsMoreThan, valuesMax } from './limits.ts'

const Line = Type.Object({ item: Type.String(), quantity: Type.Union([Type.String(), Type.Null()]) })
const spare = 200

test.each([
  ['a text', Type.String(), 1],
  ['an object', Line, 3],
  ['a list', Type.Array(Line, { maxItems: 500 }), 1 + 500 * 3],
  ['a list without a limit', Type.Array(Type.String()), 1001],
  ['a record', Type.Record(Type.String(), Type.Boolean()), 1001],
  ['a choice', Type.Union([Type.String(), Line]), 3],
  ['parts put together', Type.Intersect([Line, Line]), 7],
])('%s has room for so many values', (_, schema, count) => {
  expect(valuesMax(schema)).toBe(count + spare)
})

test.each([
  ['nothing', undefined, 0, false],
  ['a text', 'a', 1, false],
  ['a list at the limit', [1, 2, 3], 4, false],
  ['a list above it', [1, 2, 3], 3, true],
  ['objects in lists', [{ a: 1 }, { a: [2] }], 6, false],
  ['objects in lists, above', [{ a: 1 }, { a: [2] }], 5, true],
  ['a million nulls', Array(1_000_000).fill(null), 5000, true],
])('%s is counted', (_, value, limit, more) => {
  expect(holdsMoreThan(limit, value)).toBe(more)
})

test('depth costs no stack', () => {
  const deep = JSON.parse('['.repeat(500_000) + ']'.repeat(500_000)) as unknown
  expect(holdsMoreThan(600_000, deep)).toBe(false)
  expect(holdsMoreThan(1000, deep)).toBe(true)
})

import { expect, test } from 'vitest'
import { newId, putId } from '../../kernel/index.ts'
import { byKey, numbers, safeNumbers, sharedIds } from './columns.ts'

const inBytes = (width: 4 | 8, values: readonly bigint[]): Buffer => {
  // Not at the beginning of its memory, as nothing that comes from the network is.
  const buffer = Buffer.alloc(3 + values.length * width).subarray(3)
  values.forEach((value, n) => {
    if (width === 4) buffer.writeInt32BE(Number(value), n * 4)
    else buffer.writeBigInt64BE(value, n * 8)
  })
  return buffer
}
const column = (ids: readonly string[]): Buffer => {
  const buffer = Buffer.alloc(1 + ids.length * 16).subarray(1)
  ids.forEach((id, n) => {
    putId(buffer, n * 16, id)
  })
  return buffer
}

test('whole numbers of four bytes, their borders included; of nothing there is nothing', () => {
  expect([...numbers(inBytes(4, [0n, 1n, -1n, 2_147_483_647n, -2_147_483_648n, 20_454n]))]).toEqual([
    ...[0, 1, -1, 2_147_483_647, -2_147_483_648, 20_454],
  ])
  expect(numbers(Buffer.alloc(0))).toHaveLength(0)
})

test.each([
  0n,
  1n,
  4_294_967_295n,
  4_294_967_296n,
  123_456_789_012_345n,
  -1n,
  BigInt(Number.MAX_SAFE_INTEGER),
  -BigInt(Number.MAX_SAFE_INTEGER),
])('a quantity of %s ten-thousandths is read as it is', (value) =>
  expect([...safeNumbers(inBytes(8, [value, 7n]))]).toEqual([Number(value), 7]),
)

test.each([BigInt(Number.MAX_SAFE_INTEGER) + 1n, 9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n])(
  'a quantity of %s ten-thousandths is not rounded in silence',
  (value) => expect(() => safeNumbers(inBytes(8, [value]))).toThrow(/cannot be reckoned exactly/),
)

test('ids that come again are one string, and ids that differ in one byte only, wherever it is, are two', () => {
  const id = '01a22e30-1b4d-757f-9b48-74fcbbc6d4bb'
  const others = Array.from({ length: 16 }, (_, byte) => {
    const at = byte * 2 + [4, 6, 8, 10].filter((limit) => byte >= limit).length
    return `${id.slice(0, at)}ee${id.slice(at + 2)}`
  })
  const found = sharedIds(column([id, ...others, id, ...others]))
  expect(Array.from({ length: 34 }, (_, n) => found(n))).toEqual([id, ...others, id, ...others])
  expect(found(17)).toBe(found(0))
})

test('a thousand ids of the same millisecond come back each as itself', () => {
  const ids = Array.from({ length: 1000 }, newId)
  const found = sharedIds(column(ids))
  expect(ids.map((_, n) => found(n))).toEqual(ids)
})

test('places are found by key, in their order; a key without places has none', () => {
  const placesOf = byKey(Int32Array.of(2, 0, 2, 1, 2), 4)
  expect([0, 1, 2, 3].map(placesOf)).toEqual([[1], [3], [0, 2, 4], []])
  expect(byKey(Int32Array.of(), 2)(1)).toEqual([])
})

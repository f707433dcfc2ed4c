import { expect, test } from 'vitest'
import { fenOf, minusExactly, timesExactly } from './exact.ts'
import { randomOf } from './testing/random.ts'

const most = Number.MAX_SAFE_INTEGER

test.each<[price: number, quantity: number, cost: number | bigint]>([
  [460_000, 80_000, 36_800_000_000],
  [0, 899_999_999_999, 0],
  [1, most, most],
  [94_906_265, 94_906_265, 9_007_199_136_250_225],
  [94_906_266, 94_906_266, 9_007_199_326_062_756n],
  [6_361, 1_416_003_655_831, 9_007_199_254_740_991],
  [2 ** 26, 2 ** 27, 9_007_199_254_740_992n],
  [99_999_999_999_999, 899_999_999_999, 89_999_999_999_899_100_000_000_001n],
])('%d × %d = %s', (price, quantity, cost) => {
  expect(timesExactly(price, quantity)).toBe(cost)
})

test('differences are numbers as soon as they fit, so that equal costs are the same value', () => {
  expect(minusExactly(9_007_199_254_740_993n, 2)).toBe(most)
  expect(minusExactly(9_007_199_254_740_993n, 1)).toBe(9_007_199_254_740_992n)
  expect(minusExactly(20n, 20)).toBe(0)
})

test.each<[cost: number | bigint, days: number, whole: number, fen: number | null]>([
  [0, 1, 31, 0],
  [499_999, 1, 1, 0],
  [500_000, 1, 1, 1], // half a fen
  [500_001, 1, 1, 1],
  [1_499_999, 1, 1, 1],
  [1_500_000, 1, 1, 2],
  [1_000_000, 15, 30, 1], // half a fen of a month
  [1_000_000, 14, 30, 0],
  [15_499_999, 1, 31, 0], // 0.49999997
  [15_500_000, 1, 31, 1],
  [36_800_000_000, 11, 30, 13_493],
  [36_800_000_000, 0, 30, 0],
  // Beyond where cost × days × 2 is a safe integer: 9007199254.740991 × 30 ÷ 31 = 8716644440.07; and the same by bigint.
  [most, 30, 31, 8_716_644_440],
  [BigInt(most), 30, 31, 8_716_644_440],
  // The largest amount there is, and half a fen below the next one.
  [9_007_199_254_740_991_000_000n, 1, 1, most],
  [9_007_199_254_740_991_499_999n, 1, 1, most],
  [9_007_199_254_740_991_500_000n, 1, 1, null],
  [9_007_199_254_740_991_000_000n, 2, 1, null],
])('%s × %d ÷ %d = %s fen', (cost, days, whole, fen) => {
  expect(fenOf(cost, days, whole)).toBe(fen)
})

test('is the nearest fen, halves up, on both sides of every border', () => {
  const random = randomOf(20_240_229)
  const wrong: unknown[] = []
  for (let no = 0; no < 50_000; no++) {
    const whole = random.pick([1, 28, 29, 30, 31, 365, 366, 1095, 1096])
    const days = random.between(0, whole)
    // So that the quotient lies at half a fen, or next to it; one in three near 2^53.
    const half = (2 * random.below(random.oneIn(3) ? 4e9 : 5_000) + 1) * 500_000
    const cost = Math.floor((half * whole) / Math.max(days, 1)) + random.between(-2, 2)
    if (cost > most) continue
    const [over, under] = [BigInt(cost) * BigInt(days), BigInt(whole) * 1_000_000n]
    const nearest = Number((over - (over % under)) / under + ((over % under) * 2n >= under ? 1n : 0n))
    const found = [fenOf(cost, days, whole), fenOf(BigInt(cost), days, whole)]
    if (found.some((fen) => fen !== nearest)) wrong.push([cost, days, whole, nearest, ...found])
  }
  expect(wrong).toEqual([])
})

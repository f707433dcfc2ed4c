import { expect, test } from 'vitest'
import type { Line } from '../engine/lines.ts'
import { unruled } from '../engine/ruling.ts'
import { spread } from './share.ts'

const day = (text: string) => Date.parse(text) / 86_400_000
const line = (full: number, amount: number): Line => ({
  ...{ from: day('2025-01-01'), until: day('2026-01-01'), days: 365, whole: 365, quantity: 10_000, rate: null },
  ...{ full, amount, ruling: unruled },
})

test.each([
  [5, 4],
  [5, 0],
  [0, 0],
  [1, 1],
  [1_000_001, 999_999],
  [9_007_199_254_740_990, 9_007_199_254_740_001],
])(
  'a line of a year with %d fen, %d of them payable, is spread over its months: nothing is lost, and nothing is less than nothing',
  (full, amount) => {
    const parts: [number, number][] = []
    spread(line(full, amount), (_, of, payable) => parts.push([of, payable]))
    expect(parts.length).toBe(12)
    expect(parts.reduce((sum, [of]) => sum + of, 0)).toBe(full)
    expect(parts.reduce((sum, [, payable]) => sum + payable, 0)).toBe(amount)
    expect(parts.filter(([of, payable]) => payable < 0 || of < payable)).toEqual([])
  },
)

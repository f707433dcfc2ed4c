import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decimal, decimal, divideHalfUp, fen, formatYuan } from '../../kernel/index.ts'
import { readTariff, type TariffText, tierModes } from '../tariff.ts'
import { costOf } from './cost.ts'
import { tariffFaults } from './faults.ts'
import { tariffOf, tieredOf } from './tariff.fixture.ts'

const bandwidth: (readonly [string, string])[] = [
  ['5', '20'],
  ['', '36'],
]
const sharedDisk = tieredOf('package', [
  ['100', '60'],
  ['500', '280'],
  ['1024', '520'],
  ['2048', '980'],
])
const messages = tariffOf('0.1', { basis: 'metered', allowance: { quantity: '1000', per: 'resource' } })

/** In yuan, rounded to the fen only to be read here. */
const yuanOf = (tariff: TariffText, quantity: string) => {
  if (tariff.basis !== 'free') expect(tariffFaults(tariff)).toEqual([])
  const cost = costOf(readTariff(tariff), decimal(quantity))
  return cost === null ? null : formatYuan(fen(divideHalfUp(cost, 1_000_000n)))
}

test.each<[string, TariffText, string, string | null]>([
  ['linear', tariffOf('310.5'), '2', '621.00'],
  ['linear, both with four places', tariffOf('0.0025'), '0.4', '0.00'],
  ['at no price', tariffOf('0'), '12', '0.00'],
  ['free', tariffOf('0', { basis: 'free' }), '12', '0.00'],
  ['nothing', tieredOf('package', [['100', '60']]), '0', '0.00'],
  // 5 × 20
  ['graduated, at the edge', tieredOf('graduated', bandwidth), '5', '100.00'],
  // 5 × 20 + 0.0001 × 36 = 100.0036
  ['graduated, just beyond the edge', tieredOf('graduated', bandwidth), '5.0001', '100.00'],
  // 5 × 20 + 5 × 36
  ['graduated', tieredOf('graduated', bandwidth), '10', '280.00'],
  // 5 × 20 + 995 × 36
  ['graduated, far up', tieredOf('graduated', bandwidth), '1000', '35920.00'],
  ['volume, at the edge', tieredOf('volume', bandwidth), '5', '100.00'],
  // all 10 × 36
  ['volume', tieredOf('volume', bandwidth), '10', '360.00'],
  ['package, smaller than the first', sharedDisk, '1', '60.00'],
  ['package, at its size', sharedDisk, '100', '60.00'],
  ['package, one more', sharedDisk, '101', '280.00'],
  ['package, the largest', sharedDisk, '2048', '980.00'],
  ['package, larger than any', sharedDisk, '2048.0001', null],
  [
    'package, open at the end',
    tieredOf('package', [
      ['10', '1020'],
      ['', '1280'],
    ]),
    '5000',
    '1280.00',
  ],
  ['metered, within what is free', messages, '1000', '0.00'],
  // 500 × 0.1
  ['metered, beyond what is free', messages, '1500', '50.00'],
  [
    'what is free of steps is taken off first: 5 of 10',
    tieredOf('graduated', bandwidth, { allowance: { quantity: '5', per: 'resource' } }),
    '10',
    '100.00',
  ],
  ['what is free for a unit is not seen here', tariffOf('30', { allowance: { quantity: '2', per: 'unit' } }), '5', '150.00'],
])('%s', (_, tariff, quantity, cost) => {
  expect(yuanOf(tariff, quantity)).toBe(cost)
})

test('exact to the eighth place', () => {
  expect(costOf(readTariff(tariffOf('0.0001')), decimal('0.0001'))).toBe(1n)
  // 5 × 20 + 0.0001 × 36
  expect(costOf(readTariff(tieredOf('graduated', bandwidth)), decimal('5.0001'))).toBe(100_0036_0000n)
})

const amount = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((value) => value as Decimal)
/** Steps that end open, of any number, as deep in ten-thousandths as there is. */
const steps = fc
  .tuple(fc.uniqueArray(fc.bigInt({ min: 1n, max: 10n ** 8n }), { maxLength: 6 }), fc.array(amount, { minLength: 7, maxLength: 7 }))
  .map(([bounds, amounts]) => {
    const ends: (bigint | null)[] = [...bounds.sort((a, b) => (a < b ? -1 : 1)), null]
    return ends.map((upTo, index) => ({ upTo: upTo as Decimal | null, amount: amounts[index] as Decimal }))
  })
const quantity = fc.bigInt({ min: 0n, max: 2n * 10n ** 8n }).map((value) => value as Decimal)
const tieredBy = (mode: (typeof tierModes)[number], of: readonly { upTo: Decimal | null; amount: Decimal }[]) => ({
  ...readTariff(tariffOf('0')),
  tiers: { mode, steps: of },
})

test('graduated is the sum of its parts, counted ten-thousandth by ten-thousandth of each step', () => {
  fc.assert(
    fc.property(steps, quantity, (of, asked) => {
      const parts = of.map(({ upTo, amount: price }, index) => {
        const from = of[index - 1]?.upTo ?? 0n
        const to = upTo === null || upTo > asked ? asked : upTo
        return to > from ? (to - from) * price : 0n
      })
      expect(costOf(tieredBy('graduated', of), asked)).toBe(parts.reduce((sum, part) => sum + part, 0n))
    }),
  )
})

test('more never costs less where each part has its own price; and what one adds costs between the lowest and the highest price', () => {
  fc.assert(
    fc.property(steps, quantity, quantity, (of, a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a]
      const added = (costOf(tieredBy('graduated', of), more) ?? 0n) - (costOf(tieredBy('graduated', of), less) ?? 0n)
      const prices = of.map(({ amount: price }) => price).sort((x, y) => (x < y ? -1 : 1))
      expect(added >= (prices[0] ?? 0n) * (more - less)).toBe(true)
      expect(added <= (prices.at(-1) ?? 0n) * (more - less)).toBe(true)
    }),
  )
})

test('within one step, volume is linear and a package costs the same; steps of one price are no steps', () => {
  fc.assert(
    fc.property(steps, quantity, (of, asked) => {
      const reached = of.find(({ upTo }) => upTo === null || asked <= upTo)
      expect(costOf(tieredBy('volume', of), asked)).toBe((reached?.amount ?? 0n) * asked)
      expect(costOf(tieredBy('package', of), asked)).toBe(asked === 0n ? 0n : (reached?.amount ?? 0n) * 10_000n)
      const level = of.map(({ upTo }) => ({ upTo, amount: of[0]?.amount as Decimal }))
      const linear = { ...readTariff(tariffOf('0')), amount: of[0]?.amount as Decimal }
      for (const mode of ['graduated', 'volume'] as const) expect(costOf(tieredBy(mode, level), asked)).toBe(costOf(linear, asked))
    }),
  )
})

test('what is free for a resource is as if that much less were asked for', () => {
  fc.assert(
    fc.property(steps, quantity, quantity, fc.constantFrom(...tierModes), (of, asked, free, mode) => {
      const tariff = tieredBy(mode, of)
      const less = (asked > free ? asked - free : 0n) as Decimal
      expect(costOf({ ...tariff, allowance: { quantity: free, per: 'resource' } }, asked)).toBe(costOf(tariff, less))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causesOf, causesTogether, type Measured } from './difference.ts'

const of = (amount: bigint, measure: bigint): Measured => ({ amount, measure })

test.each<[string, Measured | null, Measured | null, [bigint, bigint, bigint, bigint]]>([
  ['what came', null, of(500n, 10n), [500n, 0n, 0n, 0n]],
  ['what went', of(500n, 10n), null, [0n, -500n, 0n, 0n]],
  ['what was there and was nothing', of(0n, 0n), of(500n, 10n), [500n, 0n, 0n, 0n]],
  ['more of it', of(1000n, 10n), of(1500n, 15n), [0n, 0n, 500n, 0n]],
  ['dearer', of(1000n, 10n), of(1200n, 10n), [0n, 0n, 0n, 200n]],
  // 1000 × 5 ÷ 10 = 500 is quantity; 1800 − 1000 − 500 = 300 is price.
  ['more of it and dearer', of(1000n, 10n), of(1800n, 15n), [0n, 0n, 500n, 300n]],
  // 100 × (4 − 3) ÷ 3 = 33.33: rounded once, the rest is price.
  ['rounded once', of(100n, 3n), of(133n, 4n), [0n, 0n, 33n, 0n]],
  // −100 × 1 ÷ 8 = −12.5: halves away from zero.
  ['less of it', of(100n, 8n), of(88n, 7n), [0n, 0n, -13n, 1n]],
  ['free before, charged now', of(0n, 10n), of(70n, 10n), [0n, 0n, 0n, 70n]],
  ['nothing on both sides', null, null, [0n, 0n, 0n, 0n]],
])('%s', (_, before, after, [added, ended, quantity, price]) => {
  expect(causesOf({ before, after })).toEqual({ added, ended, quantity, price })
})

test('causes are together the difference, of one pair and of many', () => {
  const side = fc.option(fc.record({ amount: fc.bigInt(0n, 10n ** 15n), measure: fc.bigInt(0n, 10n ** 18n) }))
  fc.assert(
    fc.property(fc.array(fc.record({ before: side, after: side })), (pairs) => {
      const { added, ended, quantity, price } = causesTogether(pairs)
      const sum = (of: 'before' | 'after') => pairs.reduce((all, pair) => all + (pair[of]?.amount ?? 0n), 0n)
      expect(added + ended + quantity + price).toBe(sum('after') - sum('before'))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decimal, decimalScale, formatDecimal } from '../../kernel/index.ts'
import { readTariff, type Tariff, type TariffText, tierModes } from '../tariff.ts'
import { aboveCeiling } from './ceiling.ts'
import { monthsOf } from './comparison.ts'
import { costOf } from './cost.ts'
import { tariffOf, tieredOf } from './tariff.fixture.ts'

const flat = tariffOf('30')
const rising = tieredOf('graduated', [
  ['5', '20'],
  ['', '36'],
])
const free5 = { quantity: '5', per: 'resource' } as const
const free5OfUnit = { quantity: '5', per: 'unit' } as const

test.each<[string, TariffText, TariffText, string | null]>([
  ['the same', flat, flat, null],
  ['a ten-thousandth more', tariffOf('30.0001'), flat, '1'],
  ['dearest steps alike, but dearer where the ceiling is low', tariffOf('36'), rising, '1'],
  // 5 × 20 + 36 × (q − 5) > 30 × q from 80 / 6 = 13.33…
  ['a cheap first step makes up for a dear one, for a while', rising, flat, '14'],
  ['steps under the flat ceiling at every quantity', rising, tariffOf('36'), null],
  [
    'all at the price of the step reached',
    tieredOf('volume', [
      ['10', '30'],
      ['', '31'],
    ]),
    flat,
    '11',
  ],
  // a step that ends at half a unit is dearer only there
  [
    'only a part of a unit is above',
    tieredOf('volume', [
      ['0.5', '31'],
      ['', '30'],
    ]),
    flat,
    '0.0001',
  ],
  ['a package is paid as a whole', tieredOf('package', [['100', '60']]), tariffOf('0.6'), '1'],
  ['a package under a package', tieredOf('package', [['100', '60']]), tieredOf('package', [['100', '60']]), null],
  ['a package beyond the last of the ceiling', tieredOf('package', [['', '60']]), tieredOf('package', [['100', '60']]), '101'],
  ['what is not sold is not too dear', tieredOf('package', [['100', '60']]), tieredOf('package', [['', '60']]), null],
  ['what is free of it makes up for a dearer price, for a while', tariffOf('36', { allowance: free5 }), flat, '31'],
  ['what is free by the ceiling only', flat, tariffOf('30', { allowance: free5 }), '1'],
  ['what is free for the unit may have been used up by others', tariffOf('36', { allowance: free5OfUnit }), flat, '1'],
  ['what is free for the unit by both', tariffOf('30', { allowance: free5OfUnit }), tariffOf('30', { allowance: free5OfUnit }), null],
  ['a year by the month', tariffOf('360', { basis: 'year' }), flat, null],
  ['a year dearer than twelve months', tariffOf('360.0001', { basis: 'year' }), flat, '1'],
  ['three years', tariffOf('1080', { basis: 'term', termMonths: 36 }), flat, null],
  [
    'steps of a metered price',
    tieredOf(
      'graduated',
      [
        ['1000', '0.1'],
        ['', '0.2'],
      ],
      { basis: 'metered' },
    ),
    tieredOf(
      'graduated',
      [
        ['1000', '0.1'],
        ['', '0.15'],
      ],
      { basis: 'metered' },
    ),
    '1001',
  ],
])('%s: above from %4$s', (_, final, ceiling, from) => {
  const above = aboveCeiling(readTariff(final), readTariff(ceiling))
  expect(above === null ? null : formatDecimal(above.quantity)).toBe(from)
})

test('it says what the quantity costs and what the ceiling allows for the same months', () => {
  expect(aboveCeiling(readTariff(tariffOf('400', { basis: 'year' })), readTariff(flat))).toEqual({
    ...{ quantity: decimalScale, cost: 400n * 10n ** 8n, allowed: 360n * 10n ** 8n },
  })
  expect(aboveCeiling(readTariff(tieredOf('package', [['', '60']])), readTariff(tieredOf('package', [['1', '60']])))?.allowed).toBe(null)
  expect(() => aboveCeiling(readTariff(flat), readTariff(tariffOf('1', { basis: 'hour' })))).toThrow('of its own kind')
})

/** Small numbers, so that every quantity can be looked at: steps end before 40 ten-thousandths. */
const small = fc.bigInt({ min: 0n, max: 8n })
const tariff: fc.Arbitrary<Tariff> = fc
  .record({
    mode: fc.option(fc.constantFrom(...tierModes), { nil: null }),
    bounds: fc.uniqueArray(fc.bigInt({ min: 1n, max: 39n }), { maxLength: 4 }),
    open: fc.boolean(),
    amounts: fc.array(small, { minLength: 5, maxLength: 5 }),
    free: fc.bigInt({ min: 0n, max: 12n }),
    months: fc.constantFrom(1, 2, 12),
  })
  .map(({ mode, bounds, open, amounts, free, months }) => {
    const ends: (bigint | null)[] = bounds.sort((a, b) => (a < b ? -1 : 1))
    if (mode !== 'package' || open || ends.length === 0) ends.push(null)
    const steps = ends.map((upTo, index) => ({ upTo: upTo as Decimal | null, amount: amounts[index] as Decimal }))
    return {
      ...readTariff(tariffOf('0', { basis: 'term', termMonths: months })),
      ...{ amount: amounts[0] as Decimal, tiers: mode && { mode, steps } },
      allowance: free === 0n ? null : { quantity: free as Decimal, per: 'resource' as const },
    }
  })

/** Each quantity by itself as far as there are steps; beyond them ever larger ones. */
function slowly(final: Tariff, ceiling: Tariff): boolean {
  for (let quantity = 1n; quantity <= 10n ** 9n; quantity = quantity < 60n ? quantity + 1n : quantity * 2n) {
    const [cost, allowed] = [costOf(final, quantity as Decimal), costOf(ceiling, quantity as Decimal)]
    if (cost === null) continue
    if (allowed === null || cost * BigInt(monthsOf(ceiling) ?? 1) > allowed * BigInt(monthsOf(final) ?? 1)) return true
  }
  return false
}

test('comparing at the ends of the pieces finds what comparing every quantity finds, and what it names is above', () => {
  let found = 0
  fc.assert(
    fc.property(tariff, tariff, (final, ceiling) => {
      const above = aboveCeiling(final, ceiling)
      expect(above !== null).toBe(slowly(final, ceiling))
      if (above === null) return
      found += 1
      const [cost, allowed] = [costOf(final, above.quantity), costOf(ceiling, above.quantity)]
      expect(cost).toBe(above.cost)
      if (allowed !== null) expect((cost ?? 0n) * BigInt(monthsOf(ceiling) ?? 1) > allowed * BigInt(monthsOf(final) ?? 1)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
  expect(found).toBeGreaterThan(200)
  expect(found).toBeLessThan(1_990)
})

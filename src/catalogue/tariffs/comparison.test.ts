import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decimal, formatDecimal } from '../../kernel/index.ts'
import { readTariff, type TariffText } from '../tariff.ts'
import { topAs, unitPriceTop } from './comparison.ts'
import { tariffOf, tieredOf } from './tariff.fixture.ts'

test.each<[string, TariffText, string]>([
  ['plain', tariffOf('310.5'), '310.5'],
  [
    'steps that rise',
    tieredOf('graduated', [
      ['5', '20'],
      ['', '36'],
    ]),
    '36',
  ],
  [
    'steps that fall',
    tieredOf('volume', [
      ['5', '36'],
      ['', '20'],
    ]),
    '36',
  ],
  // 60 / 100, 280 / 500, 520 / 1024
  [
    'packages, used up',
    tieredOf('package', [
      ['100', '60'],
      ['500', '280'],
      ['1024', '520'],
    ]),
    '0.6',
  ],
  // 1 / 3, rounded up
  ['a package that does not divide', tieredOf('package', [['3', '1']]), '0.3334'],
  // 100 / 10, the open one just begun: 300 / 10
  [
    'an open package',
    tieredOf('package', [
      ['10', '100'],
      ['', '300'],
    ]),
    '30',
  ],
  ['one open package', tieredOf('package', [['', '300']]), '300'],
])('the highest price for one unit: %s', (_, tariff, top) => {
  expect(formatDecimal(unitPriceTop(readTariff(tariff)))).toBe(top)
})

const monthly = tariffOf('320')
const yearly = tariffOf('3072', { basis: 'year' })
const threeYears = tariffOf('8640', { basis: 'term', termMonths: 36 })
test.each<[TariffText, TariffText, 'down' | 'up', string | null]>([
  [monthly, yearly, 'down', '3840'],
  [monthly, threeYears, 'down', '11520'],
  [yearly, monthly, 'up', '256'],
  [threeYears, yearly, 'up', '2880'],
  [monthly, monthly, 'down', '320'],
  // 1000 / 12 = 83.333…
  [tariffOf('1000', { basis: 'year' }), monthly, 'down', '83.3333'],
  [tariffOf('1000', { basis: 'year' }), monthly, 'up', '83.3334'],
  [tariffOf('1', { basis: 'hour' }), tariffOf('2', { basis: 'hour' }), 'up', '1'],
  [monthly, tariffOf('1', { basis: 'hour' }), 'down', null],
  [tariffOf('1', { basis: 'day' }), monthly, 'up', null],
  [tariffOf('1', { basis: 'once' }), tariffOf('1', { basis: 'metered' }), 'up', null],
])('%j as %j, rounded %s: %s', (other, as, rounding, top) => {
  const found = topAs(readTariff(other), readTariff(as), rounding)
  expect(found === null ? null : formatDecimal(found)).toBe(top)
})

test('what is above a ceiling of another period, is above it as rounded, and nothing else is', () => {
  const price = fc.bigInt({ min: 0n, max: 10n ** 7n }).map((value) => value as Decimal)
  const months = fc.integer({ min: 2, max: 120 })
  fc.assert(
    fc.property(price, price, months, months, (a, b, forA, forB) => {
      const of = (amount: Decimal, termMonths: number) => ({ ...readTariff(tariffOf('0', { basis: 'term', termMonths })), amount })
      const [final, ceiling] = [of(a, forA), of(b, forB)]
      const above = a * BigInt(forB) > b * BigInt(forA)
      expect(a > (topAs(ceiling, final, 'down') as Decimal)).toBe(above)
      expect(b < (topAs(final, ceiling, 'up') as Decimal)).toBe(above)
    }),
  )
})

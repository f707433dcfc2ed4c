import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decimal, decimal, formatDecimal } from './decimal.ts'
import { addFen, divideHalfUp, type Fen, fen, formatYuan, priceOf, yuan } from './money.ts'

const anyFen = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(fen)
const anyDecimal = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }) as fc.Arbitrary<Decimal>

describe('amounts in yuan', () => {
  test.each([
    ['0', 0n, '0.00'],
    ['310', 31000n, '310.00'],
    ['310.00', 31000n, '310.00'],
    ['0.1', 10n, '0.10'],
    ['0.01', 1n, '0.01'],
    ['-0.01', -1n, '-0.01'],
    ['-0', 0n, '0.00'],
    ['007.5', 750n, '7.50'],
    ['9999999999999999.99', 999999999999999999n, '9999999999999999.99'],
  ])('%s is %d fen, written %s', (text, amount, written) => {
    expect(yuan(text)).toBe(amount)
    expect(formatYuan(fen(amount))).toBe(written)
  })

  test.each(['', '.', '1.', '.5', '1.234', '1,000', '1e3', '+1', '--1', ' 1', '1 ', '１', '10000000000000000', '0x10', 'NaN', '1.0\n'])(
    '%j is no amount',
    (text) => expect(() => yuan(text)).toThrow(RangeError),
  )

  test('what is written reads back', () => {
    fc.assert(fc.property(anyFen, (amount) => yuan(formatYuan(amount)) === amount))
  })

  test('a sum is exact and does not depend on the order', () => {
    expect(addFen([])).toBe(0n)
    fc.assert(fc.property(fc.array(anyFen), (amounts) => addFen(amounts) === addFen([...amounts].reverse())))
  })
})

describe('decimals', () => {
  test.each([
    ['0', 0n, '0'],
    ['1.5', 15000n, '1.5'],
    ['1.5000', 15000n, '1.5'],
    ['0.0001', 1n, '0.0001'],
    ['-0.5', -5000n, '-0.5'],
    ['-0', 0n, '0'],
    ['100', 1000000n, '100'],
    ['99999999999999.9999', 999999999999999999n, '99999999999999.9999'],
  ])('%s is %d ten-thousandths, written %s', (text, value, written) => {
    expect(decimal(text)).toBe(value)
    expect(formatDecimal(value as Decimal)).toBe(written)
  })

  test.each(['', '.5', '1.', '1.23456', '1e3', '+1', '1 ', '100000000000000', '1,5', '1.5\n'])('%j is no decimal', (text) =>
    expect(() => decimal(text)).toThrow(RangeError),
  )

  test('what is written reads back', () => {
    fc.assert(fc.property(anyDecimal, (value) => decimal(formatDecimal(value)) === value))
  })
})

describe('rounding half up, away from zero (四舍五入)', () => {
  test.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [-5n, 10n, -1n],
    [-4n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [-15n, 10n, -2n],
    [-25n, 10n, -3n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-2n, 3n, -1n],
    [0n, 7n, 0n],
    [7n, 1n, 7n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
  ])('%d ÷ %d → %d', (amount, by, expected) => expect(divideHalfUp(amount, by)).toBe(expected))

  test.each([0n, -1n])('by %d is a defect', (by) => expect(() => divideHalfUp(1n, by)).toThrow(RangeError))

  test('is never further than a half from the truth, goes away from zero at the half, and is symmetric', () => {
    const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
    const by = fc.bigInt({ min: 1n, max: 10n ** 12n })
    fc.assert(
      fc.property(amount, by, (amount, by) => {
        const rounded = divideHalfUp(amount, by)
        const error = 2n * (rounded * by - amount)
        expect(error <= by && error >= -by).toBe(true)
        if (error === by) expect(amount > 0n).toBe(true)
        if (error === -by) expect(amount < 0n).toBe(true)
        expect(divideHalfUp(-amount, by)).toBe(-rounded)
      }),
    )
  })
})

describe('unit price × quantity × part', () => {
  test.each<[string, string, string, bigint, bigint, string]>([
    ['46 × 8 cores × 11 of 30 days = 134.9333…', '46', '8', 11n, 30n, '134.93'],
    ['310 × 1 × 29 of 29 days in February 2024', '310', '1', 29n, 29n, '310.00'],
    ['310 × 1 × 28 of 29 days = 299.3103…', '310', '1', 28n, 29n, '299.31'],
    ['0.01 × 1 × 15 of 30 days is half a fen: up', '0.01', '1', 15n, 30n, '0.01'],
    ['0.01 × 1 × 14 of 30 days', '0.01', '1', 14n, 30n, '0.00'],
    ['a returned half fen goes away from zero', '-0.01', '1', 15n, 30n, '-0.01'],
    ['0.0001 × 50 = 0.005', '0.0001', '50', 1n, 1n, '0.01'],
    ['0.0001 × 49.9999', '0.0001', '49.9999', 1n, 1n, '0.00'],
    ['1200 a year × 366 of 366 days', '1200', '1', 366n, 366n, '1200.00'],
    ['1200 a year × 29 February alone = 3.2786…', '1200', '1', 1n, 366n, '3.28'],
    ['nothing of a month', '310', '5', 0n, 31n, '0.00'],
    ['3689 GB × 0.35 × 1 month', '0.35', '3689', 1n, 1n, '1291.15'],
  ])('%s → %s', (_, price, quantity, parts, whole, expected) => {
    expect(formatYuan(priceOf(decimal(price), decimal(quantity), parts, whole))).toBe(expected)
  })

  test('is what exact fractions give, rounded once', () => {
    const decimals = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }) as fc.Arbitrary<Decimal>
    const parts = fc.bigInt({ min: 0n, max: 366n })
    const whole = fc.bigInt({ min: 1n, max: 366n })
    fc.assert(
      fc.property(decimals, decimals, parts, whole, (price, quantity, parts, whole) => {
        // In fen: price/10⁴ × quantity/10⁴ × 100 × parts/whole, as numerator and denominator.
        const [over, under] = [price * quantity * parts, 10n ** 6n * whole]
        const size = over < 0n ? -over : over
        const [quotient, rest] = [size / under, size % under]
        const rounded = rest * 2n >= under ? quotient + 1n : quotient
        expect(priceOf(price, quantity, parts, whole)).toBe((over < 0n ? -rounded : rounded) as Fen)
      }),
    )
  })

  test('all parts of a month, each rounded, miss the whole by at most half a fen each', () => {
    const days = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), days, (price, days) => {
        const whole = BigInt(days.reduce((sum, each) => sum + each, 0))
        const parts = addFen(days.map((each) => priceOf(price as Decimal, decimal('1'), BigInt(each), whole)))
        const error = parts - priceOf(price as Decimal, decimal('1'))
        expect(2n * (error < 0n ? -error : error) <= BigInt(days.length + 1)).toBe(true)
      }),
    )
  })
})

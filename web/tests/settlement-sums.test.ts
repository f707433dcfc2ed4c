import { describe, expect, test } from 'vitest'
import { pairsOf } from '../features/statements/after/pairs.ts'
import { approved, change, minus, typedYuan } from '../features/statements/amounts.ts'
import { byMonth } from '../features/statements/sums/by-month.ts'
import { barsOption } from '../shared/chart/bars-option.ts'

const month = (of: string, name: string, amount: string, apart = '0.00') => ({
  ...{ month: of, key: name, name, lineCount: 1, amount, apart, excluded: '0.00', deducted: '0.00' },
})

describe('months', () => {
  test('stacks are categories, the largest first, and what units pay themselves; every sum is exact', () => {
    const { months, series, rows, total } = byMonth([
      month('2025-02', '存储', '0.10'),
      month('2025-01', '存储', '0.20', '9.99'),
      month('2025-01', '计算', '90071992547409.93'),
    ])
    expect(months).toEqual(['2025-01', '2025-02'])
    expect(series).toEqual([
      { name: '计算', amounts: ['90071992547409.93', '0.00'] },
      { name: '存储', amounts: ['0.20', '0.10'] },
      { name: '独立结算', amounts: ['9.99', '0.00'] },
    ])
    expect(rows.map((row) => row.total)).toEqual(['90071992547420.12', '0.10'])
    expect(total).toBe('90071992547420.22')
  })

  test('more categories than can be told apart: the smaller ones are one stack, and nothing is lost', () => {
    const { series, total } = byMonth(Array.from({ length: 12 }, (_, at) => month('2025-01', `类${at + 1}`, `${at + 1}.00`)))
    expect(series.map(({ name }) => name)).toEqual(['类12', '类11', '类10', '类9', '类8', '类7', '其余 6 类'])
    expect(series.at(-1)?.amounts).toEqual(['21.00'])
    expect(total).toBe('78.00')
  })

  test('names of people reach the picture as text, never as markup', () => {
    const option = barsOption(['2025-01'], [{ name: '<img src=x>', amounts: ['1.00'] }])
    expect(option.series).toMatchObject([{ name: '<img src=x>', data: [1], stack: 'all' }])
    expect(typeof option.tooltip.formatter).toBe('function')
  })
})

describe('differences as corrections', () => {
  const line = (side: 'before' | 'after', from: string, to: string, amount: string) => ({
    ...{ side, from, to, days: 1, quantity: '1', price: '1', rule: '', amount },
  })

  test('a line of the statement with all that stands in its days now; what it would take to bring it there', () => {
    const pairs = pairsOf([
      line('before', '2025-02-01', '2025-02-28', '368.00'),
      line('before', '2025-01-01', '2025-01-31', '368.00'),
      line('after', '2025-01-01', '2025-01-15', '178.06'),
      line('after', '2025-01-16', '2025-01-31', '189.90'),
      line('after', '2025-03-01', '2025-03-31', '12.00'),
    ])
    expect(pairs.map(({ from, to, delta }) => [from, to, delta])).toEqual([
      ['2025-01-01', '2025-01-31', '-0.04'],
      ['2025-02-01', '2025-02-28', '-368.00'],
      ['2025-03-01', '2025-03-31', '12.00'],
    ])
    expect(pairs.map(({ before }) => before?.amount ?? null)).toEqual(['368.00', '368.00', null])
  })
})

test.each([
  ['12', '12.00'],
  [' -3.5 ', '-3.50'],
  ['0.01', '0.01'],
  ['1.234', null],
  ['1e3', null],
  ['', null],
])('typed %j is %j', (typed, amount) => expect(typedYuan(typed)).toBe(amount))

test.each([
  ['-98.53', '−98.53 元'],
  ['1234.00', '+1,234.00 元'],
  ['0.00', '0.00 元'],
])('a change of %s is told as %s', (amount, words) => expect(change(amount)).toBe(words))

test('only approved corrections count; what is open may be negative', () => {
  const correction = (state: string, amount: string) => ({ state, amount })
  expect(approved([correction('approved', '-11.87'), correction('proposed', '-5.00'), correction('approved', '1.00')])).toBe('-10.87')
  expect(minus('100.00', '130.50')).toBe('-30.50')
  expect(minus('100.00', '-5.00')).toBe('105.00')
})

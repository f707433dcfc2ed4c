import { expect, test } from 'vitest'
import { arithmeticOf, priceText } from './explain.ts'

const line = {
  kind: 'period',
  unit: '核·月',
  basis: 'month',
  quantity: '8',
  price: '46',
  days: 11,
  periodDays: 30,
  full: '134.93',
  excluded: null,
} as const

test.each([
  [line, '46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元'],
  [{ ...line, days: 30, full: '368.00' }, '46.00元/核·月 × 8核 × 30天 ÷ 30天 = 368.00元'],
  [{ ...line, unit: '台', price: '0.1234' }, '0.1234元/台·月 × 8台 × 11天 ÷ 30天 = 134.93元'],
  [
    {
      ...line,
      kind: 'once',
      unit: '次',
      basis: 'once',
      price: '1200.5',
      quantity: '3',
      days: 0,
      periodDays: null,
      full: '3601.50',
    } as const,
    '1200.50元/次 × 3次 = 3601.50元',
  ],
  [{ ...line, kind: 'free', price: null, periodDays: null } as const, '免费服务，8核，不计费'],
  [
    { ...line, excluded: { rule: 'r', message: '未纳入监管', cite: '34' } },
    '46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元；不纳入结算，计0.00元：未纳入监管',
  ],
])('%#: the arithmetic stands beside the amount', (of, text) => {
  expect(arithmeticOf(of)).toBe(text)
})

test.each([
  ['46', '46.00'],
  ['46.5', '46.50'],
  ['0.125', '0.125'],
  ['0.1234', '0.1234'],
])('price %s is shown as %s', (price, shown) => {
  expect(priceText(price)).toBe(shown)
})

import { expect, test } from 'vitest'
import { bases } from '../item.ts'
import { readTariff, type TariffText } from '../tariff.ts'
import { tariffOf, tieredOf } from './tariff.fixture.ts'
import { basisNames, tariffInWords } from './words.ts'

const bandwidth: (readonly [string, string])[] = [
  ['5', '20'],
  ['100', '36'],
  ['', '30.5'],
]

test.each<[TariffText, string]>([
  [tariffOf('310.50'), '每月 310.5元'],
  [tariffOf('4320', { basis: 'term', termMonths: 36 }), '3年 4320元'],
  [tariffOf('900', { basis: 'term', termMonths: 18 }), '18个月 900元'],
  [tariffOf('900', { basis: 'term', termMonths: 12 }), '12个月 900元'],
  [tariffOf('1536', { basis: 'year', minimumMonths: 12 }), '每年 1536元，至少计12个月'],
  [tariffOf('12', { basis: 'day' }), '每日 12元'],
  [tariffOf('0.5', { basis: 'hour' }), '每小时 0.5元'],
  [tariffOf('1200', { basis: 'work' }), '按工作量 1200元'],
  [tariffOf('0.1', { basis: 'metered', allowance: { quantity: '1000', per: 'resource' } }), '按计量 0.1元，每个资源免费 1000'],
  [tariffOf('30', { allowance: { quantity: '2', per: 'unit' } }), '每月 30元，每个使用单位免费 2'],
  [tariffOf('150', { basis: 'once' }), '按次 150元'],
  [tariffOf('0', { basis: 'free' }), '免费'],
  [tieredOf('graduated', bandwidth), '每月 0–5 部分 20元，5–100 部分 36元，100以上部分 30.5元'],
  [tieredOf('volume', bandwidth), '每月 总量0–5 全部按 20元，总量5–100 全部按 36元，总量100以上 全部按 30.5元'],
  [
    tieredOf('package', [
      ['100', '60'],
      ['', '280'],
    ]),
    '每月 100以内整档 60元，100以上整档 280元',
  ],
])('%j: %s', (tariff, words) => {
  expect(tariffInWords(readTariff(tariff))).toBe(words)
})

test('every basis has a name of its own', () => {
  expect(new Set(bases.map((basis) => basisNames[basis])).size).toBe(bases.length)
})

import { expect, test } from 'vitest'
import type { Basis } from '../item.ts'
import { tariffOf, tieredOf } from '../tariffs/tariff.fixture.ts'
import type { Column } from './columns.ts'
import { type PriceCells, readPrices } from './read-tariff.ts'

const empty: PriceCells = { 最高限价: '', 最终价格: '', 约定月数: '', 阶梯: '', 免费额度: '', 最低计费月数: '' }
const read = (cells: Partial<PriceCells>, basis: Basis = 'month') => readPrices({ ...empty, ...cells }, basis)

test.each<[Partial<PriceCells>, Basis, object]>([
  [{}, 'month', { ceiling: null, final: null }],
  [{ 最高限价: '320', 最终价格: '310' }, 'month', { ceiling: tariffOf('320'), final: tariffOf('310') }],
  [
    { 最高限价: '5000', 最终价格: '4320', 约定月数: '36', 最低计费月数: '36' },
    'term',
    {
      ceiling: tariffOf('5000', { basis: 'term', termMonths: 36 }),
      final: tariffOf('4320', { basis: 'term', termMonths: 36, minimumMonths: 36 }),
    },
  ],
  [{ 最高限价: '5000', 约定月数: '36' }, 'term', { ceiling: tariffOf('5000', { basis: 'term', termMonths: 36 }), final: null }],
  [
    { 阶梯: '分段：≤5:20；>5:36' },
    'month',
    {
      final: tieredOf('graduated', [
        ['5', '20'],
        ['', '36'],
      ]),
    },
  ],
  [
    { 阶梯: '按档: <=5 : 20 ; > 5 : 36.5', 最终价格: '20' },
    'month',
    {
      final: tieredOf('volume', [
        ['5', '20'],
        ['', '36.5'],
      ]),
    },
  ],
  [
    { 阶梯: '整档：≤100：60；≤500：280' },
    'month',
    {
      final: tieredOf('package', [
        ['100', '60'],
        ['500', '280'],
      ]),
    },
  ],
  [{ 阶梯: '分段：>0:36' }, 'month', { final: tieredOf('graduated', [['', '36']]) }],
  [{ 最终价格: '30', 免费额度: '2/单位' }, 'month', { final: tariffOf('30', { allowance: { quantity: '2', per: 'unit' } }) }],
  [
    { 最终价格: '0.15', 免费额度: '1000／资源' },
    'metered',
    { final: tariffOf('0.15', { basis: 'metered', allowance: { quantity: '1000', per: 'resource' } }) },
  ],
])('%j by %s', (cells, basis, prices) => {
  expect(read(cells, basis)).toMatchObject({ ...prices, wrong: [] })
})

test.each<[Partial<PriceCells>, Basis, Column, RegExp]>([
  [{ 最终价格: '1', 阶梯: '≤5:20；>5:36' }, 'month', '阶梯', /读不懂/],
  [{ 最终价格: '1', 阶梯: '阶梯：≤5:20' }, 'month', '阶梯', /读不懂/],
  [{ 阶梯: '分段：≤5:20；>6:36' }, 'month', '阶梯', /读不懂/],
  [{ 阶梯: '分段：≤5:20；>5:￥36' }, 'month', '阶梯', /读不懂/],
  [{ 阶梯: '分段：≤5:20；' }, 'month', '阶梯', /读不懂/],
  [{ 阶梯: '分段：≤5:20；≤9:36' }, 'month', '阶梯', /最后一档须不设上限/],
  [{ 阶梯: '整档：≤500:20；≤100:36' }, 'month', '阶梯', /依次增大/],
  [{ 阶梯: '分段：≤5:20；>5:36', 最终价格: '21' }, 'month', '最终价格', /第一档的价格（20）/],
  [{ 最终价格: '30', 免费额度: '2' }, 'month', '免费额度', /读不懂/],
  [{ 最终价格: '30', 免费额度: '2/台' }, 'month', '免费额度', /读不懂/],
  [{ 最终价格: '30', 免费额度: '0/单位' }, 'month', '免费额度', /须大于 0/],
  [{ 免费额度: '2/单位' }, 'month', '免费额度', /没有填写价格/],
  [{ 最高限价: '30', 最低计费月数: '12' }, 'month', '最低计费月数', /没有填写价格/],
  [{ 约定月数: '36' }, 'term', '约定月数', /没有填写价格/],
  [{ 最终价格: '30', 约定月数: '三年' }, 'term', '约定月数', /读不懂/],
  [{ 最终价格: '30' }, 'term', '约定月数', /须写明约定月数/],
  [{ 最高限价: '30' }, 'term', '约定月数', /须写明约定月数/],
  [{ 最高限价: '40', 最终价格: '30' }, 'term', '约定月数', /须写明约定月数/],
  [{ 最终价格: '30', 约定月数: '36' }, 'month', '约定月数', /只有按约定期计价/],
  [{ 最终价格: '30', 最低计费月数: '121' }, 'month', '最低计费月数', /1 至 120/],
  [{ 最终价格: '30', 最低计费月数: '1' }, 'hour', '最低计费月数', /只用于/],
])('%j by %s: %s', (cells, basis, column, message) => {
  expect(read(cells, basis).wrong).toEqual([{ column, message: expect.stringMatching(message), remedy: expect.stringMatching(/请/) }])
})

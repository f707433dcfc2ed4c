import { expect, test } from 'vitest'
import { readTariff, sameTariff, type TariffText, writeTariff } from '../tariff.ts'
import { stepsMax, tariffFaults, tariffText } from './faults.ts'
import { tariffOf, tieredOf } from './tariff.fixture.ts'

type Steps = (readonly [string, string])[]
const right: Steps = [
  ['5', '20'],
  ['', '36'],
]
const many: Steps = Array.from({ length: stepsMax }, (_, index) => [index + 1 === stepsMax ? '' : String(index + 1), '1'])

test.each<[string, TariffText]>([
  ['plain', tariffOf('310.5')],
  ['for nothing', tariffOf('0')],
  ['three years', tariffOf('4320', { basis: 'term', termMonths: 36, minimumMonths: 36 })],
  ['the shortest and the longest term', tariffOf('1', { basis: 'term', termMonths: 120, minimumMonths: 1 })],
  ['a minimum of days', tariffOf('1', { basis: 'day', minimumMonths: 1 })],
  ['steps', tieredOf('graduated', right)],
  ['as many steps as there may be', tieredOf('volume', many)],
  ['packages that end', tieredOf('package', [['100', '60']])],
  ['packages that do not', tieredOf('package', right)],
  ['something free', tariffOf('0.1', { basis: 'metered', allowance: { quantity: '0.0001', per: 'resource' } })],
])('right: %s', (_, tariff) => {
  expect(tariffFaults(tariff)).toEqual([])
})

test.each<[string, TariffText, string, RegExp]>([
  ['a price that is none', tariffOf('-1'), '/amount', /大于或等于 0/],
  ['no price', tariffOf(''), '/amount', /请填写价格/],
  ['five places', tariffOf('0.00001'), '/amount', /至多四位小数/],
  ['free', tariffOf('0', { basis: 'free' }), '/basis', /不能是“免费”/],
  ['a term without months', tariffOf('1', { basis: 'term' }), '/termMonths', /须写明约定月数/],
  ['a term of a month', tariffOf('1', { basis: 'term', termMonths: 1 }), '/termMonths', /2 至 120/],
  ['a term too long', tariffOf('1', { basis: 'term', termMonths: 121 }), '/termMonths', /2 至 120/],
  ['a term of half months', tariffOf('1', { basis: 'term', termMonths: 2.5 }), '/termMonths', /整数/],
  ['months without a term', tariffOf('1', { termMonths: 36 }), '/termMonths', /只有按约定期计价/],
  ['no steps', tieredOf('graduated', [], { amount: '1' }), '/tiers/steps', /1 至 20 档/],
  ['too many steps', tieredOf('graduated', [['0.5', '1'], ...many]), '/tiers/steps', /1 至 20 档/],
  [
    'steps that fall',
    tieredOf('graduated', [
      ['5', '1'],
      ['4', '2'],
      ['', '3'],
    ]),
    '/tiers/steps/1/upTo',
    /4 应大于上一档的 5/,
  ],
  [
    'steps that stay',
    tieredOf('volume', [
      ['5', '1'],
      ['5.0', '2'],
      ['', '3'],
    ]),
    '/tiers/steps/1/upTo',
    /依次增大/,
  ],
  [
    'a step of nothing',
    tieredOf('graduated', [
      ['0', '1'],
      ['', '2'],
    ]),
    '/tiers/steps/0/upTo',
    /须大于 0/,
  ],
  [
    'an open step in between',
    tieredOf('graduated', [
      ['', '1'],
      ['', '2'],
    ]),
    '/tiers/steps/0/upTo',
    /只有最后一档/,
  ],
  [
    'steps that end',
    tieredOf('graduated', [
      ['5', '1'],
      ['9', '2'],
    ]),
    '/tiers/steps/1/upTo',
    /最后一档须不设上限/,
  ],
  ['volumes that end', tieredOf('volume', [['5', '1']]), '/tiers/steps/0/upTo', /最后一档须不设上限/],
  [
    'a step with no price',
    tieredOf('package', [
      ['5', '1'],
      ['', 'x'],
    ]),
    '/tiers/steps/1/amount',
    /大于或等于 0/,
  ],
  [
    'a larger package that costs less',
    tieredOf('package', [
      ['5', '20'],
      ['10', '19.99'],
    ]),
    '/tiers/steps/1/amount',
    /19\.99 低于 20/,
  ],
  ['a price beside the steps', tieredOf('graduated', right, { amount: '21' }), '/amount', /第一档的价格（20）/],
  ['nothing free', tariffOf('1', { allowance: { quantity: '0', per: 'unit' } }), '/allowance/quantity', /须大于 0/],
  ['no minimum', tariffOf('1', { minimumMonths: 0 }), '/minimumMonths', /1 至 120/],
  ['a minimum of hours', tariffOf('1', { basis: 'hour', minimumMonths: 1 }), '/minimumMonths', /最低计费月数只用于/],
  ['a minimum of once', tariffOf('1', { basis: 'once', minimumMonths: 1 }), '/minimumMonths', /最低计费月数只用于/],
])('wrong: %s', (_, tariff, path, message) => {
  expect(tariffFaults(tariff)).toEqual([{ path, message: expect.stringMatching(message) }])
})

test('what is left out is as the item says; the price is the first step’s', () => {
  expect(tariffText({ amount: '1' }, 'hour')).toEqual(tariffOf('1', { basis: 'hour' }))
  expect(tariffText({ tiers: tieredOf('graduated', right).tiers }, 'month')).toEqual(tieredOf('graduated', right))
  expect(tariffText({}, 'month').amount).toBe('')
})

test('a tariff is written in one way only, and read again as it was', () => {
  const loose = tieredOf(
    'graduated',
    [
      ['5.00', '20.50'],
      ['', '036'],
    ],
    { allowance: { quantity: '2.0', per: 'unit' } },
  )
  const tight = tieredOf(
    'graduated',
    [
      ['5', '20.5'],
      ['', '36'],
    ],
    { allowance: { quantity: '2', per: 'unit' } },
  )
  expect(writeTariff(readTariff(loose))).toEqual(tight)
  expect(sameTariff(loose, tight)).toBe(true)
  expect(sameTariff(tight, { ...tight, minimumMonths: 12 })).toBe(false)
})

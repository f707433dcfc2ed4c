import { expect, test } from 'vitest'
import { decimal } from '../../kernel/index.ts'
import type { Basis } from '../item.ts'
import { readTariff, type TariffText } from '../tariff.ts'
import { costOf } from './cost.ts'
import { tariffFaults } from './faults.ts'
import { tariffOf, tieredOf } from './tariff.fixture.ts'
import { tariffInWords } from './words.ts'

// What catalogues of governments and price lists of providers really hold, one line a kind. A good that can be had by the month, for a year and for
// three years is three items; one that is charged for two things (an account and its messages) is two.

const term = (termMonths: number): Partial<TariffText> => ({ basis: 'term', termMonths, minimumMonths: termMonths })
const year: Partial<TariffText> = { basis: 'year', minimumMonths: 12 }
const by = (basis: Basis): Partial<TariffText> => ({ basis })
type Steps = (readonly [string, string])[]
/** 0–5 Mbps and what is above, each at so much. */
const bandwidth = (low: string, high: string): Steps => [
  ['5', low],
  ['', high],
]
const disk = (...amounts: string[]): Steps => ['100', '500', '1024', '2048'].map((size, index) => [size, amounts[index] ?? ''])
const assets = (...amounts: string[]): Steps =>
  ['10', '20', '50', '100', '200', '500', '1000'].map((size, index) => [size, amounts[index] ?? ''])

test.each<[kind: string, TariffText, quantity: string, yuan: string, inWords: string]>([
  ['a core, a gigabyte, a machine by the month', tariffOf('58.43'), '4', '233.72', '每月 58.43元'],
  // 160 × 12 × 0.8
  ['a year at four fifths of twelve months', tariffOf('1536', year), '1', '1536', '每年 1536元，至少计12个月'],
  // 228 × 12 × 0.8 = 2188.8, listed as 2189
  ['a year that the list rounded up', tariffOf('2189', year), '1', '2189', '每年 2189元，至少计12个月'],
  ['three years at three quarters', tariffOf('4320', term(36)), '2', '8640', '3年 4320元，至少计36个月'],
  // 33330 a year: three of them are 99990
  ['three years dearer than three times a year', tariffOf('119988', term(36)), '1', '119988', '3年 119988元，至少计36个月'],
  // 46 × 24 × 0.9
  ['two years at nine tenths', tariffOf('993.6', term(24)), '1', '993.6', '2年 993.6元，至少计24个月'],
  ['a listed price of nothing', tariffOf('0'), '3', '0', '每月 0元'],
  ['a free service', tariffOf('0', by('free')), '1', '0', '免费'],
  ['fractions of a yuan for a gigabyte', tariffOf('0.09'), '34434', '3099.06', '每月 0.09元'],
  ['three places for a gigabyte and year', tariffOf('3.486', year), '10', '34.86', '每年 3.486元，至少计12个月'],
  ['bandwidth in two steps', tieredOf('graduated', bandwidth('20', '36')), '1000', '35920', '每月 0–5 部分 20元，5以上部分 36元'],
  // × 12 × 0.85: 10 Mbps are 5 × 204 + 5 × 367.2
  [
    'the same for a year',
    tieredOf('graduated', bandwidth('204', '367.2'), year),
    '10',
    '2856',
    '每年 0–5 部分 204元，5以上部分 367.2元，至少计12个月',
  ],
  // × 36 × 0.5
  [
    'the same for three years',
    tieredOf('graduated', bandwidth('360', '648'), term(36)),
    '10',
    '5040',
    '3年 0–5 部分 360元，5以上部分 648元，至少计36个月',
  ],
  [
    'shared disks in sizes',
    tieredOf('package', disk('60', '280', '520', '980')),
    '600',
    '520',
    '每月 100以内整档 60元，500以内整档 280元，1024以内整档 520元，2048以内整档 980元',
  ],
  [
    'the same for three years',
    tieredOf('package', disk('1560', '7280', '13520', '25480'), term(36)),
    '500',
    '7280',
    '3年 100以内整档 1560元，500以内整档 7280元，1024以内整档 13520元，2048以内整档 25480元，至少计36个月',
  ],
  [
    'a bastion host by how many assets it guards',
    tieredOf('package', assets('1020', '1280', '2600', '4600', '6200', '9200', '14170')),
    '51',
    '4600',
    '每月 10以内整档 1020元，20以内整档 1280元，50以内整档 2600元，100以内整档 4600元，200以内整档 6200元，500以内整档 9200元，1000以内整档 14170元',
  ],
  ['a bundle below the sum of its parts: an item of its own', tariffOf('228'), '1', '228', '每月 228元'],
  ['accounts with room: 20 and 500 GB are one bundle', tariffOf('500'), '1', '500', '每月 500元'],
  ['traffic by the gigabyte', tariffOf('0.5', by('metered')), '12.5', '6.25', '按计量 0.5元'],
  ['calls by ten thousand', tariffOf('0.01', by('metered')), '3', '0.03', '按计量 0.01元'],
  [
    'messages: a thousand a month come with the account',
    tariffOf('0.15', { basis: 'metered', allowance: { quantity: '1000', per: 'resource' } }),
    '1001',
    '0.15',
    '按计量 0.15元，每个资源免费 1000',
  ],
  [
    'remote access: two accounts free for each unit',
    tariffOf('30', { allowance: { quantity: '2', per: 'unit' } }),
    '3',
    '90',
    '每月 30元，每个使用单位免费 2',
  ],
  ['work by the person and day', tariffOf('1200', by('work')), '2.5', '3000', '按工作量 1200元'],
  // 120 (万元) × 300
  ['a part of what a system cost, by 10,000 yuan of it', tariffOf('300', by('once')), '120', '36000', '按次 300元'],
  ['a test before going online, once', tariffOf('5000', by('once')), '1', '5000', '按次 5000元'],
  ['a machine by the hour', tariffOf('0.22', by('hour')), '720', '158.4', '每小时 0.22元'],
  ['a hall by the day', tariffOf('12', by('day')), '3', '36', '每日 12元'],
  ['fibre by the kilometre', tariffOf('800'), '12.5', '10000', '每月 800元'],
  [
    'all of it at the price of the step reached',
    tieredOf('volume', [
      ['100', '1'],
      ['', '0.8'],
    ]),
    '200',
    '160',
    '每月 总量0–100 全部按 1元，总量100以上 全部按 0.8元',
  ],
])('%s', (_, tariff, quantity, yuan, inWords) => {
  if (tariff.basis !== 'free') expect(tariffFaults(tariff)).toEqual([])
  expect(costOf(readTariff(tariff), decimal(quantity))).toBe(decimal(yuan) * 10_000n)
  expect(tariffInWords(readTariff(tariff))).toBe(inWords)
})

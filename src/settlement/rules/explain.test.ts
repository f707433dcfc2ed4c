import { describe, expect, test } from 'vitest'
import type { Exclusion } from '../engine/ruling.ts'
import { arithmeticOf, groundsOf, priceText, readingsOf } from './explain.ts'
import { withNotice } from './statement.ts'

const line = {
  kind: 'period',
  unit: '核·月',
  basis: 'month',
  quantity: '8',
  price: '46',
  days: 11,
  periodDays: 30,
  full: '134.93',
  amount: '134.93',
  priceInWords: null,
  excluded: null,
  apart: null,
  deductions: [],
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
  [{ ...line, kind: 'free', basis: 'free', price: null, periodDays: null } as const, '免费服务，8核，不计费'],
  [{ ...line, kind: 'free', price: null, periodDays: null } as const, '免费额度之内，8核，不计费'],
  [
    { ...line, unit: 'Mbps·月', quantity: '10', days: 30, full: '280.00', priceInWords: '5及以下部分20元，超过5部分36元' },
    '按“5及以下部分20元，超过5部分36元”，10Mbps × 30天 ÷ 30天，计280.00元',
  ],
  [
    { ...line, apart: { rule: 'r', message: '非本级预算单位', cite: '41' } },
    '46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元；独立结算，由使用单位自行支付：非本级预算单位',
  ],
  [
    { ...line, excluded: { rule: 'r', message: '未纳入监管', cite: '34' } },
    '46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元；不纳入结算，计0.00元：未纳入监管',
  ],
  [
    {
      ...line,
      amount: '114.69',
      deductions: [
        { rule: 'a', percent: '10', amount: '13.49', message: '考评不合格', cite: '39' },
        { rule: 'b', percent: '5', amount: '6.75', message: '可用率不足', cite: '40' },
      ],
    },
    '46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元；扣减10%即13.49元：考评不合格；扣减5%即6.75元：可用率不足；应付114.69元',
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

describe('the articles and readings of a line', () => {
  const cites = { by: ['1'], starts: ['2.1'], changes: ['3'], ends: ['4'], minimum: ['7'] }
  const neither = { changed: false, minimum: false }
  const rule = { on: 'settlement.line', when: [{ fact: 'allocation.contracted' }], source: { cites: ['14'] } }
  const judging = { on: 'price.set', when: [], source: { cites: ['11', '12'], practice: false } }
  const atHome = { on: 'price.set', when: [], source: { cites: ['99'], practice: true } }
  const parties = [
    { may: ['catalogue.ceiling'], source: { cites: ['11'], practice: false } },
    { may: ['catalogue.price'], source: { cites: ['6'], practice: false } },
    { may: ['catalogue.price'], source: { cites: ['98'], practice: true } },
  ]
  const regime = { charging: { cites }, cycle: { cites: { accounts: ['5'] } }, rules: [rule, judging, atHome], parties } as never
  const of = (line: { kind: 'period' | 'free'; excluded: Exclusion | null }, changed: boolean) =>
    groundsOf(regime, { ...line, apart: null, deductions: [] }, { changed, minimum: false }).map(({ what, cite }) => `${what} ${cite}`)

  test('a change is cited only where there was one, the contract only where something is paid for', () => {
    expect(of({ kind: 'period', excluded: null }, false)).toEqual([
      '计费方式 1',
      '计费起始 2.1',
      '计费截止 4',
      '核算 5',
      '最高限价 11',
      '最终价格 6',
      '定价 12',
      '合同范围 14',
    ])
    expect(of({ kind: 'period', excluded: null }, true)).toContain('数量调整 3')
    expect(of({ kind: 'free', excluded: null }, false)).not.toContain('合同范围 14')
    expect(of({ kind: 'free', excluded: null }, false)).not.toContain('最终价格 6')
    expect(of({ kind: 'period', excluded: { rule: 'r', message: 'm', cite: '34' } }, false)).toContain('不纳入结算 34')
    const least = groundsOf(regime, { kind: 'period', excluded: null, apart: null, deductions: [] }, { changed: false, minimum: true })
    expect(least).toContainEqual({ what: '最低计费期限', cite: '7', article: '第七条' })
    const twice = ['a', 'b'].map((rule) => ({ rule, percent: '10', amount: '1.00', message: 'm', cite: '39' }))
    const reduced = groundsOf(regime, { kind: 'period' as const, excluded: null, apart: null, deductions: twice }, neither)
    expect(reduced.filter(({ what }) => what === '扣减').map(({ cite }) => cite)).toEqual(['39'])
  })

  test.each([
    [['14'], true],
    [['1'], true],
    [['2'], true], // a reading of the whole article
    [['2.1'], true],
    [['14¶2'], true], // a reading of a part of it
    [['2.2'], false],
    [['140'], false],
    [['3'], false], // nothing was changed
    [['6', '5'], true],
  ])('a reading of %j is applied: %s', (on, applied) => {
    const interpretations = [{ on, question: 'q', reading: 'r', because: 'b' }] as never
    const found = readingsOf(
      { interpretations },
      groundsOf(regime, { kind: 'period', excluded: null, apart: null, deductions: [] }, neither),
    )
    expect(found.map(({ question }) => question)).toEqual(applied ? ['q'] : [])
  })
})

test('a statement carries the notice of its measure when its cycle reaches beyond the last day in force', () => {
  const regime = { expires: '2025-06-30', decisions: [], validity: { says: '办法于{expires}届满' } }
  const regimes = { get: () => regime } as never
  const noticeAt = (to: string) => withNotice(regimes, { regimeId: 'r', to } as never).notice
  expect(noticeAt('2025-06-30')).toBe(null)
  expect(noticeAt('2025-07-01')).toBe('办法于2025-06-30届满')
})

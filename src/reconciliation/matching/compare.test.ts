import { describe, expect, test } from 'vitest'
import { formatYuan } from '../../kernel/index.ts'
import { strict } from '../../settlement/engine/charges.fixture.ts'
import { unruled, type Verdict } from '../../settlement/engine/ruling.ts'
import { compareResource } from './compare.ts'
import { billOf, knownOf, oursOf, type Tale, their, told } from './sides.fixture.ts'
import type { TheirLine } from './sides.ts'

const apart: Verdict = () => ({ ...unruled, apart: { rule: 'own-budget', message: '独立结算', cite: '7' } })
const reduced: Verdict = () => ({ ...unruled, reductions: [{ rule: 'poor-grade', percent: '10', message: '考评不合格', cite: '9' }] })

/** 10 cores in March 2025 at 46 yuan a month: 460.00. */
const march: Tale = {
  charged: ['2025-03-01', '2025-04-01'],
  allocations: [['2025-03-01', '2025-04-01', '10']],
  prices: [['2024-01-01', null, '46']],
}
/** From 5 March: 27 of 31 days, 460 × 27 ÷ 31 = 400.645… */
const late: Tale = { ...march, charged: ['2025-03-05', '2025-04-01'] }
/** 10 until 14 March, 15 from 15 March: 460 × 14 ÷ 31 = 207.74; 690 × 17 ÷ 31 = 378.39; together 586.13. */
const grown: Tale = {
  ...march,
  charged: ['2025-02-01', '2025-04-01'],
  allocations: [
    ['2025-02-01', '2025-03-15', '10'],
    ['2025-03-15', '2025-04-01', '15'],
  ],
}
/** 46 yuan until 15 March, then 45: 460 × 15 ÷ 31 = 222.58; 450 × 16 ÷ 31 = 232.26; together 454.84. */
const cheaper: Tale = {
  ...march,
  prices: [
    ['2024-01-01', '2025-03-16', '46'],
    ['2025-03-16', null, '45'],
  ],
}
const beyond: Tale = { ...march, verdict: strict, covered: [['2000-01-01', null, '6']] }
const other = knownOf({ ...march, prices: [['2024-01-01', null, '52']] }).ratesOf('VCPU')
const egress: Tale = {
  basis: 'metered',
  charged: ['2025-03-01', null],
  allocations: [['2025-03-01', null, '1']],
  prices: [['2024-01-01', null, '0.8']],
  metered: [['2025-03-31', '100']],
}
const allMarch = (quantity: string, amount: string, more = {}) => their('2025-03-01', '2025-03-31', quantity, amount, more)

const table: [string, Tale, TheirLine[], string[]][] = [
  ['the same', march, [allMarch('10', '460.00')], []],
  [
    'the same in two halves, each rounded (222.58 + 237.42)',
    march,
    [their('2025-03-01', '2025-03-15', '10', '222.58'), their('2025-03-16', '2025-03-31', '10', '237.42')],
    [],
  ],
  ['an earlier first day: 460.00 − 400.65', late, [allMarch('10', '460.00')], ['days 59.35']],
  ['a later last day', { ...march, charged: ['2025-03-01', '2025-03-21'] }, [allMarch('10', '460.00')], ['days 163.23']],
  ['days stated otherwise: 30 of 31', march, [allMarch('10', '445.16', { days: 30 })], ['days -14.84']],
  ['days not said: the whole month for 27 days', late, [their('2025-03-05', '2025-03-31', '10', '460.00')], ['days 59.35']],
  ['days not said: one too many', late, [their('2025-03-05', '2025-03-31', '10', '415.48')], ['days 14.83']],
  ['another price, stated: 50 × 10', march, [allMarch('10', '500.00', { price: '50' })], ['price 40.00']],
  ['the price of before, unsaid, all month', cheaper, [allMarch('10', '460.00')], ['price 5.16']],
  ['the price of before, stated, all month', cheaper, [allMarch('10', '460.00', { price: '46' })], ['price 5.16']],
  [
    'the price of after, in both parts',
    cheaper,
    [their('2025-03-01', '2025-03-15', '10', '217.74'), their('2025-03-16', '2025-03-31', '10', '232.26')],
    ['price -4.84'],
  ],
  [
    'the quantity of after, all month: 690.00 − 586.13',
    grown,
    [allMarch('15', '690.00'), their('2025-02-01', '2025-02-28', '10', '460.00')],
    ['quantity 103.87'],
  ],
  [
    'the quantity of after, unsaid',
    grown,
    [
      their('2025-03-01', '2025-03-14', '10', '311.61'),
      their('2025-03-15', '2025-03-31', '15', '378.39'),
      their('2025-02-01', '2025-02-28', '10', '460.00'),
    ],
    ['quantity 103.87'],
  ],
  ['a fen', late, [their('2025-03-05', '2025-03-31', '10', '400.64')], ['rounding -0.01']],
  ['two fen are no rounding', late, [their('2025-03-05', '2025-03-31', '10', '400.67')], ['unexplained 0.02']],
  [
    'days and price at once: 500 − 400.65 = (460 − 400.65) + 40',
    late,
    [allMarch('10', '500.00', { price: '50' })],
    ['days 59.35', 'price 40.00'],
  ],
  ['what we leave out: 4 of 10 beyond the contract', beyond, [allMarch('10', '460.00')], ['excluded 184.00']],
  ['what both leave out', beyond, [allMarch('6', '276.00')], []],
  ['what both leave out, at another price', beyond, [allMarch('6', '300.00', { price: '50' })], ['price 24.00']],
  ['what the unit pays itself', { ...march, verdict: apart }, [allMarch('10', '460.00')], ['apart 460.00']],
  ['what the unit pays itself, and nobody bills', { ...march, verdict: apart }, [], []],
  ['what we take off', { ...march, verdict: reduced }, [allMarch('10', '460.00')], ['deducted 46.00']],
  [
    'what both take off, at another price: 500 × 90%',
    { ...march, verdict: reduced },
    [allMarch('10', '450.00', { price: '50' })],
    ['price 36.00'],
  ],
  ['another item', { ...march, others: { RAM: other } }, [allMarch('10', '520.00', { itemCode: 'RAM' })], ['item 60.00']],
  ['another item for the same amount', march, [allMarch('10', '460.00', { itemCode: 'RAM' })], ['item 0.00']],
  ['nothing in March', march, [], ['missing-theirs -460.00']],
  ['one of two months', grown, [allMarch('10', '460.00'), their('2025-02-01', '2025-02-28', '10', '460.00')], ['quantity -126.13']],
  [
    'a month that is not charged',
    march,
    [allMarch('10', '460.00'), their('2025-04-01', '2025-04-30', '10', '460.00')],
    ['missing-ours 460.00'],
  ],
  ['the same line twice', march, [allMarch('10', '460.00'), allMarch('10', '460.00')], ['duplicate 460.00']],
  ['two alike that are two halves', march, [allMarch('5', '230.00'), allMarch('5', '230.00')], []],
  [
    'half twice: two alike that are half of it each, dearer',
    march,
    [allMarch('5', '250.00', { price: '50' }), allMarch('5', '250.00', { price: '50' })],
    ['price 40.00'],
  ],
  ['not its own product', march, [allMarch('10', '470.00', { price: '46' })], ['arithmetic 10.00']],
  ['nothing we know', march, [allMarch('10', '471.23')], ['unexplained 11.23']],
  [
    'one of two lines',
    grown,
    [their('2025-02-01', '2025-02-28', '10', '460.00'), their('2025-03-15', '2025-03-31', '15', '378.39')],
    ['missing-theirs -207.74'],
  ],
  ['metered: another quantity', egress, [allMarch('120', '96.00')], ['quantity 16.00']],
  [
    'metered: in two parts',
    egress,
    [their('2025-03-01', '2025-03-15', '40', '32.00'), their('2025-03-16', '2025-03-31', '60', '48.00')],
    [],
  ],
  [
    'a month of thirty days, theirs by actual days',
    { ...late, part: 'thirty-day-month' },
    [their('2025-03-05', '2025-03-31', '10', '400.65')],
    ['days 1.98'],
  ],
]

describe('causes', () => {
  test.each(table)('%s', (_, tale, theirs, expected) => {
    const ours = oursOf(tale)
    const { differences } = compareResource(ours, theirs, knownOf(tale))
    expect(differences.flatMap(told)).toEqual(expected)
    for (const { causes, theirs: billed, ours: level } of differences)
      expect(causes.reduce((sum, { amount }) => sum + amount, 0n)).toBe(billed - level)
  })
})

test('by the year: twelve months of theirs are held against our one line', () => {
  const year: Tale = {
    ...march,
    by: 'year',
    basis: 'year',
    charged: ['2025-01-01', null],
    allocations: [['2025-01-01', null, '1']],
    prices: [['2024-01-01', null, '1200']],
  }
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0')
    const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][index]
    return their(`2025-${month}-01`, `2025-${month}-${last}`, '1', '100.00')
  })
  const ours = oursOf(year)
  expect(compareResource(ours, months, knownOf(year))).toEqual({ equal: 1, differences: [] })
  const [difference] = compareResource(ours, months.slice(0, 11), knownOf(year)).differences
  expect(difference?.months).toEqual([55 * 12, 55 * 12 + 11])
  // Eleven twelfths of the year are 1100.00, but 334 of its 365 days are 1098.08 (1098.09 when each month is rounded).
  expect(difference && told(difference)).toEqual(['days -101.91', 'unexplained 1.91'])
})

test('each cause says both sides and what our reckoning gives', () => {
  const says = (tale: Tale, theirs: TheirLine[]) =>
    compareResource(oursOf(tale), theirs, knownOf(tale)).differences.flatMap(({ causes }) => causes.map((cause) => cause.says))
  expect(says(late, [allMarch('10', '460.00')])).toEqual([
    '起日不同：对方 2025-03-01 至 2025-03-31 计 31 天，本方 2025-03-05 至 2025-03-31 计 27 天；按对方天数重算为 460.00 元，本方 400.65 元',
  ])
  expect(says(cheaper, [allMarch('10', '460.00', { price: '46' })])).toEqual([
    '对方单价 46 元，本方 46、45 元；按对方单价重算为 460.00 元，按本方为 454.84 元；46 元是 2024-01-01 至 2025-03-15 施行的价格',
  ])
  expect(says(grown, [their('2025-02-01', '2025-02-28', '10', '460.00'), allMarch('15', '690.00')])).toEqual([
    '对方数量 15，本方 10、15；按对方数量重算为 690.00 元，按本方数量为 586.13 元',
  ])
  expect(says(beyond, [allMarch('10', '460.00')])).toEqual(['本方不予结算 184.00 元：beyond（第34条，规则 beyond）'])
})

test('a bill of our own lines agrees with them', () => {
  for (const tale of [march, late, grown, cheaper, egress]) {
    const ours = oursOf(tale)
    const { differences } = compareResource(ours, billOf(ours, { priced: true }), knownOf(tale))
    expect(differences.map(({ theirs, ours: level }) => `${formatYuan(theirs)} ${formatYuan(level)}`)).toEqual([])
  }
})

test('a month with thousands of lines for one resource is not searched', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => ({
    ...allMarch('10', '460.00'),
    amount: BigInt(index) as TheirLine['amount'],
  }))
  const before = performance.now()
  const [difference] = compareResource(oursOf(march), lines, knownOf(march)).differences
  expect(difference?.causes.map(({ kind }) => kind)).toEqual(['unexplained'])
  expect(performance.now() - before).toBeLessThan(2_000)
})

import { expect, test } from 'vitest'
import type { DetailLine } from '../exports/line.ts'
import { detailLine, sealedHead, sideLine } from '../exports/lines.fixture.ts'
import { columnIds } from './columns.ts'
import { focusRow } from './row.ts'
import { serviceOf } from './services.ts'
import { daysOfUnit, pricingUnitOf } from './units.ts'

const rowOf = (over: Partial<DetailLine> = {}) => focusRow(detailLine(over), sealedHead)

test('a row has all columns of the header, in its order', () => {
  expect(Object.keys(rowOf())).toEqual(columnIds)
  expect(columnIds).toHaveLength(57)
  expect([columnIds[0], columnIds[3], columnIds[56]]).toEqual(['ProviderName', 'InvoiceId', 'Tags'])
})

test('days in China are instants in UTC, their end is the next day', () => {
  expect(rowOf()).toMatchObject({
    BillingPeriodStart: '2024-08-31T16:00:00Z',
    BillingPeriodEnd: '2025-08-31T16:00:00Z',
    ChargePeriodStart: '2024-09-19T16:00:00Z',
    ChargePeriodEnd: '2024-09-30T16:00:00Z',
  })
})

const poor = { rule: 'poor', percent: '10', amount: '13.50', message: '考评不合格', cite: '31' }
const apart = { rule: 'outside', message: '独立结算', cite: '38' }
test.each<[string, Partial<DetailLine>, object]>([
  [
    'a month',
    {},
    {
      ChargeCategory: 'Usage',
      ChargeFrequency: 'Recurring',
      PricingQuantity: '2.93333333',
      ContractedUnitPrice: '46',
      ContractedCost: '134.93333318',
      ConsumedQuantity: '88',
      ConsumedUnit: 'Core-Days',
    },
  ],
  [
    'once',
    { kind: 'once', basis: 'once', unit: '次', periodDays: null, quantity: '2', price: '300', full: '600.00', amount: '600.00' },
    {
      ChargeCategory: 'Purchase',
      ChargeFrequency: 'One-Time',
      PricingQuantity: '2',
      PricingUnit: 'Occurrences',
      ConsumedQuantity: null,
      ConsumedUnit: null,
    },
  ],
  [
    'metered',
    { kind: 'metered', basis: 'work', unit: '人天', periodDays: null, quantity: '3.5', price: '1200', full: '4200.00', amount: '4200.00' },
    {
      ChargeCategory: 'Usage',
      ChargeFrequency: 'Usage-Based',
      PricingUnit: 'Person-Days',
      ConsumedQuantity: '3.5',
      ConsumedUnit: 'Person-Days',
    },
  ],
  [
    'free',
    { kind: 'free', basis: 'free', unit: '项', periodDays: null, quantity: '1', price: null, priceId: null, full: '0.00', amount: '0.00' },
    { ListUnitPrice: '0', ContractedUnitPrice: '0', ListCost: '0', BilledCost: '0.00', SkuPriceId: detailLine().itemId },
  ],
  [
    'left out',
    { amount: '0.00', excluded: apart },
    { BilledCost: '0.00', EffectiveCost: '0.00', ListCost: '134.93333318', InvoiceId: sealedHead.statementId },
  ],
  ['reduced', { amount: '121.43', deductions: [poor] }, { BilledCost: '121.43', EffectiveCost: '121.43', ContractedCost: '134.93333318' }],
  ['paid by the unit', { payer: 'unit', apart }, { BilledCost: '134.93', InvoiceId: null }],
  [
    'in steps',
    { quantity: '20', price: '20', days: 30, full: '640.00', amount: '640.00' },
    { ListUnitPrice: '32', PricingQuantity: '20', ListCost: '640' },
  ],
  [
    'a package of a quantity of nothing',
    { quantity: '0', price: '20', days: 30, full: '60.00', amount: '60.00' },
    { ListUnitPrice: '60', PricingQuantity: '1', ListCost: '60' },
  ],
])('a line charged %s', (_, over, cells) => expect(rowOf(over)).toMatchObject(cells))

test('nothing is on an invoice before the seal', () => {
  expect(focusRow(detailLine(), { ...sealedHead, state: 'reviewed' }).InvoiceId).toBeNull()
})

test.each([
  [
    'an evaluation that takes off',
    sideLine({ kind: 'adjustment', amount: '-300.00' }),
    { ChargeCategory: 'Credit', ChargeClass: null, InvoiceId: sealedHead.statementId, ListCost: '-300.00' },
  ],
  [
    'a result about a unit as a whole',
    sideLine({ kind: 'adjustment', providerId: null, providerName: null }),
    { ProviderName: '某省', PublisherName: '某省', InvoiceIssuerName: '某省', SubAccountName: '省文化和旅游厅' },
  ],
  ['an evaluation that adds', sideLine({ kind: 'adjustment', amount: '50.00' }), { ChargeCategory: 'Adjustment', ChargeClass: null }],
  [
    'a correction',
    sideLine(),
    { ChargeCategory: 'Adjustment', ChargeClass: 'Correction', InvoiceId: null, PricingQuantity: null, SkuId: null, ResourceId: null },
  ],
])('%s', (_, line, cells) =>
  expect(focusRow(line, sealedHead)).toMatchObject({ ...cells, BilledCost: line.amount, EffectiveCost: line.amount }),
)

test('what FOCUS has no column for stands in the tags, under our prefix', () => {
  const tags = JSON.parse(rowOf({ amount: '0.00', excluded: apart, deductions: [poor], priceInWords: '每月 20元' }).Tags ?? '')
  expect(tags).toMatchObject({
    'zhengyun/line': 1,
    'zhengyun/system': '公共文化服务平台',
    'zhengyun/payer': 'level',
    'zhengyun/price': '每月 20元',
    'zhengyun/exclusion': '独立结算',
    'zhengyun/exclusionCite': '38',
    'zhengyun/deductions': '10% 考评不合格',
  })
  expect(Object.keys(tags).every((key) => key.startsWith('zhengyun/'))).toBe(true)
})

test.each([
  ['核·月', 'month', 'Core-Months', 'Core-Days'],
  ['GB·月', 'month', 'GB-Months', 'GB-Days'],
  ['Mbps·月', 'month', 'Mbps-Months', 'Mbps-Days'],
  ['台', 'year', 'Machine-Years', 'Machine-Days'],
  ['台·3年', 'term', 'Machines/3 Years', 'Machine-Days'],
  ['台', 'term', 'Machines', 'Machine-Days'],
  ['台/年', 'year', 'Machine-Years', 'Machine-Days'],
  ['实例·小时', 'hour', 'Instance-Hours', 'Instance-Days'],
  ['100次', 'metered', '100 Occurrences', '100 Occurrence-Days'],
  ['1GB', 'month', 'GB-Months', 'GB-Days'],
  ['人天', 'work', 'Person-Days', 'Person-Days'],
  ['人月', 'work', 'Person-Months', 'Person-Days'],
  ['人', 'work', 'Persons', 'Person-Days'],
  ['机位·月', 'month', '机位-Months', '机位-Days'],
  ['vnic·月', 'month', 'Vnic-Months', 'Vnic-Days'],
  ['项', 'free', 'Units', 'Unit-Days'],
  ['VCPU', 'month', 'Core-Months', 'Core-Days'],
  ['gb', 'month', 'GB-Months', 'GB-Days'],
  ['Gb·月', 'month', 'Gb-Months', 'Gb-Days'],
  ['(1.5)', 'once', 'Units', 'Unit-Days'],
] as const)('the unit %s by %s is %s', (unit, basis, priced, held) => {
  expect(pricingUnitOf(unit, basis)).toBe(priced)
  expect(daysOfUnit(unit, basis)).toBe(held)
})

const iaas = '一、基础设施即服务（IaaS）'
test.each([
  ['云服务器vCPU', iaas, 'Compute', 'Virtual Machines', null],
  ['数据盘', iaas, 'Storage', 'Block Storage', null],
  ['云主机备份', iaas, 'Storage', 'Backup Storage', null],
  ['云主机深度监控服务', '四、云安全服务', 'Management and Governance', 'Observability', null],
  ['数据库审计', '四、云安全服务', 'Security', 'Threat Detection and Response', null],
  ['WEB网站实时防护服务', '四、云安全服务', 'Networking', 'Network Security', null],
  ['Mysql', '二、支撑软件服务', 'Databases', 'Relational Databases', null],
  ['互联网线路带宽', iaas, 'Networking', 'Network Connectivity', null],
  ['应用负载均衡', iaas, 'Networking', 'Application Networking', null],
  ['堡垒机', '四、云安全服务', 'Identity', 'Identity and Access Management', null],
  ['无从归类', '四、云安全服务', 'Security', 'Other (Security)', '无从归类（四、云安全服务）'],
  ['无从归类', iaas, 'Other', 'Other (Other)', null],
])('%s of %s is %s / %s', (item, category, wanted, sub, name) => {
  expect(serviceOf(item, category)).toEqual({ name: name ?? item, category: wanted, subcategory: sub })
})

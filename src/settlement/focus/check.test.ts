import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { checkFocus, focusRules } from './check.ts'
import { type ColumnId, columnIds, type FocusRow, ours } from './columns.ts'
import { faultsOf, fileOf, goodRows } from './focus.fixture.ts'
import { presenceRules } from './rules/header.ts'
import { rowRules } from './rules/index.ts'
import { isNumber, isProduct } from './rules/numbers.ts'

type Base = keyof typeof goodRows
/** A row that is right but for these cells. */
type Bad = readonly [Base, Partial<FocusRow>]

/** Cells that break a rule of its kind, in whatever column. */
const byKind: Readonly<Record<string, (column: ColumnId, other: ColumnId) => Bad>> = {
  'not-null': (column) => ['usage', { [column]: null }],
  number: (column) => ['committed', { [column]: '1,000.00' }],
  instant: (column) => ['usage', { [column]: '2024-09-01 00:00:00' }],
  code: (column) => ['usage', { [column]: 'cny' }],
  allowed: (column) => ['committed', { [column]: 'whatever' }],
  'null-with': (column, other) => ['usage', { [other]: null, [column]: 'Used' }],
  'given-with': (column, other) => ['region', { [other]: '1', [column]: null }],
  'null-for-tax': (column) => ['tax', { [column]: '1' }],
  'given-for-use': (column) => ['usage', { [column]: null }],
  'not-negative': (column) => ['usage', { [column]: '-46' }],
  'zero-for-commitment': (column) => ['bought', { [column]: '134.93' }],
  credit: (column) => ['credit', { [column]: '-1.00' }],
  product: (column) => ['usage', { [column]: '134.93' }],
  object: (column) => ['usage', { [column]: '["x_a"]' }],
  scalars: (column) => ['usage', { [column]: '{"x_a":{"x_b":1}}' }],
  'unique-keys': (column) => ['usage', { [column]: '{"x_a":1,"x_\\u0061":2}' }],
  'unit-size': (column) => ['committed', { [column]: 'GBs' }],
  'unit-word': (column) => ['committed', { [column]: 'Core-months' }],
  'unit-capital': (column) => ['committed', { [column]: 'widgets' }],
  'unit-time': (column) => ['committed', { [column]: 'Core-Weeks' }],
  'unit-whole': (column) => ['committed', { [column]: '1.5 Requests' }],
  'unit-composite': (column) => ['committed', { [column]: 'Requests per Day' }],
}

const byName: Readonly<Record<string, Bad>> = {
  'BillingPeriodEnd.after-start': ['usage', { BillingPeriodEnd: '2024-08-31T16:00:00Z' }],
  'ChargePeriodEnd.after-start': ['usage', { ChargePeriodEnd: '2024-09-01T16:00:00Z' }],
  'ServiceSubcategory.parent': ['usage', { ServiceSubcategory: 'Block Storage' }],
  'ChargeFrequency.purchase': ['bought', { ChargeFrequency: 'Usage-Based' }],
  'ConsumedQuantity.null-unless-usage': ['unused', { ConsumedQuantity: '1', ConsumedUnit: 'Core-Days' }],
  'ConsumedQuantity.given-for-usage': ['usage', { ConsumedQuantity: null, ConsumedUnit: null }],
  'CommitmentDiscountQuantity.given': ['committed', { CommitmentDiscountQuantity: null, CommitmentDiscountUnit: null }],
  'CommitmentDiscountQuantity.null-otherwise': ['usage', { CommitmentDiscountQuantity: '1', CommitmentDiscountUnit: 'Units' }],
  'ResourceId.commitment-bought': ['bought', { ResourceId: 'vm-1' }],
  'ResourceId.commitment-unused': ['unused', { ResourceId: 'vm-1' }],
  'CommitmentDiscountStatus.given-for-usage': ['committed', { CommitmentDiscountStatus: null }],
  'CommitmentDiscountStatus.usage-only': ['bought', { CommitmentDiscountStatus: 'Unused' }],
  'CommitmentDiscountId.given-for-committed': ['usage', { PricingCategory: 'Committed' }],
  'PricingCategory.committed': ['committed', { PricingCategory: 'Standard' }],
  'CapacityReservationStatus.given-for-usage': ['reserved', { CapacityReservationStatus: null }],
  'SkuPriceDetails.prefix': ['usage', { SkuPriceDetails: '{"Basis":"month"}' }],
  'SkuPriceDetails.spelling': ['usage', { SkuPriceDetails: '{"coreCount":4}' }],
  'SkuPriceDetails.defined-first': ['usage', { SkuPriceDetails: '{"x_CoreCount":4}' }],
  'SkuPriceDetails.types': ['usage', { SkuPriceDetails: '{"CoreCount":"4"}' }],
  'SkuId.one-per-price': ['usage', { SkuId: 'another' }],
  'ServiceCategory.one-per-service': ['usage', { ServiceCategory: 'Storage', ServiceSubcategory: 'Block Storage' }],
  'CommitmentDiscountUnit.one-per-commitment': ['committed', { CommitmentDiscountUnit: 'Core-Hours' }],
  'BillingAccountId.one-per-invoice': ['usage', { BillingAccountId: 'another' }],
  'BillingCurrency.one-per-invoice': ['usage', { BillingCurrency: 'USD' }],
  'BillingAccountType.one-per-account': ['usage', { BillingAccountType: '又一种' }],
  'SubAccountType.one-per-account': ['usage', { SubAccountType: '又一种' }],
}

const good = Object.values(goodRows)

test('rows that are right have no faults', async () => {
  expect(await faultsOf(fileOf(good))).toEqual([])
})

test.each(rowRules.map((rule) => [rule.name, rule] as const))(
  '%s is caught, on its line',
  async (name, { column, needs: [, other], name: whole }) => {
    const bad = byName[name] ?? byKind[whole.slice(whole.indexOf('.') + 1)]?.(column, other ?? column)
    if (!bad) throw new Error(`no bad row for ${name}`)
    const [base, cells] = bad
    const faults = await faultsOf(fileOf([...good, { ...goodRows[base], ...cells }]))
    expect(faults.filter(({ line }) => line < good.length + 2)).toEqual([])
    expect(faults.filter(({ rule }) => rule === name)).toEqual([
      expect.objectContaining({ line: good.length + 2, column, message: expect.stringMatching(new RegExp(`^${column}：`)) }),
    ])
  },
)

test('no bad row is left over from a rule that is gone', () => {
  const names = new Set(rowRules.map(({ name }) => name))
  expect(Object.keys(byName).filter((name) => !names.has(name))).toEqual([])
})

test.each([...presenceRules])('a file without %s is told so', async (column, { name }) => {
  const faults = await faultsOf(
    fileOf(
      good,
      columnIds.filter((one) => one !== column),
    ),
  )
  expect(faults).toContainEqual(expect.objectContaining({ line: 1, rule: name, column }))
})

test('a conditional column is missed only where the provider offers what it is about', async () => {
  const without = fileOf(
    [goodRows.usage],
    columnIds.filter((column) => !/^(CommitmentDiscount|CapacityReservation|Region)/.test(column)),
  )
  expect(await faultsOf(without, ours)).toEqual([])
  const faults = await faultsOf(without, [...ours, 'regions'])
  expect(faults.map(({ rule }) => rule)).toEqual(['RegionId.present', 'RegionName.present'])
})

const header = columnIds.join(',')
const usageCells = columnIds.map((column) => goodRows.usage[column])
test.each([
  ['file.header', ''],
  ['file.csv', `${header}\r\n"never ended`],
  ['file.cells', `${header}\r\na,b\r\n`],
  ['columns.custom-prefix', `${header},Extra\r\n`],
  ['columns.custom-prefix', `${header},billedcost\r\n`],
  ['columns.alphanumeric', `${header},x_on-call\r\n`],
  ['columns.once', `${header},Tags\r\n`],
  ['cells.empty-text', fileOf([{ ...goodRows.usage, RegionId: '' }])],
  ['cells.placeholder', fileOf([{ ...goodRows.usage, RegionId: 'Not Applicable' }])],
  ['cells.placeholder', fileOf([{ ...goodRows.usage, RegionId: 'N/A' }])],
])('%s is caught', async (name, csv) => {
  expect((await faultsOf(csv)).map(({ rule }) => rule)).toContain(name)
})

test('every rule of the file, the header and the cells has a bad file above', () => {
  const tested = [
    'file.header',
    'file.csv',
    'file.cells',
    'columns.custom-prefix',
    'columns.alphanumeric',
    'columns.once',
    'cells.empty-text',
    'cells.placeholder',
  ]
  const rest = focusRules.filter((rule) => !rowRules.some(({ name }) => name === rule.name) && !rule.name.endsWith('.present'))
  expect(rest.map(({ name }) => name).sort()).toEqual(tested.sort())
})

test('an unquoted NULL is no value; a custom column with its prefix may hold anything', async () => {
  const cells = usageCells.map((cell) => (cell === null ? 'NULL' : `"${cell.replaceAll('"', '""')}"`))
  expect(await faultsOf(`\ufeff${header},x_Any\r\n${cells.join(',')},gb per week\r\n`)).toEqual([])
})

test('lines are counted as an editor does, also behind a cell of several', async () => {
  const faults = await faultsOf(
    fileOf([
      { ...goodRows.usage, ChargeDescription: 'a\nb\nc' },
      { ...goodRows.usage, BilledCost: null },
    ]),
  )
  expect(faults.map(({ rule, line }) => [rule, line])).toEqual([['BilledCost.not-null', 5]])
})

test('a stream that breaks is not taken for a file with faults; who has seen enough may leave', async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from(fileOf(good))
      throw new Error('the disk went away')
    })(),
  )
  const readAll = async (): Promise<void> => {
    for await (const fault of checkFocus(broken, { offers: [] })) expect(fault).toBeUndefined()
  }
  await expect(readAll()).rejects.toThrow('went away')
  const endless = Readable.from(
    (function* () {
      yield `${header}\r\n`
      for (;;) yield 'a,b\r\n'.repeat(1000)
    })(),
  )
  for await (const _ of checkFocus(endless)) break
  await setImmediate()
  expect(endless.destroyed).toBe(true)
})

test.each([
  ['-100.2', true],
  ['-3', true],
  ['4', true],
  ['35.2E-7', true],
  ['1.234', true],
  ['35.2E7', true],
  ['1 1/2', false],
  ['35.2E+7', false],
  ['35.24 x 10^7', false],
  ['[3,5,8]', false],
  ['[4:5]', false],
  ['5i + 4', false],
  ['sqrt(2)', false],
  ['2.3^3', false],
  ['32 GiB', false],
  ['$32', false],
  ['3,432,342', false],
  ['+333', false],
  ['Infinity', false],
  ['', false],
])('the number format of %j is right: %s', (text, right) => expect(isNumber(text)).toBe(right))

test.each([
  ['46', '2.93333333', '134.93333318', true],
  ['46', '2.93333333', '134.93', false],
  ['0.1', '0.2', '0.02', true],
  ['0.1', '3', '0.30000000000000004', true],
  ['1E3', '2E-3', '2', true],
  ['-1', '12', '-12.00', true],
  ['1', '12', '-12', false],
  ['100000000', '100000000', '10000000001000000', true],
  ['100000000', '100000000', '10000000100000000', false],
  ['0.0000000001', '1', '0', true],
])('%s × %s is %s: %s', (a, b, c, right) => expect(isProduct(a, b, c)).toBe(right))

test.each([
  'GB-Hours',
  'MB-Days',
  'GB/Hour',
  'PB/Day',
  '1000 Tokens',
  'Units/3 Months',
  'Mb',
  'Kib',
  'B',
  'Core-Months',
  '机位-Months',
  'IP-Months',
])('the unit %s is right', async (unit) => expect(await faultsOf(fileOf([{ ...goodRows.usage, PricingUnit: unit }]))).toEqual([]))
test.each([
  ['gigabyte-seconds', ['unit-size', 'unit-word']],
  ['terabyte', ['unit-size']],
  ['YB', ['unit-size']],
  ['gb', ['unit-size']],
  ['CORES', ['unit-word']],
  ['Units/1.5 Months', ['unit-whole']],
])('the unit %s is wrong', async (unit, rules) => {
  const faults = await faultsOf(fileOf([{ ...goodRows.usage, PricingUnit: unit }]))
  expect(faults.map(({ rule }) => rule)).toEqual(rules.map((rule) => `PricingUnit.${rule}`))
})

test('the document tells how many rules there are, and how many sentences they carry', () => {
  const says = readFileSync(new URL('../../../docs/exports.md', import.meta.url), 'utf8')
  const carried = new Set(focusRules.flatMap(({ cites }) => cites)).size
  expect(says).toContain(`**${focusRules.length} rules carry ${carried} of the 408 sentences**`)
})

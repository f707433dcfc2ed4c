import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, type Day, day, decimal, type Id, newId, type Outcome } from '../kernel/index.ts'
import type { Facts } from '../regimes/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, must, testDatabase } from '../testing/index.ts'
import { createCatalogue } from './catalogue.ts'
import { columnNames, tariffColumns } from './imports/columns.ts'
import { itemFields, partiesOf } from './item.fixture.ts'
import type { PriceInput } from './prices/service.ts'

// Prices that charge in other ways than so much a month, against the database.

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
/** What the measure was last asked. */
let asked: Facts = {}
const catalogue = createCatalogue({
  ...{ db, door: createDoor({ db, clock }), clock, partiesOf },
  judge: async (_, __, facts) => {
    asked = facts
    return { refusal: null, findings: [] }
  },
})
const jurisdictionId = await aJurisdiction(ownerDb)
const authorityId = await anOrganisation(ownerDb, jurisdictionId, '主管部门')
const authority = anActor(jurisdictionId, authorityId, {
  permissions: ['catalogue.draft', 'catalogue.ceiling', 'catalogue.price', 'catalogue.publish'],
})

async function aProvider(name: string, from = '2024-01-01', party = 'provider'): Promise<Id> {
  const id = await anOrganisation(ownerDb, jurisdictionId, name)
  await sql`insert into organisation_party (organisation_id, party, during) values (${id}, ${party}, daterange(${from}, null))`.execute(
    ownerDb,
  )
  return id
}
const [cloudA, cloudB] = [await aProvider('甲云'), await aProvider('乙云')]

const create = async (different = {}) => must(await catalogue.createItem(authority, itemFields(different), newId())).id
const set = (itemId: Id, from: string, input: Partial<PriceInput>) =>
  catalogue.setPrice(authority, itemId, { kind: 'final', reason: '采购结果', ...input, from: day(from) }, newId())
const faultsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusal.faults.map(({ path }) => path))

const steps = {
  mode: 'graduated' as const,
  steps: [
    { upTo: '5', amount: '20' },
    { upTo: null, amount: '36.00' },
  ],
}

test('all that a price says is kept and shown, with its sentence; the price of the list is the first step’s', async () => {
  const id = await create()
  const bandwidth = { tiers: steps, allowance: { quantity: '2.50', per: 'unit' as const }, minimumMonths: 12, basis: 'year' as const }
  expect(must(await set(id, '2024-09-01', bandwidth))).toMatchObject({
    amount: '20',
    inWords: '每年 0–5 部分 20元，5以上部分 36元，每个使用单位免费 2.5，至少计12个月',
  })
  must(await set(id, '2025-01-01', { amount: '4320', basis: 'term', termMonths: 36 }))
  const item = must(await catalogue.getItem(authority, id))
  expect(item.prices).toMatchObject([
    {
      amount: '4320',
      basis: 'term',
      termMonths: 36,
      inWords: '3年 4320元',
      tiers: null,
      allowance: null,
      minimumMonths: null,
      until: null,
    },
    {
      basis: 'year',
      termMonths: null,
      minimumMonths: 12,
      allowance: { quantity: '2.5', per: 'unit' },
      until: '2025-01-01',
      providerName: null,
    },
  ])
  expect(item.prices[1]?.tiers?.steps).toEqual([
    { upTo: '5', amount: '20' },
    { upTo: null, amount: '36' },
  ])
  expect(item).toMatchObject({ finalPrice: '20', finalTariff: { basis: 'year' }, ceilingPrice: null, ceilingTariff: null })
  expect(await catalogue.orderable(jurisdictionId, id, day('2025-01-01'))).toMatchObject({
    price: '4320',
    tariff: { basis: 'term', termMonths: 36, amount: decimal('4320') },
  })
})

test('what cannot be is refused with its place, and nothing is written', async () => {
  const id = await create()
  expect(faultsOf(await set(id, '2024-09-01', {}))).toEqual(['/amount'])
  expect(faultsOf(await set(id, '2024-09-01', { amount: '1', basis: 'term' }))).toEqual(['/termMonths'])
  expect(faultsOf(await set(id, '2024-09-01', { amount: '1', kind: 'ceiling', providerId: cloudA }))).toEqual(['/providerId'])
  expect(must(await catalogue.getItem(authority, id)).prices).toEqual([])
})

test('a negotiated price stands beside the general one: each has a history of its own', async () => {
  const id = await create()
  must(await set(id, '2024-09-01', { amount: '310' }))
  expect(must(await set(id, '2024-09-01', { amount: '280', providerId: cloudA }))).toMatchObject({
    providerId: cloudA,
    providerName: '甲云',
  })
  must(await set(id, '2024-10-01', { amount: '270', providerId: cloudA }))
  expect(codeOf(await set(id, '2024-10-01', { amount: '260', providerId: cloudA }))).toBe('price.newer-exists')
  must(await set(id, '2024-09-01', { amount: '300', providerId: cloudB }))
  const versions = await catalogue.tariffsOf(db, [id], day('2024-09-15'), day('2024-12-01'))
  expect(versions.map(({ providerId, amount, from, until }) => [providerId, amount, from, until])).toEqual([
    [null, decimal('310'), '2024-09-01', null],
    ...[
      [cloudA, decimal('280'), '2024-09-01', '2024-10-01'],
      [cloudA, decimal('270'), '2024-10-01', null],
      [cloudB, decimal('300'), '2024-09-01', null],
    ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  ])
  expect((await catalogue.pricesOf([id], day('2024-09-15'), day('2024-12-01'))).map(({ amount }) => amount)).toEqual([decimal('310')])
  expect(must(await catalogue.getItem(authority, id)).finalPrice).toBe('310')
})

test('an item that only a provider has negotiated has no general price', async () => {
  const id = await create()
  must(await set(id, '2024-09-01', { amount: '280', providerId: cloudA }))
  expect(await catalogue.orderable(jurisdictionId, id, day('2024-09-30'))).toMatchObject({ priced: false, price: null, tariff: null })
})

test('a price is negotiated with a provider of the jurisdiction, from a day on which it is one', async () => {
  const id = await create()
  const late = await aProvider('丙云', '2024-10-01')
  const unit = await aProvider('某局', '2024-01-01', 'user')
  const elsewhere = await anOrganisation(ownerDb, await aJurisdiction(ownerDb), '外地云')
  await sql`insert into organisation_party (organisation_id, party, during) values (${elsewhere}, 'provider', '[2024-01-01,)')`.execute(
    ownerDb,
  )
  const negotiated = async (providerId: Id, from = '2024-09-30') => codeOf(await set(id, from, { amount: '1', providerId }))
  expect(await negotiated(late)).toBe('price.not-provider')
  expect(await negotiated(unit)).toBe('price.not-provider')
  expect(await negotiated(elsewhere)).toBe('price.not-provider')
  expect(await negotiated(newId())).toBe('price.not-provider')
  expect(await negotiated(late, '2024-10-01')).toBe('ok')
})

test('the measure is asked for the highest unit price, and the prices beside it as if for the same period', async () => {
  const id = await create()
  must(await set(id, '2024-01-01', { kind: 'ceiling', amount: '40' }))
  expect(asked).toMatchObject({
    'price.kind': 'ceiling',
    'price.amount': '40',
    'price.ceiling': null,
    'price.final': null,
    'price.negotiated': false,
  })
  must(await set(id, '2024-02-01', { tiers: steps }))
  expect(asked).toMatchObject({
    'price.basis': 'month',
    'price.amount': '36',
    'price.ceiling': '40',
    'price.final': null,
    'price.replaces': false,
  })
  must(await set(id, '2024-03-01', { amount: '400', basis: 'year', providerId: cloudA }))
  // 40 × 12, and 36 × 12: the general price is what it replaces for this provider
  expect(asked).toMatchObject({
    ...{ 'price.basis': 'year', 'price.amount': '400', 'price.negotiated': true, 'price.replaces': true },
    ...{ 'price.ceiling': '480', 'price.final': '432' },
  })
  must(await set(id, '2024-04-01', { amount: '420', basis: 'year', providerId: cloudA }))
  expect(asked).toMatchObject({ 'price.ceiling': '480', 'price.final': '400' })
  must(await set(id, '2024-05-01', { amount: '456', basis: 'year', providerId: cloudB }))
  must(await set(id, '2024-06-01', { kind: 'ceiling', amount: '39' }))
  // the dearest of 36, 420 / 12 and 456 / 12
  expect(asked).toMatchObject({ 'price.amount': '39', 'price.ceiling': '40', 'price.final': '38', 'price.replaces': true })
})

test('a final price that cannot be held against its ceiling waits for one that it can', async () => {
  const id = await create()
  must(await set(id, '2024-01-01', { kind: 'ceiling', amount: '320' }))
  const hourly = () => set(id, '2024-03-01', { amount: '999', basis: 'hour' })
  expect(codeOf(await hourly())).toBe('price.ceiling-other-basis')
  must(await set(id, '2024-02-01', { kind: 'ceiling', amount: '0.5', basis: 'hour' }))
  expect(codeOf(await hourly())).toBe('ok')
  expect(asked).toMatchObject({ 'price.ceiling': '0.5', 'price.amount': '999' })
})

const row = (different: Record<string, unknown>) => {
  const values = { id: newId(), kind: 'final', amount: '1', during: '[2024-01-01,)', ...different }
  const names = [...Object.keys(values), 'set_by', 'set_by_person', 'reason', 'set_at']
  const cells = [...Object.values(values), authorityId, '张三', '采购结果', '2024-01-01T00:00:00Z']
  return sql`insert into item_price (${sql.join(names.map((name) => sql.ref(name)))}) values (${sql.join(cells)})`.execute(db)
}

test.each<[string, Record<string, unknown>, RegExp]>([
  ['a term without months', { basis: 'term' }, /item_price_term/],
  ['months without a term', { term_months: 36 }, /item_price_term/],
  ['a term of one month', { basis: 'term', term_months: 1 }, /term_months/],
  ['a free price', { basis: 'free' }, /basis/],
  ['an allowance of nobody', { allowance: '2' }, /item_price_allowance/],
  ['no allowance for somebody', { allowance_per: 'unit' }, /item_price_allowance/],
  ['a ceiling for one provider', { kind: 'ceiling', provider_id: cloudA }, /item_price_ceiling_is_general/],
  ['a minimum too long', { minimum_months: 121 }, /minimum_months/],
  ['steps without a mode', { tiers: '{"steps":[{"upTo":null,"amount":"1"}]}' }, /item_price_tiers/],
  ['steps of another price', { tiers: '{"mode":"volume","steps":[{"upTo":null,"amount":"2"}]}' }, /item_price_tiers/],
  ['steps that are none', { tiers: '{"mode":"volume","steps":[]}' }, /item_price_tiers/],
  ['null for steps', { tiers: 'null' }, /item_price_tiers/],
])('the database itself refuses %s', async (_, different, constraint) => {
  await expect(row({ item_id: await create(), ...different })).rejects.toThrow(constraint)
})

test('the database itself refuses two prices on one day for the same provider, or for everybody, and takes one for each', async () => {
  const item_id = await create()
  await row({ item_id })
  await row({ item_id, provider_id: cloudA })
  await row({ item_id, provider_id: cloudB, during: '[2024-01-01,2024-06-01)' })
  await row({ item_id, provider_id: cloudB, during: '[2024-06-01,)' })
  await row({ item_id, kind: 'ceiling' })
  for (const provider_id of [null, cloudA, cloudB])
    await expect(row({ item_id, provider_id, during: '[2024-05-31,2024-06-02)' })).rejects.toThrow(/item_price_one_at_a_time/)
})

const heading = [...columnNames, ...tariffColumns].join(',')
const file = (lines: readonly string[], from = '2024-09-01', first = heading) => ({
  name: '目录.csv',
  content: Buffer.from([first, ...lines].join('\n')).toString('base64'),
  pricesFrom: day(from) as Day,
})

test('a file brings prices of every kind; the same file again changes nothing, an old one leaves alone what it does not know', async () => {
  const jurisdiction = await aJurisdiction(ownerDb)
  const other = anActor(jurisdiction, await anOrganisation(ownerDb, jurisdiction), { permissions: [...authority.permissions] })
  const lines = [
    'T-1,网络,,,弹性IP,,Mbps·月,按月,40,,,分段：≤5:20；>5:36,,',
    'T-2,计算,,,云服务器三年,,台,按约定期,5000,4320,36,,,36',
    'T-3,短信,,,短信,,条,按计量,,0.15,,,1000/资源,',
    'T-4,存储,,,共享盘,,块·月,按月,,60,,整档:<=100:60;<=500:280,,',
    'T-5,运维,,,驻场,,人天,按工作量,,1200,,,,',
  ]
  const input = file(lines)
  const preview = must(await catalogue.previewImport(other, input))
  expect(preview.errors).toEqual([])
  expect(preview.lines.map(({ finalInWords }) => finalInWords)).toEqual([
    '每月 0–5 部分 20元，5以上部分 36元',
    '3年 4320元，至少计36个月',
    '按计量 0.15元，每个资源免费 1000',
    '每月 100以内整档 60元，500以内整档 280元',
    '按工作量 1200元',
  ])
  must(await catalogue.commitImport(other, { ...input, hash: preview.hash }, newId()))
  const { items } = await catalogue.listItems(other, { limit: 50 })
  expect(items.map(({ ceilingTariff, finalTariff }) => [ceilingTariff?.inWords ?? null, finalTariff?.inWords])).toEqual([
    ['每月 40元', '每月 0–5 部分 20元，5以上部分 36元'],
    ['3年 5000元', '3年 4320元，至少计36个月'],
    [null, '按计量 0.15元，每个资源免费 1000'],
    [null, '每月 100以内整档 60元，500以内整档 280元'],
    [null, '按工作量 1200元'],
  ])
  expect(must(await catalogue.previewImport(other, input)).counts).toMatchObject({ unchanged: 5, prices: 0 })
  const steeper = file(['T-1,网络,,,弹性IP,,Mbps·月,按月,40,20,,分段：≤5:20；>5:38,,'], '2024-10-01')
  expect(must(await catalogue.previewImport(other, steeper)).lines.map(({ finalInWords }) => finalInWords)).toEqual([
    '每月 0–5 部分 20元，5以上部分 38元',
  ])
  const old = file(['T-3,短信,,,短信,,条,按计量,,0.15', 'T-4,存储,,,共享盘,,块·月,按月,,70'], '2024-10-01', columnNames.join(','))
  expect(must(await catalogue.previewImport(other, old)).lines.map(({ finalInWords }) => finalInWords)).toEqual([null, '每月 70元'])
})

test('a price by file is held against the ceiling of its own period; one that cannot be is an error of its line', async () => {
  const id = await create({ code: 'C-1', unit: '台', basis: 'hour' })
  must(await set(id, '2024-01-01', { kind: 'ceiling', amount: '320', basis: 'month' }))
  const line = 'C-1,基础设施,计算,云服务器,通用型云服务器,2核8G,台,按小时'
  expect(must(await catalogue.previewImport(authority, file([`${line},,1,,,,`]))).errors).toMatchObject([
    { line: 2, column: '最终价格', message: '最高限价按月计价，与该最终价格无法比较' },
  ])
  expect(must(await catalogue.previewImport(authority, file([`${line},2,1,,,,`]))).errors).toEqual([])
  expect(asked).toMatchObject({ 'price.kind': 'final', 'price.ceiling': '2', 'price.amount': '1' })
})

test('files set general prices: what a provider negotiated stays', async () => {
  const id = await create({ code: 'N-1' })
  must(await set(id, '2024-01-01', { amount: '280', providerId: cloudA }))
  const input = file(['N-1,基础设施,计算,云服务器,通用型云服务器,2核8G,台·月,按月,,310,,,,'], '2024-01-01')
  const { hash } = must(await catalogue.previewImport(authority, input))
  must(await catalogue.commitImport(authority, { ...input, hash }, newId()))
  const versions = await catalogue.tariffsOf(db, [id], day('2024-01-01'), day('2024-02-01'))
  expect(versions.map(({ providerId, amount, until }) => [providerId, amount, until])).toEqual([
    [null, decimal('310'), null],
    [cloudA, decimal('280'), null],
  ])
})

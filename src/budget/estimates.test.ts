import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day, newId } from '../kernel/index.ts'
import { codeOf, must } from '../testing/index.ts'
import { aPlace } from './office.fixture.ts'

const place = await aPlace()
const { authority, budget, clerk, clock, cloud, county, culture, doctor, health, office, ofCloud, order, ownerDb, supplier, systems } =
  place
const { estimates } = budget
const next: Parameters<typeof estimates.make>[1] = { on: null, startsOn: null, note: '' }
/** Each a minute after the one before: lists have the newest first. */
const make = async (input: Partial<typeof next> = {}) => {
  clock.advance({ minutes: 1 })
  return must(await estimates.make(authority, { ...next, ...input }, newId()))
}
const sums = async (id: string, actor = authority) => must(await estimates.sums(actor, id, { by: 'category', limit: 200 })).items
const kinds = ({ assumptions }: { assumptions: readonly { kind: string }[] }) => assumptions.map(({ kind }) => kind)

const vcpu = await office.item('VCPU', '虚拟CPU', '核·月', 'month')
const disk = await office.item('DISK', '云硬盘', 'GB·月', 'month', '存储')
const egress = await office.item('NET', '互联网出口', 'GB', 'metered', '网络')
const moving = await office.item('MOVE', '数据迁移', '次', 'once', '服务')
const lost = await office.item('LOST', '无价服务', '项·月', 'month')
await office.price(vcpu, '2024-01-01', '2027-03-16', '31.00')
await office.price(vcpu, '2027-03-16', null, '62.00')
// The last price of storage ends before the cycle: it is kept.
await office.price(disk, '2024-01-01', '2026-12-31', '0.50')
await office.price(egress, '2024-01-01', null, '0.80')
await office.price(moving, '2024-01-01', null, '1200.00')
await office.contract(cloud, '2024-01-01', '2027-07-01')
const of = (
  organisationId: string,
  systemId: string,
  itemId: string,
  quantity: string,
  charged: readonly [string, string | null] = ['2026-01-01', null],
) => office.resource({ organisationId, systemId, ...ofCloud, itemId, charged, allocations: [[charged[0], charged[1], quantity]] })
const web = await of(culture, systems.culture, vcpu, '2')
await of(culture, systems.culture, vcpu, '1', ['2026-01-01', '2027-02-15'])
const store = await of(health, systems.health, disk, '100')
await of(county, systems.county, vcpu, '1')

test('the next cycle: histories run on, a price that changes within it, an end on file, a price that is kept, what units pay themselves', async () => {
  const estimate = await make()
  expect(estimate).toMatchObject({ from: '2027-01-01', to: '2027-12-31', version: 1, startsOn: '2026-12-01', whole: true, leftOut: 0 })
  // 文旅厅, two cores at 31.00 a month: January 62.00, February 62.00, March 62.00 × 15 ÷ 31 = 30.00 and 124.00 × 16 ÷ 31 = 64.00, then 124.00.
  // One core until 14 February: 31.00, and 31.00 × 14 ÷ 28 = 15.50.
  // 卫健委, 100 GB at 0.50: 50.00 a month. 某县 pays itself, one core: 31.00 twice, 31.00 × 15 ÷ 31 + 62.00 × 16 ÷ 31 = 47.00, then 62.00.
  expect(
    (await sums(estimate.id)).map(({ organisationName, category, payer, amount }) => [organisationName, category, payer, amount]),
  ).toEqual([
    ['卫健委', '存储', 'level', '600.00'], // 50.00 × 12
    ['文旅厅', '基础设施', 'level', '1380.50'], // 62.00 + 62.00 + 94.00 + 124.00 × 9 + 31.00 + 15.50
    ['某县', '基础设施', 'unit', '667.00'], // 62.00 + 47.00 + 62.00 × 9
  ])
  const [, own] = await sums(estimate.id)
  expect(own?.months).toEqual(['93.00', '77.50', '94.00', ...Array(9).fill('124.00')])
  expect([estimate.level, estimate.unit]).toEqual(['1980.50', '667.00'])
  expect(kinds(estimate)).toEqual([
    'histories-run-on',
    'within-contract',
    'no-adjustment',
    'contract-renewed',
    'prices-kept',
    'price-revised',
    'ends-known',
  ])
  expect(estimate.assumptions.find(({ kind }) => kind === 'prices-kept')?.names).toEqual(['云硬盘（自 2026-12-31）'])
  expect(estimate.assumptions.find(({ kind }) => kind === 'price-revised')?.names).toEqual(['虚拟CPU（自 2027-03-16）'])
  expect(estimate.assumptions.find(({ kind }) => kind === 'contract-renewed')?.names[0]).toContain('（甲云，至 2027-06-30）')
})

test('approved lines count from an assumed day, whatever else stands in a draft or in a review; a later version says what changed and why', async () => {
  const [first] = (await estimates.list(authority, { limit: 1 })).items
  await order('apply', 'carry-out', systems.health, health, [
    { itemId: vcpu, quantity: '1' },
    { itemId: moving, quantity: '2' },
  ])
  await order('apply', 'review', systems.health, health, [{ itemId: vcpu, quantity: '90' }])
  await order('apply', 'draft', systems.health, health, [{ itemId: vcpu, quantity: '90' }])
  await order('change', 'carry-out', systems.culture, culture, [{ itemId: vcpu, resourceId: web, quantity: '3' }])
  await order('cancel', 'carry-out', systems.health, health, [{ itemId: disk, resourceId: store, quantity: '0' }])
  const estimate = await make({ startsOn: day('2027-02-01') })
  // 卫健委: storage for January alone, 50.00; a core from February on, 31.00 + 47.00 + 62.00 × 9 = 636.00; two removals in February, 2400.00.
  // 文旅厅: three cores instead of two from February on: 31.00 + 47.00 + 62.00 × 9 = 636.00 more than 1380.50.
  expect(
    (await sums(estimate.id)).map(({ organisationName, category, amount, awaited }) => [organisationName, category, amount, awaited]),
  ).toEqual([
    ['卫健委', '基础设施', '636.00', '636.00'],
    ['卫健委', '存储', '50.00', '0.00'],
    ['卫健委', '服务', '2400.00', '2400.00'],
    ['文旅厅', '基础设施', '2016.50', '0.00'],
    ['某县', '基础设施', '667.00', '0.00'],
  ])
  expect(kinds(estimate)).toEqual(expect.arrayContaining(['approved-added', 'approved-changed', 'approved-ended']))
  expect(estimate.assumptions.find(({ kind }) => kind === 'approved-added')?.says).toBe(
    '已审核通过、尚未计费的 2 行云资源，视为自 2027-02-01 起计费',
  )
  const changes = must(await estimates.compare(authority, estimate.id, { earlier: first?.id ?? '' }))
  // 文旅厅: 1380.50 for 2 × 365 + 45 = 775 core days; 334 more days of one core: 1380.50 × 334 ÷ 775 = 594.95, the rest (later days are dearer) is price: 41.05.
  // 卫健委's storage: 600.00 for 36,500 GB days, 3,100 are left: 600.00 × (3100 − 36500) ÷ 36500 = −549.04; −0.96 is what months of fewer days make.
  const told = changes.items.map(({ organisationName, category, difference, added, ended, quantity, price }) => [
    ...[organisationName, category, difference],
    ...[added, ended, quantity, price],
  ])
  expect(told[0]).toEqual(['卫健委', '服务', '2400.00', '2400.00', '0.00', '0.00', '0.00'])
  expect(told).toContainEqual(['卫健委', '基础设施', '636.00', '636.00', '0.00', '0.00', '0.00'])
  expect(told).toContainEqual(['文旅厅', '基础设施', '636.00', '0.00', '0.00', '594.95', '41.05'])
  expect(told[3]).toEqual(['卫健委', '存储', '-550.00', '0.00', '0.00', '-549.04', '-0.96'])
  expect(changes).toMatchObject({ count: 4 })
})

test('quantities of the last twelve months are carried to the same months; what has no price is named and left out', async () => {
  const meter = await of(culture, systems.culture, egress, '1', ['2025-01-01', null])
  await of(culture, systems.culture, lost, '1')
  const confirmed = (last: string, quantity: string) =>
    sql`insert into metered_quantity (id, jurisdiction_id, resource_id, organisation_id, provider_id, basis, first_day, last_day, quantity, note, state, reported_by, reported_by_id,
        reported_by_person, reported_at, decided_by, decided_by_person, decided_at, chain)
      select i.id, ${office.jurisdictionId}, ${meter}, ${culture}, ${cloud}, 'metered', ${last}::date, ${last}::date, ${quantity}, '', 'confirmed', ${cloud}, ${newId()}, '某', now(),
        ${culture}, '某', now(), i.id from (select ${newId()}::uuid as id) i`.execute(ownerDb)
  // November 2025 to October 2026 are carried; September 2025 is too old, November 2026 not over.
  await confirmed('2025-09-30', '7000')
  await confirmed('2025-12-31', '100')
  await confirmed('2026-10-31', '250')
  await confirmed('2026-11-10', '9000')
  const estimate = await make({ startsOn: day('2027-02-01') })
  const network = (await sums(estimate.id)).find(({ category }) => category === '网络')
  // October: 250 × 0.80; December: 100 × 0.80.
  expect(network?.months).toEqual([...Array(9).fill('0.00'), '200.00', '0.00', '80.00'])
  expect(estimate.leftOut).toBe(1)
  expect(estimate.faults).toMatchObject([{ message: expect.stringContaining('“无价服务”（LOST）') }])
  expect(kinds(estimate)).toEqual(expect.arrayContaining(['quantities-carried', 'left-out']))
})

test('a unit sees its own sums, and of the assumptions nothing that others are named in; a provider sees nothing', async () => {
  const [newest] = (await estimates.list(authority, { limit: 1 })).items
  const id = newest?.id ?? ''
  const own = must(await estimates.get(doctor, id))
  expect(own).toMatchObject({ whole: false, level: '3086.00', unit: '0.00', leftOut: 0, faults: [] }) // 636.00 + 50.00 + 2400.00
  expect(own.assumptions.flatMap(({ names }) => names)).toEqual([])
  expect(new Set((await sums(id, clerk)).map(({ organisationName }) => organisationName))).toEqual(new Set(['文旅厅']))
  expect(codeOf(await estimates.get(supplier, id))).toBe('request.not-found')
  expect((await estimates.list(supplier, { limit: 9 })).items).toEqual([])
  const systemsOf = must(await estimates.sums(clerk, id, { by: 'system', limit: 200 })).items
  expect(systemsOf.every(({ systemName }) => systemName === '文旅平台')).toBe(true)
  expect(codeOf(await estimates.make(clerk, next, newId()))).toBe('permission.denied')
  expect(codeOf(await estimates.make({ ...clerk, permissions: new Set(['budget.manage']) }, next, newId()))).toBe('request.not-found')
})

test('a cycle that is over is not estimated, other cycles are not compared, and sums are paged without loss', async () => {
  expect(codeOf(await estimates.make(authority, { ...next, on: day('2025-06-01') }, newId()))).toBe('budget.cycle-over')
  const later = await make({ on: day('2028-06-01') })
  const [, before] = (await estimates.list(authority, { limit: 2 })).items
  expect(later).toMatchObject({ from: '2028-01-01', version: 1 })
  expect(codeOf(await estimates.compare(authority, later.id, { earlier: before?.id ?? '' }))).toBe('budget.other-cycle')
  const page = must(await estimates.sums(authority, later.id, { by: 'category', limit: 2 }))
  const rest = must(await estimates.sums(authority, later.id, { by: 'category', limit: 200, after: page.next ?? '' }))
  expect([...page.items, ...rest.items]).toEqual(await sums(later.id))
})

test('the database keeps estimates as they were made', async () => {
  for (const command of ['update budget_estimate set level_fen = 1', 'delete from budget_estimate_row', 'truncate budget_estimate_row'])
    await expect(sql.raw(command).execute(ownerDb)).rejects.toThrow('never altered')
})

test('by the year: a year and its parts by days of the year', async () => {
  const yearly = await aPlace('by-year')
  const item = await yearly.office.item('VM', '云主机', '台·年', 'year')
  await yearly.office.price(item, '2024-01-01', '2027-07-01', '365.00')
  await yearly.office.price(item, '2027-07-01', null, '730.00')
  await yearly.office.resource({
    ...{ organisationId: yearly.culture, systemId: yearly.systems.culture, ...yearly.ofCloud, itemId: item },
    ...{ charged: ['2026-05-01', null], allocations: [['2026-05-01', null, '1']] },
  })
  const { id } = must(await yearly.budget.estimates.make(yearly.authority, next, newId()))
  // 181 days at 1.00 a day, 184 at 2.00: each month its days.
  const [sum] = must(await yearly.budget.estimates.sums(yearly.authority, id, { by: 'category', limit: 9 })).items
  expect([sum?.amount, sum?.months]).toEqual([
    '549.00',
    ['31', '28', '31', '30', '31', '30', '62', '62', '60', '62', '60', '62'].map((days) => `${days}.00`),
  ])
})

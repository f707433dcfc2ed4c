import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, type Day, newId, type Outcome } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { anOffice, contractsIn, regimes } from './office.fixture.ts'
import type { StatementLine } from './rules/statement.ts'
import { createSettlement } from './service/index.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-03-31T09:00')
const settlement = createSettlement({
  availabilityOf: async () => null,
  ...{ db, door: createDoor({ db, clock }), clock, regimes, regimeIdOn: async () => 'bounded' },
  threads: null,
  contracts: contractsIn(db, clock),
})
const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.value
}
const short = ({ organisationName, itemCode, from, to, full, excluded }: StatementLine) => [
  ...[organisationName, itemCode, from, to, full],
  ...(excluded ? [excluded.rule] : []),
]

/** Ten cores under contract until 15 March, disks without a ceiling, a one-time service twice; balancers are in no contract. */
async function anAgreement() {
  const office = await anOffice(ownerDb)
  const [cloud, stranger] = [await office.organisation('甲云'), await office.organisation('乙云')]
  const cpu = await office.item('CPU', '虚拟CPU', '核·月', 'month')
  const disk = await office.item('DISK', '云硬盘', 'GB·月', 'month')
  const balancer = await office.item('LB', '负载均衡', '个·月', 'month')
  const once = await office.item('MOVE', '数据迁移', '次', 'once')
  for (const item of [cpu, disk, balancer, once]) await office.price(item, '2024-01-01', null, '31')
  await office.contract(
    cloud,
    '2024-06-01',
    '2025-03-16',
    new Map([
      [cpu, '10'],
      [disk, null],
      [once, '2'],
    ]),
  )
  const [own, foreign] = [await office.pool(cloud, '甲池', []), await office.pool(stranger, '乙池', [])]
  const [tax, culture] = [await office.organisation('税务局'), await office.organisation('文旅厅')]
  const systems = new Map([
    [tax, await office.system(tax, '征管')],
    [culture, await office.system(culture, '演出')],
  ])
  const resource = (
    organisationId: string,
    itemId: string,
    from: string,
    quantity: string,
    { until = null, by = cloud }: { until?: string | null; by?: string } = {},
  ) =>
    office.resource({
      ...{ organisationId, systemId: systems.get(organisationId) ?? '', itemId },
      ...{ providerId: by, poolId: by === cloud ? own : foreign },
      charged: [from, until],
      allocations: [[from, null, quantity]],
    })
  const actor = (organisation: string, party: string) => office.actor(organisation, party, ['handler', 'reviewer'])
  const support = await office.organisation('技术保障中心')
  return { office, cloud, own, systems, stranger, cpu, disk, balancer, once, tax, culture, resource, actor, support }
}

test('a unit’s estimate knows what others hold of the ceiling, though it does not see them', async () => {
  const { cpu, disk, balancer, tax, culture, resource, actor, stranger } = await anAgreement()
  await resource(tax, cpu, '2025-01-01', '8', { until: '2025-03-11' })
  await resource(culture, cpu, '2025-03-01', '3')
  await resource(culture, disk, '2025-03-01', '999')
  await resource(culture, balancer, '2025-03-01', '1')
  await resource(culture, disk, '2025-03-01', '1', { by: stranger })
  const preview = value(await settlement.preview(actor(culture, 'user')))
  expect(preview.lines.map(short).sort()).toEqual([
    ['文旅厅', 'CPU', '2025-03-01', '2025-03-10', '10.00', 'beyond'], // 8 + 3 is one more than 10: 31 × 1 × 10 ÷ 31
    ['文旅厅', 'CPU', '2025-03-01', '2025-03-10', '20.00'], // the other two
    ['文旅厅', 'CPU', '2025-03-11', '2025-03-15', '15.00'], // 31 × 3 × 5 ÷ 31
    ['文旅厅', 'CPU', '2025-03-16', '2025-03-31', '48.00', 'beyond'], // the contract has ended
    ['文旅厅', 'DISK', '2025-03-01', '2025-03-15', '14985.00'],
    ['文旅厅', 'DISK', '2025-03-01', '2025-03-31', '31.00', 'beyond'], // another provider, without a contract
    ['文旅厅', 'DISK', '2025-03-16', '2025-03-31', '15984.00', 'beyond'],
    ['文旅厅', 'LB', '2025-03-01', '2025-03-31', '31.00', 'beyond'],
  ])
  expect(preview.total).toBe('15020.00') // 20 + 15 + 14985
})

test('what is charged once counts on its day at least, and then until it ends', async () => {
  const { once, tax, culture, resource, actor } = await anAgreement()
  await resource(tax, once, '2025-03-01', '1', { until: '2025-03-01' })
  await resource(tax, once, '2025-03-01', '1')
  await resource(culture, once, '2025-03-02', '1')
  await resource(culture, once, '2025-03-03', '1')
  const preview = value(await settlement.preview(actor(culture, 'user')))
  expect(preview.lines.map(short).sort()).toEqual([
    ['文旅厅', 'MOVE', '2025-03-02', '2025-03-02', '31.00'], // the first is over, the second and this are two
    ['文旅厅', 'MOVE', '2025-03-03', '2025-03-03', '31.00', 'beyond'],
  ])
})

test('both consent later, for days before: the returned statement is accounted anew with what they consented to', async () => {
  const { office, cpu, cloud, tax, resource, actor, support } = await anAgreement()
  await resource(tax, cpu, '2025-02-01', '12', { until: '2025-03-01' })
  clock.set('2026-01-05T09:00')
  const [accountant, authority] = [actor(support, 'support'), actor(await office.organisation('数据局'), 'authority')]
  const account = async (version: number | null) =>
    value(await settlement.account(accountant, { from: '2025-01-01' as Day, version }, newId()))
  const linesOf = async (id: string) => value(await settlement.lines(authority, id, { limit: 50 })).items.map(short)
  const consent = (party: string) =>
    office.consent({ providerId: cloud, itemId: cpu, parties: [party], during: ['2025-02-15', '2025-12-31'], quantity: '2' })

  await consent('authority')
  const first = await account(null)
  expect(await linesOf(first.id)).toEqual([
    ['税务局', 'CPU', '2025-02-01', '2025-02-28', '310.00'], // 31 × 10
    ['税务局', 'CPU', '2025-02-01', '2025-02-28', '62.00', 'beyond'], // 31 × 2
  ])
  await consent('finance')
  const returned = value(await settlement.return(authority, { id: first.id, version: first.version, opinion: '财政局已同意' }, newId()))
  const second = await account(returned.version)
  expect(await linesOf(second.id)).toEqual([
    ['税务局', 'CPU', '2025-02-01', '2025-02-14', '155.00'], // 31 × 10 × 14 ÷ 28
    ['税务局', 'CPU', '2025-02-01', '2025-02-14', '31.00', 'beyond'], // 31 × 2 × 14 ÷ 28
    ['税务局', 'CPU', '2025-02-15', '2025-02-28', '186.00'], // 31 × 12 × 14 ÷ 28
  ])
  expect(second).toMatchObject({ revision: 2, total: '341.00', excluded: '31.00' })
})

test('a change of quantity crosses the ceiling: what was under contract is paid for, the excess stands beside it', async () => {
  const { office, cpu, cloud, tax, culture, resource, actor, own, systems } = await anAgreement()
  await office.resource({
    ...{ organisationId: tax, systemId: systems.get(tax) ?? '', itemId: cpu, providerId: cloud, poolId: own },
    charged: ['2025-02-01', null],
    allocations: [
      ['2025-02-01', '2025-03-04', '7'],
      ['2025-03-04', null, '12'],
    ],
  })
  await resource(culture, cpu, '2025-02-10', '3')
  clock.set('2025-03-15T09:00')
  const preview = value(await settlement.preview({ ...actor(tax, 'authority') }))
  expect(preview.lines.map((line) => [...short(line), line.quantity])).toEqual([
    ['文旅厅', 'CPU', '2025-02-10', '2025-02-28', '63.11', '3'], // 31 × 3 × 19 ÷ 28 = 63.107…
    ['文旅厅', 'CPU', '2025-03-01', '2025-03-03', '9.00', '3'],
    ['文旅厅', 'CPU', '2025-03-04', '2025-03-15', '36.00', 'beyond', '3'], // all ten are held by who came first
    ['税务局', 'CPU', '2025-02-01', '2025-02-28', '217.00', '7'],
    ['税务局', 'CPU', '2025-03-01', '2025-03-03', '21.00', '7'],
    ['税务局', 'CPU', '2025-03-04', '2025-03-15', '120.00', '10'], // 31 × 10 × 12 ÷ 31
    ['税务局', 'CPU', '2025-03-04', '2025-03-15', '24.00', 'beyond', '2'],
  ])
})

test('what is settled elsewhere takes nothing of the contract, on those days', async () => {
  const { office, cpu, tax, culture, resource, actor, support, systems } = await anAgreement()
  await resource(tax, cpu, '2024-12-01', '8')
  await resource(culture, cpu, '2025-01-01', '3')
  await sql`insert into settled_elsewhere (id, jurisdiction_id, organisation_id, system_id, during, measure, reason, decided_by, decided_by_person, decided_at)
    values (${newId()}, ${office.jurisdictionId}, ${tax}, ${systems.get(tax)}, '[2025-01-11,2025-01-21)', '另一部办法', '双重结算', ${support}, '李四', now())`.execute(
    ownerDb,
  )
  clock.set('2025-01-31T09:00')
  const preview = value(await settlement.preview({ ...actor(support, 'support') }))
  expect(preview.lines.map((line) => [...short(line), line.quantity])).toEqual([
    ['文旅厅', 'CPU', '2025-01-01', '2025-01-10', '20.00', '2'], // 31 × 2 × 10 ÷ 31: eight of ten are the tax office's
    ['文旅厅', 'CPU', '2025-01-01', '2025-01-10', '10.00', 'beyond', '1'],
    ['文旅厅', 'CPU', '2025-01-11', '2025-01-20', '30.00', '3'],
    ['文旅厅', 'CPU', '2025-01-21', '2025-01-31', '22.00', '2'],
    ['文旅厅', 'CPU', '2025-01-21', '2025-01-31', '11.00', 'beyond', '1'],
    ['税务局', 'CPU', '2025-01-01', '2025-01-10', '80.00', '8'],
    ['税务局', 'CPU', '2025-01-11', '2025-01-20', '80.00', 'settled-elsewhere', '8'],
    ['税务局', 'CPU', '2025-01-21', '2025-01-31', '88.00', '8'],
  ])
})

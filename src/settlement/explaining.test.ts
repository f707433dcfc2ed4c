import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, type Day, type Id, newId, type Outcome } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { anOffice, contractsIn, regimes } from './office.fixture.ts'
import { settlementRoutes } from './routes.ts'
import { createSettlement } from './service/index.ts'

for (const format of ['uuid', 'date', 'date-time']) FormatRegistry.Set(format, (text) => text.length > 0)

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2026-01-05T09:00')
const settlement = createSettlement({
  availabilityOf: async () => null,
  ...{ db, door: createDoor({ db, clock }), clock, regimes, regimeIdOn: async () => 'bounded' },
  threads: null,
  contracts: contractsIn(db, clock),
})
const route = settlementRoutes(settlement).find(({ id }) => id === 'explainStatementLine') ?? expect.fail('no such operation')
const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.value
}
const office = await anOffice(ownerDb)
const [cloud, tax, support] = [
  await office.organisation('甲云'),
  await office.organisation('税务局'),
  await office.organisation('技术保障中心'),
]
const cpu = await office.item('CPU', '虚拟CPU', '核·月', 'month')
const disk = await office.item('DISK', '云硬盘', 'GB·月', 'month')
for (const item of [cpu, disk]) await office.price(item, '2024-01-01', null, '31')
await office.contract(cloud, '2024-06-01', '2027-01-01', new Map([[cpu, '5']]))
const systemId = await office.system(tax, '征管')
const poolId = await office.pool(cloud, '甲池', [])

/** A case that names the resource and went through an event. */
async function aCase(number: string, procedure: string, resourceId: Id, step: string, outcome: string): Promise<Id> {
  const [id, now] = [newId(), '2025-04-01T00:00:00Z']
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, step, lines, entered_at, begun_at, begun_by)
    values (${id}, ${office.jurisdictionId}, 'bounded', ${procedure}, ${number}, ${tax}, ${tax}, 'confirm',
      ${JSON.stringify([{ no: 1, resourceId }])}::jsonb, ${now}, ${now}, ${newId()})`.execute(ownerDb)
  await sql`insert into case_event (case_id, at, kind, step, outcome) values (${id}, ${now}, 'left', ${step}, ${outcome})`.execute(ownerDb)
  return id
}

const resource = (itemId: Id, charged: readonly [string, string | null], quantity: string) =>
  office.resource({
    organisationId: tax,
    systemId,
    providerId: cloud,
    poolId,
    itemId,
    charged,
    allocations: [[charged[0], '2025-04-01', quantity]],
  })

test('a line tells the cases behind its quantity and its days, what the contract held of it, and the readings', async () => {
  const vm = await resource(cpu, ['2025-03-01', '2025-06-01'], '4')
  const changed = await aCase('BG-1', 'change', vm, 'adjust', 'done')
  await sql`insert into allocation (resource_id, during, quantity, case_id) values (${vm}, '[2025-04-01,2025-06-01)', 6, ${changed})`.execute(
    ownerDb,
  )
  await aCase('ZX-0', 'cancel', vm, 'confirm', 'refuse')
  await aCase('ZX-1', 'cancel', vm, 'confirm', 'confirm')
  await aCase('ZX-2', 'cancel', vm, 'confirm', 'confirm')
  await resource(disk, ['2025-03-31', null], '7')
  const accountant = office.actor(support, 'support', ['handler'])
  const { id, notice } = value(await settlement.account(accountant, { from: '2025-01-01' as Day, version: null }, newId()))
  expect(notice).toBe(null)
  // Consented to after the run was accounted: it explains nothing of it.
  await sql`insert into beyond_contract_consent (id, jurisdiction_id, provider_id, item_id, quantity, during, consented_by, parties,
      consented_by_person, reason, consented_at)
    values (${newId()}, ${office.jurisdictionId}, ${cloud}, ${cpu}, 9, '[2025-01-01,2026-01-01)', ${support}, '{authority,finance}', '李四', '急需',
      '2026-01-06T00:00:00Z')`.execute(ownerDb)

  const unit = office.actor(tax, 'user', ['handler'])
  const lines = value(await settlement.lines(unit, id, { limit: 50 })).items
  const explained = async (item: string, from: string, excluded: boolean) => {
    const line = lines.find((one) => one.itemCode === item && one.from === from && (one.excluded !== null) === excluded)
    const params = { id, no: line?.no ?? 0 }
    const answer = value(await route.handle({ actor: unit, params } as never))
    expect([...Value.Errors(route.response, answer)]).toEqual([])
    return value(await settlement.explain(unit, id, params.no))
  }
  const before = await explained('CPU', '2025-03-01', false)
  expect(before.allocation).toMatchObject({ quantity: '4', from: '2025-03-01', to: '2025-03-31', changed: false })
  expect(before.charging).toMatchObject({
    from: '2025-03-01',
    to: '2025-05-31',
    startedBy: before.allocation?.case,
    endedBy: { number: 'ZX-1' },
  })
  expect(before.articles.map(({ what }) => what)).not.toContain('数量调整')
  expect(before.contract).toMatchObject({ ceiling: '5', consented: '0' })
  expect(before.contract?.says).toMatch(/^合同 .+ 的数量为 5；.+本行的 4 在其之内$/)

  const within = await explained('CPU', '2025-04-01', false)
  expect(within.line).toMatchObject({ quantity: '5', amount: '155.00' })
  expect(within.allocation).toMatchObject({
    quantity: '6',
    from: '2025-04-01',
    to: '2025-05-31',
    changed: true,
    case: { id: changed, number: 'BG-1' },
  })
  expect(within.articles).toContainEqual({ what: '数量调整', cite: '1', article: '第一条' })
  expect(within.readings).toEqual([
    { question: '超出的剔除哪一部分？', reading: '只剔除超出的数量。', because: '合同之内的仍应结算。', articles: ['第二条'] },
  ])
  const beyond = await explained('CPU', '2025-04-01', true)
  expect(beyond.line).toMatchObject({ quantity: '1', amount: '0.00', full: '31.00' })
  expect(beyond.contract?.says).toMatch(/本行的 1 已超出$/)

  const unnamed = await explained('DISK', '2025-03-31', true)
  expect(unnamed.contract).toMatchObject({ ceiling: '0' })
  expect(unnamed.contract?.says).toMatch(/未列该服务项/)
  expect(unnamed.charging).toMatchObject({ to: null, endedBy: null })
})

test('a line that only a minimum term charges names it, with its article; the days before the end do not', async () => {
  const item = await office.item('HOST', '专属宿主机', '台·月', 'month')
  await sql`insert into item_price (id, item_id, kind, amount, minimum_months, during, set_by, set_by_person, reason, set_at)
    values (${newId()}, ${item}, 'final', 100, 3, '[2024-01-01,)', ${support}, '李四', '采购结果', '2024-01-01T00:00:00Z')`.execute(ownerDb)
  const host = await office.resource({
    ...{ organisationId: tax, systemId, providerId: cloud, poolId, itemId: item, charged: ['2026-01-10', '2026-02-01'] },
    allocations: [['2026-01-10', '2026-02-01', '1']],
  })
  const later = fixedClock('2027-01-05T09:00')
  const settlement = createSettlement({
    availabilityOf: async () => null,
    ...{ db, door: createDoor({ db, clock: later }), clock: later, regimes, regimeIdOn: async () => 'bounded' },
    ...{ threads: null, contracts: contractsIn(db, later) },
  })
  const accountant = office.actor(support, 'support', ['handler'])
  const { id } = value(await settlement.account(accountant, { from: '2026-01-01' as Day, version: null }, newId()))
  const lines = value(await settlement.lines(accountant, id, { limit: 50, resource: host })).items
  const explained = async (from: string) =>
    value(await settlement.explain(accountant, id, lines.find((line) => line.from === from)?.no ?? 0))
  const [before, after] = [await explained('2026-01-10'), await explained('2026-02-01')]
  expect(before.charging.least).toBe(null)
  expect(before.articles.map(({ what }) => what)).not.toContain('最低计费期限')
  expect(after.charging).toMatchObject({ to: '2026-01-31', least: { months: 3, to: '2026-04-09' } })
  expect(after.articles).toContainEqual({ what: '最低计费期限', cite: '1', article: '第一条' })
})

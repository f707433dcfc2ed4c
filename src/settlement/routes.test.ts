import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, newId, type Outcome, type Route } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { anOffice, contractsIn, regimes } from './office.fixture.ts'
import { settlementRoutes } from './routes.ts'
import { createSettlement } from './service/index.ts'

for (const format of ['uuid', 'date', 'date-time']) FormatRegistry.Set(format, (text) => text.length > 0)

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-01-01T09:00')
const settlement = createSettlement({
  availabilityOf: async () => null,
  ...{ db, door: createDoor({ db, clock }), clock, regimes, regimeIdOn: async () => 'yearly' },
  threads: null,
  contracts: contractsIn(db, clock),
})
const routes = settlementRoutes(settlement)
const office = await anOffice(ownerDb)
const [bureau, unit, cloud] = [
  await office.organisation('大数据局'),
  await office.organisation('交通局'),
  await office.organisation('甲云'),
]
const [vm, free] = [await office.item('VM', '云主机', '台·年', 'year'), await office.item('DNS', '域名解析', '个', 'free')]
await office.price(vm, '2024-01-01', null, '366.00')
const poolId = await office.pool(cloud, '池', [['2024-12-01', null]])
const of = { organisationId: unit, systemId: await office.system(unit, '监测'), providerId: cloud, poolId }
for (const itemId of [vm, free])
  await office.resource({ ...of, itemId, charged: ['2024-11-01', null], allocations: [['2024-11-01', null, '1']] })
const person = (post: 'handler' | 'reviewer' | 'signer') => office.actor(bureau, 'authority', [post])

interface Asked {
  readonly actor?: object
  readonly params?: object
  readonly query?: object
  readonly body?: object
  readonly ifVersion?: number
}
const routeOf = (id: string): Route => routes.find((route) => route.id === id) ?? expect.fail(`no route ${id}`)

/** Calls an operation as the server does, and holds its answer against the schema that the client was promised. */
async function call(id: string, asked: Asked): Promise<Record<string, unknown>> {
  const route = routeOf(id)
  const request = { actor: person('handler'), params: {}, query: {}, body: {}, ifVersion: null, key: newId(), ...asked }
  const outcome: Outcome<unknown> = await route.handle(request as never)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  expect([...Value.Errors(route.response, outcome.value)].map(({ path, message }) => `${path} ${message}`)).toEqual([])
  return outcome.value as Record<string, unknown>
}

test('every operation answers what its schema promises, from the accounting to the seal', async () => {
  const { id } = await call('accountStatement', { body: { from: '2024-01-01' } })
  const params = { id }
  await call('returnStatement', { actor: person('reviewer'), params, body: { opinion: '重算' }, ifVersion: 1 })
  await call('accountStatement', { body: { from: '2024-01-01' }, ifVersion: 2 })
  await call('reviewStatement', { actor: person('reviewer'), params, body: { opinion: '同意' }, ifVersion: 3 })
  // 366.00 × 31 ÷ 366: December; November stood outside supervision, the free item costs nothing.
  expect(await call('sealStatement', { actor: person('signer'), params, ifVersion: 4 })).toMatchObject({
    total: '31.00',
    excluded: '30.00',
    lineCount: 3,
  })
  expect((await call('listStatements', { query: { limit: 10 } })).items).toHaveLength(1)
  expect(await call('getStatement', { params, actor: office.actor(unit, 'user', ['handler']) })).toMatchObject({ whole: false, events: [] })
  expect((await call('listStatementLines', { params, query: { limit: 10 } })).items).toHaveLength(3)
  for (const no of [1, 2, 3]) await call('explainStatementLine', { params: { id, no } })
  for (const by of ['unit', 'system', 'provider', 'category']) await call('totalStatement', { params, query: { by } })
  expect(await call('verifyStatement', { params })).toMatchObject({ intact: true })
  expect(await call('previewStatement', {})).toMatchObject({ from: '2025-01-01', through: '2025-01-01', total: '1.00' }) // 366 ÷ 365 = 1.0027
})

test('what another measure would no longer charge is told as its schema promises', async () => {
  await sql`insert into item_price (id, item_id, provider_id, kind, amount, minimum_months, during, set_by, set_by_person, reason, set_at)
    values (${newId()}, ${vm}, ${cloud}, 'final', 366, 12, '[2024-01-01,)', ${bureau}, '李四', '采购结果', '2024-01-01T00:00:00Z')`.execute(
    ownerDb,
  )
  const params = { id: office.jurisdictionId }
  const { items, count, article } = await call('listLostTerms', { params, query: { regimeId: 'monthly', from: '2025-01-01', limit: 10 } })
  expect([count, article, (items as object[]).length]).toEqual([1, '第一条', 1])
})

test('every operation asks for a permission word, and reads need no more than to read', () => {
  for (const { id, method, may } of routes) {
    expect(isPermission(may)).toBe(true)
    // What another measure would lose is asked by who puts it in force.
    if (id !== 'listLostTerms') expect(may === 'statement.read').toBe(method === 'GET')
  }
})

import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import type { OfficeActor } from '../identity/index.ts'
import { createDoor, newId } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { contractsRoutes, createContracts } from './contracts.ts'
import { anItem } from './item.fixture.ts'
import { aSystem } from './system.fixture.ts'

for (const format of ['date', 'date-time', 'uuid']) FormatRegistry.Set(format, () => true)

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-06-30T09:00')
const here = await aJurisdiction(ownerDb)
const [bureau, cloud] = [await anOrganisation(ownerDb, here), await anOrganisation(ownerDb, here)]
const itemId = await anItem(ownerDb, here)
const systemId = await aSystem(ownerDb, here, bureau)
const routes = contractsRoutes(
  createContracts({
    facts: async () => ({}),
    openAbout: async () => {},
    signed: async () => {},
    db,
    door: createDoor({ db, clock }),
    clock,
    judge: async () => ({ refusal: null, findings: [] }),
    counterparties: { isBlacklisted: async () => false, isAffiliatedWithProvider: async () => false },
    itemsOf: async () => [{ id: itemId, jurisdictionId: here } as never],
  }),
)
const words = ['contract.sign', 'contract.consent', 'pool.manage', 'statement.review', 'connection.report']
const authority = anActor(here, bureau, { permissions: words, sees: { all: true } })
const provider = anActor(here, cloud, { permissions: words })

/** Calls an operation and expects an answer of the shape it promises. */
async function call(id: string, body: unknown, params: object = {}, actor: OfficeActor = authority) {
  const operation = routes.find((route) => route.id === id)
  const answer = await operation?.handle({ actor, params, query: { limit: 50 }, body, key: newId(), ifVersion: null })
  if (!operation || !answer) throw new Error(`no operation ${id}`)
  if (!answer.ok) throw new Error(`${id}: ${answer.refusal.message}`)
  expect([...Value.Errors(operation.response, answer.value)]).toEqual([])
  return answer.value
}

test('every operation has its own id and a known permission word; nobody writes without one', () => {
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
  for (const { id, may, method } of routes)
    expect(`${id} ${isPermission(may) || (method === 'GET' && may === 'signed-in')}`).toBe(`${id} true`)
})

test('every answer has the shape that its operation promises', async () => {
  const period = { from: '2025-06-01', to: '2026-05-31', reason: '依据' }
  const pool = { providerId: cloud, name: '一号池', zone: '政务外网区', legacy: false, selfControllable: true, mlps: null }
  const { id } = await call('registerPool', pool)
  await call('beginSupervision', { from: '2025-01-01', reason: '完成对接' }, { id })
  await call('endSupervision', { on: '2025-05-01', reason: '对接中断' }, { id })
  const items = [{ itemId, quantity: null }]
  await call('signContract', { kind: 'provider', counterpartyId: cloud, number: 'HT-1', signedOn: '2025-06-01', ...period, items })
  await call('consentBeyondContract', { providerId: cloud, itemId, quantity: '10.5', ...period })
  await call('listConnections', undefined)
  await call('reportConnection', { completeness: '1', delaySeconds: 0, interfaces: ['计算'] }, {}, provider)
  await call('decideUnqualifiedService', { providerId: cloud, poolId: id, itemId: null, ...period })
  await call('decideSettledElsewhere', { systemId, resourceId: null, measure: '省级统建合同', ...period })
  const lists = ['listPools', 'listOffers', 'listContracts', 'listContractConsents', 'listConnections', 'listUnqualifiedServices']
  for (const list of [...lists, 'listSettledElsewhere']) expect((await call(list, undefined)).items).toHaveLength(1)
})

import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import type { OfficeActor } from '../identity/index.ts'
import { newId } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { testDatabase } from '../testing/index.ts'
import { aBilledYear, fileOf } from './office.fixture.ts'
import { reconciliationRoutes } from './routes/index.ts'

for (const format of ['date', 'date-time', 'uuid']) FormatRegistry.Set(format, () => true)

const { db, ownerDb } = await testDatabase()
const year = await aBilledYear(db, ownerDb)
const routes = reconciliationRoutes(year.reconciling)

/** Calls an operation and expects an answer of the shape it promises. */
async function call(id: string, actor: OfficeActor, body: unknown, { params = {}, query = {} } = {}) {
  const operation = routes.find((route) => route.id === id)
  const answer = await operation?.handle({ actor, params, query: { limit: 50, ...query }, body, key: newId(), ifVersion: null })
  if (!operation || !answer) throw new Error(`no operation ${id}`)
  if (!answer.ok) throw new Error(`${id}: ${answer.refusal.message} ${JSON.stringify(answer.refusal.faults)}`)
  expect([...Value.Errors(operation.response, answer.value)]).toEqual([])
  return answer.value
}

test('every operation has its own id and a known permission word', () => {
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
  for (const { id, may } of routes) expect(`${id} ${isPermission(may)}`).toBe(`${id} true`)
})

test('every answer has the shape that its operation promises', async () => {
  await year.machine('vm-1', '2024-09-01', null, '10')
  await year.machine('vm-2', '2024-09-01', null, '10')
  await year.account()
  const file = {
    ...fileOf([',vm-1,VCPU,2024-09-01,2024-09-30,10,50,30,500.00', ',none,,2024-09-01,2024-09-30,1,,,1']),
    providerId: year.cloud.id,
  }
  const { hash, errors } = await call('previewProviderBill', year.provider, file)
  expect(errors).toEqual([])
  const wrong = { ...fileOf([',,,x,,,,,']), providerId: year.cloud.id }
  expect((await call('previewProviderBill', year.provider, wrong)).errors.length).toBeGreaterThan(3)
  const bill = await call('importProviderBill', year.provider, { ...file, hash })
  const { id } = await call('reconcileProviderBill', year.manager, undefined, { params: { id: bill.id } })
  expect((await call('listProviderBills', year.provider, undefined)).items).toHaveLength(1)
  const { sums, differenceCount } = await call('getReconciliation', year.provider, undefined, { params: { id } })
  expect(sums.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(differenceCount)
  const { items } = await call('listReconciliationDifferences', year.manager, undefined, { params: { id }, query: { state: 'open' } })
  expect(items).toHaveLength(differenceCount)
  const { no } = items.find(({ cause }: { cause: string }) => cause === 'price')
  await call('commentReconciliationDifference', year.provider, { comment: '说明' }, { params: { id, no } })
  const decision = { state: 'open', count: differenceCount, decision: 'accepted', reason: '属实' }
  expect(await call('decideReconciliationDifferences', year.manager, decision, { params: { id } })).toEqual({ decided: differenceCount })
  expect(await call('getReconciliationDifference', year.manager, undefined, { params: { id, no } })).toMatchObject({
    state: 'accepted',
    remedy: 'return',
  })
  await call('closeReconciliation', year.manager, undefined, { params: { id } })
})

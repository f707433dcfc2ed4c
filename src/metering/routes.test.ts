import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import type { OfficeActor } from '../identity/index.ts'
import { newId } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { meteringRoutes } from './metering.ts'
import { anOffice } from './office.fixture.ts'

for (const format of ['date', 'date-time', 'uuid']) FormatRegistry.Set(format, () => true)

const { metering, provider, clerk, resource } = await anOffice()
const routes = meteringRoutes(metering)

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
  const resourceId = await resource({ name: 'egress-1' })
  const said = { from: '2025-01-01', to: '2025-01-31', quantity: '120.5' }
  const { id } = await call('reportMeteredQuantity', provider, { ...said, resourceId, note: ' 一月 ' })
  await call('confirmMeteredQuantities', clerk, { ids: [id] })
  const correction = await call('correctMeteredQuantity', provider, { ...said, quantity: '99', reason: '抄表有误' }, { params: { id } })
  await call('objectToMeteredQuantity', clerk, { opinion: '与监测不符' }, { params: { id: correction.id } })
  const content = Buffer.from('资源编号,自有编号,起,止,数量,说明\n,egress-1,2025-02-01,2025-02-28,1,\n,none,,,,').toString('base64')
  expect((await call('previewQuantityImport', provider, { name: '二月.csv', content })).errors).toHaveLength(3)
  const right = Buffer.from('资源编号,自有编号,起,止,数量,说明\n,egress-1,2025-02-01,2025-02-28,1,').toString('base64')
  const { hash } = await call('previewQuantityImport', provider, { name: '二月.csv', content: right })
  expect(await call('importQuantities', provider, { name: '二月.csv', content: right, hash })).toEqual({ reported: 1 })
  expect((await call('listMeteredResources', provider, undefined)).items).toMatchObject([{ id: resourceId, unit: 'GB' }])
  const list = async (query: object) => (await call('listMeteredQuantities', clerk, undefined, { query })).items.length
  expect([await list({}), await list({ month: '2025-01' }), await list({ month: '2025-02' }), await list({ month: '2024-12' })]).toEqual([
    3, 2, 1, 0,
  ])
})

import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import { createDoor, newId } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { createCatalogue } from './catalogue.ts'
import { columnNames } from './imports/columns.ts'
import { itemFields, partiesOf } from './item.fixture.ts'
import { catalogueRoutes } from './routes.ts'

for (const format of ['date', 'date-time', 'uuid']) FormatRegistry.Set(format, () => true)

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const here = await aJurisdiction(ownerDb)
const authority = anActor(here, await anOrganisation(ownerDb, here, '主管部门'), {
  permissions: ['catalogue.draft', 'catalogue.ceiling', 'catalogue.price', 'catalogue.publish'],
})
const routes = catalogueRoutes(
  createCatalogue({ db, door: createDoor({ db, clock }), clock, judge: async () => ({ refusal: null, findings: [] }), partiesOf }),
)

/** Calls an operation and expects an answer of the shape it promises. */
async function call(id: string, body: unknown, { params = {}, query = {}, ifVersion = null as number | null } = {}) {
  const operation = routes.find((route) => route.id === id)
  const answer = await operation?.handle({ actor: authority, params, query: { limit: 50, ...query }, body, key: newId(), ifVersion })
  if (!operation || !answer) throw new Error(`no operation ${id}`)
  if (!answer.ok) throw new Error(`${id}: ${answer.refusal.message}`)
  expect([...Value.Errors(operation.response, answer.value)]).toEqual([])
  return answer.value
}

test('every operation has its own id; what writes asks a known permission word, a price the one of its kind', () => {
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
  const free = routes.filter(({ may }) => !isPermission(may))
  expect(free.map(({ id, may }) => [id, may])).toEqual(['listItems', 'getItem', 'setPrice', 'listEditions'].map((id) => [id, 'signed-in']))
})

test('every answer has the shape that its operation promises', async () => {
  const fields = itemFields()
  const { id } = await call('createItem', fields)
  await call('changeItem', { ...fields, name: '改过的名称' }, { params: { id }, ifVersion: 1 })
  await call('setPrice', { kind: 'ceiling', amount: '0.3500', from: '2024-09-01', reason: '财政评审' }, { params: { id } })
  const tiers = { mode: 'package', steps: [{ upTo: '100', amount: '0.3' }] }
  const asks = { kind: 'final', from: '2024-09-01', reason: '采购结果', providerId: null }
  const price = { basis: 'year', tiers, allowance: { quantity: '2', per: 'unit' }, minimumMonths: 12 }
  await call('setPrice', { ...asks, ...price }, { params: { id } })
  await call('publishEdition', { year: 2024, inForceFrom: '2024-09-01' })
  const content = Buffer.from(`${columnNames.join(',')}\nA-1,基础设施,,,服务器,,台·月,按月,320,\nA-2,,,,,,,,,`).toString('base64')
  expect((await call('previewImport', { name: '目录.csv', content, pricesFrom: '2024-09-01' })).errors).toHaveLength(4)
  const right = Buffer.from(`${columnNames.join(',')}\nA-1,基础设施,,,服务器,,台·月,按月,320,`).toString('base64')
  const { hash } = await call('previewImport', { name: '目录.csv', content: right, pricesFrom: '2024-09-01' })
  await call('commitImport', { name: '目录.csv', content: right, pricesFrom: '2024-09-01', hash })
  expect((await call('listItems', undefined)).items).toHaveLength(2)
  expect((await call('getItem', undefined, { params: { id }, query: { on: '2024-09-01' } })).prices).toHaveLength(2)
  expect((await call('listEditions', undefined)).items).toMatchObject([{ year: 2024, items: 1 }])
})

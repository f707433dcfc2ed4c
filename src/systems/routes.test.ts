import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import { createDoor, newId } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { systemsRoutes } from './routes.ts'
import { createSystems } from './service.ts'

for (const format of ['date', 'date-time', 'uuid']) FormatRegistry.Set(format, () => true)

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const here = await aJurisdiction(ownerDb)
const clerk = anActor(here, await anOrganisation(ownerDb, here, '文旅厅'), { permissions: ['system.register'] })
const routes = systemsRoutes(
  createSystems({
    db,
    door: createDoor({ db, clock }),
    clock,
    judge: async () => ({ refusal: null, findings: [] }),
    facts: async () => ({}),
  }),
)

/** Calls an operation and expects an answer of the shape it promises. */
async function call(id: string, body: unknown, params: object = {}, ifVersion: number | null = null, query: object = {}) {
  const operation = routes.find((route) => route.id === id)
  const answer = await operation?.handle({ actor: clerk, params, query: { limit: 50, ...query }, body, key: newId(), ifVersion })
  if (!operation || !answer) throw new Error(`no operation ${id}`)
  if (!answer.ok) throw new Error(`${id}: ${answer.refusal.message}`)
  expect([...Value.Errors(operation.response, answer.value)]).toEqual([])
  return answer.value
}

test('every operation asks a known permission word', () => {
  for (const { id, may } of routes) expect(`${id} ${isPermission(may)}`).toBe(`${id} true`)
})

test('every answer has the shape that its operation promises', async () => {
  const none = { mlpsFiling: null, exemption: null, builder: null, contact: null }
  const fields = {
    name: '系统',
    kind: 'built',
    purpose: '办事',
    classified: false,
    mlps: 2,
    budgetChannel: '部门预算',
    status: 'to-migrate',
    ...none,
  }
  const { id } = await call('registerSystem', fields)
  await call('changeSystem', { ...fields, name: '新系统' }, { id }, 1)
  await call('cutOverSystem', { on: '2024-06-01' }, { id }, 2)
  await call('retireOriginalSystem', { on: '2024-09-01' }, { id }, 3)
  expect(await call('getSystem', undefined, { id })).toMatchObject({ originalRetiredOn: '2024-09-01', version: 4 })
  expect((await call('listSystems', undefined)).items).toHaveLength(1)
  expect((await call('listMigration', undefined)).items).toHaveLength(1)
  await call(
    'changeSystem',
    { ...fields, name: '新系统', status: 'on-cloud', hostedElsewhere: true, hostingEndsOn: '2024-10-30' },
    { id },
    4,
  )
  expect((await call('listHostingEnding', undefined, {}, null, { within: 30 })).items).toMatchObject([{ daysLeft: 30 }])
})

import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { budgetRoutes } from './index.ts'
import { aPlace } from './office.fixture.ts'

for (const format of ['date', 'date-time', 'uuid']) FormatRegistry.Set(format, () => true)

const { authority, budget, clerk, cloud, culture, office, ofCloud, systems } = await aPlace()
const routes = budgetRoutes(budget)
const itemId = await office.item('VCPU', '虚拟CPU', '核·月', 'month')
await office.price(itemId, '2024-01-01', '2026-12-01', '30.00')
await office.contract(cloud, '2024-01-01', '2027-01-01')
await office.resource({
  organisationId: culture,
  systemId: systems.culture,
  ...ofCloud,
  itemId,
  charged: ['2026-01-01', null],
  allocations: [['2026-01-01', null, '2']],
})

/** Calls an operation and expects an answer of the shape it promises. */
async function call(
  id: string,
  asked: { actor?: typeof authority; params?: object; query?: object; body?: object; ifVersion?: number } = {},
) {
  const operation = routes.find((route) => route.id === id)
  const answer = await operation?.handle({
    actor: authority,
    params: {},
    body: {},
    key: newId(),
    ifVersion: null,
    ...asked,
    query: { limit: 50, ...asked.query },
  } as never)
  if (!operation || !answer) throw new Error(`no operation ${id}`)
  if (!answer.ok) throw new Error(`${id}: ${answer.refusal.message} ${JSON.stringify(answer.refusal.faults)}`)
  expect([...Value.Errors(operation.response, answer.value)].map(({ path, message }) => `${path} ${message}`)).toEqual([])
  return answer.value as Record<string, never>
}

test('every operation has its own id; reading asks for one word, everything else for the other', () => {
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
  for (const { method, may } of routes) {
    expect(isPermission(may)).toBe(true)
    expect(may).toBe(method === 'GET' ? 'budget.read' : 'budget.manage')
  }
})

test('every answer has the shape that its operation promises, from the estimate to the warning', async () => {
  const first = await call('makeBudgetEstimate', { body: {} })
  const { id: estimateId } = await call('makeBudgetEstimate', { body: { on: '2026-03-01', startsOn: '2026-12-01', note: ' 试算 ' } })
  const again = await call('makeBudgetEstimate', { body: { note: '再算' } })
  expect((await call('listBudgetEstimates')).items).toHaveLength(3)
  expect((await call('getBudgetEstimate', { params: { id: estimateId } })).note).toBe('试算')
  for (const by of ['category', 'system'])
    expect((await call('listBudgetEstimateSums', { params: { id: estimateId }, query: { by, organisation: culture } })).items).toHaveLength(
      1,
    )
  expect(await call('compareBudgetEstimates', { params: { id: again.id }, query: { since: first.id } })).toEqual({ count: 0, items: [] })
  const { id } = await call('draftBudget', { body: { estimateId } })
  const line = { organisationId: culture, category: '基础设施', payer: 'level', amount: '700', reason: '压减' }
  await call('writeBudgetLines', { params: { id }, body: { lines: [line] }, ifVersion: 1 })
  expect((await call('listBudgetLines', { params: { id } })).items).toHaveLength(1)
  expect(await call('issueBudget', { params: { id }, ifVersion: 2 })).toMatchObject({ level: '700.00', current: true })
  const other = await call('draftBudget', { body: { estimateId, reason: '调整' } })
  await call('withdrawBudget', { params: { id: other.id }, ifVersion: 1 })
  expect((await call('listBudgets')).items).toHaveLength(2)
  await call('getBudget', { params: { id }, actor: clerk })
  await call('setBudgetThreshold', { body: { from: '2026-11-01', shares: ['50'], reason: '从严' } })
  expect((await call('listBudgetThresholds')).shares).toEqual(['50'])
  await call('getBudgetExecution')
  expect(await call('accrueBudget', { body: {} })).toEqual({ through: '2026-11-16' })
  expect((await call('getBudgetExecution', { query: { on: '2026-01-31' }, actor: clerk })).whole).toBe(false)
  expect((await call('listBudgetExecution')).items).toHaveLength(1)
  expect((await call('listBudgetFindings', { actor: clerk })).items).toHaveLength(1)
})

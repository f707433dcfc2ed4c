import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import { type Id, newId, type Outcome, type Route } from '../../kernel/index.ts'
import { isPermission } from '../../regimes/index.ts'
import { fixedClock, must, testDatabase } from '../../testing/index.ts'
import { assessmentsRoutes } from '../assessments/routes.ts'
import { correctionsRoutes } from '../corrections/routes.ts'
import { paymentsRoutes } from './routes.ts'
import { aBill, settlementIn } from './sealed.fixture.ts'

for (const format of ['uuid', 'date', 'date-time']) FormatRegistry.Set(format, (text) => text.length > 0)

const { db, ownerDb } = await testDatabase()
const settlement = settlementIn(db, fixedClock('2026-01-10T09:00'))
const { actors, cloudA, sealed } = await aBill(ownerDb, settlement)
const routes: Route[] = [...paymentsRoutes(settlement), ...correctionsRoutes(settlement), ...assessmentsRoutes(settlement)]

/** Calls an operation as the server does, and holds its answer against the schema that the client was promised. */
async function call(id: string, actor: object, asked: object): Promise<Record<string, unknown>> {
  const route = routes.find((each) => each.id === id) ?? expect.fail(`no route ${id}`)
  const request = { params: {}, query: {}, body: {}, ifVersion: null, key: newId(), actor, ...asked }
  const value = must((await route.handle(request as never)) as Outcome<Record<string, unknown>>)
  // A file is sent as it is.
  if (route.download) return value
  expect([...Value.Errors(route.response, value)].map(({ path, message }) => `${path} ${message}`)).toEqual([])
  return value
}

test('every operation answers what its schema promises', async () => {
  const report = { providerId: cloudA, from: '2025-01-01', percent: '100', assessor: '评估中心', report: 'P-1', reason: '年度评估' }
  await call('recordAssessment', actors.accountant, { body: report })
  expect((await call('listAssessments', actors.cloudA, { query: { limit: 10 } })).items).toHaveLength(1)
  const params: { id: Id } = { id: await sealed() }
  const paid = { providerId: cloudA, amount: '10.5', paidOn: '2026-01-10', voucher: 'V-1' }
  expect(await call('recordPayment', actors.cashier, { params, body: paid })).toMatchObject({ amount: '10.50', note: null })
  await call('reversePayment', actors.treasurer, { params: { ...params, no: 1 }, body: { reason: '误' } })
  expect(await call('listPayments', actors.accountant, { params })).toMatchObject({ items: [{ no: 1 }, { no: 2 }] })
  const evidence = { name: '证明.txt', content: Buffer.from('多计').toString('base64') }
  const change = { lineNo: 1, amount: '-1', reason: '多计一天', cause: '账单核对', evidence }
  await call('proposeCorrection', actors.colleague, { params, body: change })
  await call('proposeCorrection', actors.colleague, { params, body: { ...change, evidence: undefined } })
  const of = (no: number) => ({ params: { ...params, no } })
  await call('decideCorrection', actors.reviewer, { ...of(1), body: { decision: 'approve' } })
  await call('withdrawCorrection', actors.colleague, of(2))
  expect((await call('listCorrections', actors.culture, { params, query: { limit: 10 } })).items).toHaveLength(2)
  await call('getCorrectionEvidence', actors.reviewer, of(1))
  const broken = { params, body: { ...change, evidence: { name: 'a.txt', content: '?' } } }
  await expect(call('proposeCorrection', actors.colleague, broken)).rejects.toThrow('case.material-encoding')
})

test('every operation asks for a permission word, and reads need no more than to read', () => {
  for (const { method, may } of routes) expect([isPermission(may), may === 'statement.read']).toEqual([true, method === 'GET'])
})

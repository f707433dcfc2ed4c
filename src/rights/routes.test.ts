import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import type { OfficeActor } from '../identity/index.ts'
import { newId } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { testDatabase } from '../testing/index.ts'
import { office, pdf } from './office.fixture.ts'
import { rightsRoutes } from './routes.ts'

for (const format of ['date', 'date-time', 'uuid']) FormatRegistry.Set(format, () => true)

const { db, ownerDb } = await testDatabase()
const { rights, people, clock, system, cloud, nextCloud } = await office(db, ownerDb)
const routes = rightsRoutes(rights, clock)
const called = new Set<string>()

/** Calls an operation and expects an answer of the shape it promises. */
async function call(actor: OfficeActor, id: string, { params = {}, body = {}, query = { limit: 50 } as object } = {}) {
  const operation = routes.find((route) => route.id === id)
  const answer = await operation?.handle({ actor, params, query, body, key: newId(), ifVersion: null })
  if (!operation || !answer) throw new Error(`no operation ${id}`)
  if (!answer.ok) throw new Error(`${id}: ${answer.refusal.message}`)
  // The bytes of a file have no schema.
  if (!operation.download) expect([...Value.Errors(operation.response, answer.value)], id).toEqual([])
  called.add(id)
  return answer.value
}

test('every operation asks a known permission word', () => {
  for (const { id, may } of routes) expect(`${id} ${isPermission(may)}`).toBe(`${id} true`)
})

test('every answer has the shape that its operation promises', async () => {
  const { unit, provider, authority, authority2 } = people
  const paper = {
    params: await call(unit, 'keepPaper', { params: { id: system }, body: { kind: 'report', title: '测评报告', file: pdf('a') } }),
  }
  await call(unit, 'replacePaper', { ...paper, body: { title: '测评报告', file: pdf('b') } })
  const given = await call(unit, 'giveAuthorization', {
    body: {
      organisationId: cloud,
      persons: [provider.personId],
      systemIds: null,
      kinds: ['report', 'contact'],
      purpose: '整改',
      from: '2024-09-30',
      to: '2024-10-31',
      form: pdf('授权书', '授权书.pdf'),
    },
  })
  expect(given).toMatchObject({ state: 'valid', allSystems: true, formName: '授权书.pdf' })
  const authorization = { params: { id: given.id } }
  await call(provider, 'lookAtPaper', paper)
  await call(provider, 'lookAtContact', { params: { id: system } })
  await call(provider, 'listPapers', { params: { id: system } })
  await call(provider, 'getAuthorization', authorization)
  await call(provider, 'getAuthorizationForm', authorization)
  await call(unit, 'listAuthorizations', { query: { limit: 1, which: 'given' } })
  await call(unit, 'listAuthorizationCandidates', { query: { organisationId: cloud } })
  await call(unit, 'renameAuthorization', { ...authorization, body: { persons: [people.colleague.personId] } })
  await call(authority, 'freezeAuthorization', { ...authorization, body: { reason: '核查' } })
  await call(authority, 'unfreezeAuthorization', { ...authorization, body: { reason: '核查' } })
  await call(unit, 'revokeAuthorization', authorization)
  const emergency = {
    params: await call(authority, 'askEmergencyLook', { body: { systemId: system, kind: 'report', reason: '处置', hours: 1 } }),
  }
  expect(await call(authority2, 'secondEmergencyLook', emergency)).toMatchObject({ state: 'open' })
  await call(unit, 'listEmergencyLooks')
  expect((await call(unit, 'listRightsRecord')).items).toHaveLength(9)
})

test('so do those about who operates the cloud', async () => {
  const { provider, nextProvider, governor } = people
  const grant = await call(governor, 'grantOperating', {
    body: { providerId: cloud, persons: [provider.personId], scope: ['operate'], from: '2024-10-01', to: '2025-09-30', reason: '运营' },
  })
  const body = { reason: '核查' }
  for (const id of ['freezeOperatingGrant', 'unfreezeOperatingGrant', 'revokeOperatingGrant'])
    await call(governor, id, { params: { id: grant.id }, body })
  expect((await call(provider, 'listOperatingGrants')).items[0]).toMatchObject({ state: 'revoked' })
  const handover = await call(governor, 'recordOperatingHandover', {
    body: { fromProviderId: cloud, toProviderId: nextCloud, on: '2025-09-30', items: ['账号'] },
  })
  await call(nextProvider, 'confirmOperatingHandover', { params: { id: handover.id } })
  await call(provider, 'listOperatingHandovers')
  expect(routes.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([])
})

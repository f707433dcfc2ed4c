import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, day, type Id, newId } from '../../kernel/index.ts'
import { codeOf, must, testDatabase } from '../../testing/index.ts'
import { office } from '../office.fixture.ts'
import { type OperationWord, sideOf } from './grant.ts'

const { db, ownerDb } = await testDatabase()
const { rights, people, clock, cloud, nextCloud, museum, keep } = await office(db, ownerDb)
const { operating } = rights
const base = { providerId: cloud, persons: [people.provider.personId], reason: '统一运营', from: day('2024-10-01'), to: day('2024-12-31') }
const grant = (scope: OperationWord[], more: Partial<{ providerId: Id; persons: Id[]; from: Day; to: Day }> = {}, by = people.governor) =>
  operating.grant(by, { ...base, ...more, scope }, newId())

test.each<[OperationWord[], string | null]>([
  [['operate'], 'does'],
  [['accounts', 'monitor'], 'does'],
  [['monitor'], null],
  [['audit', 'monitor'], 'audits'],
  [['audit', 'operate'], 'both'],
  [['audit', 'accounts'], 'both'],
])('%j stands on the side %s', (scope, side) => expect(sideOf(scope)).toBe(side))

test('who operates does not audit, in one grant or in two that share a day; once the one is revoked, he may', async () => {
  expect(codeOf(await grant(['operate', 'audit']))).toBe('operating-grant.separation')
  const { id } = must(await grant(['operate']))
  expect(codeOf(await grant(['audit'], { from: day('2024-12-31'), to: day('2025-06-30') }))).toBe('operating-grant.separation')
  expect(codeOf(await grant(['audit'], { from: day('2025-01-01'), to: day('2025-06-30') }))).toBe('ok')
  expect(codeOf(await grant(['audit'], { persons: [people.colleague.personId] }))).toBe('ok')
  expect(codeOf(await grant(['monitor']))).toBe('ok')
  const refused = await grant(['accounts'], { persons: [people.provider.personId, people.colleague.personId] })
  expect(refused.ok ? '' : refused.refusal.facts.persons).toBe('甲云二')
  must(await operating.freezeGrant(people.governor, id, '停一停', newId()))
  expect(codeOf(await grant(['audit'], { to: day('2024-10-31') }))).toBe('operating-grant.separation')
  const revoked = must(await operating.revokeGrant(people.governor, id, '岗位调整', newId()))
  expect(revoked.events.map(({ kind }) => kind)).toEqual(['granted', 'frozen', 'revoked'])
  expect(codeOf(await grant(['audit'], { to: day('2024-10-31') }))).toBe('ok')
  expect(codeOf(await operating.unfreezeGrant(people.governor, id, '恢复', newId()))).toBe('authorization.ended')
})

test('two grants at the same time do not put one person on both sides', async () => {
  const days = { providerId: nextCloud, persons: [people.nextProvider.personId] }
  const codes = await Promise.all([grant(['operate'], days), grant(['audit'], days)].map((each) => each.then(codeOf, () => 'race')))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
})

test.each<[string, Parameters<typeof grant>, string]>([
  ['by whoever does not govern', [['operate'], {}, people.provider], 'permission.denied'],
  ['for days gone by', [['operate'], { from: day('2024-01-01'), to: day('2024-09-29') }], 'request.invalid'],
  ['to people of somebody else', [['operate'], { persons: [people.nextProvider.personId] }], 'request.invalid'],
  ['to nobody known', [['operate'], { providerId: newId() }], 'request.not-found'],
])('nothing is granted %s', async (_, args, code) => expect(codeOf(await grant(...args))).toBe(code))

test('a grant to operate opens no paper, and is seen by its provider and the governor alone', async () => {
  const paper = await keep()
  const { id } = must(await grant(['monitor']))
  expect(codeOf(await rights.looks.lookAt(people.provider, paper, null))).toBe('request.not-found')
  const ids = async (actor: typeof people.unit) => (await operating.listGrants(actor, { limit: 200 })).items.map((each) => each.id)
  expect([(await ids(people.governor)).includes(id), (await ids(people.provider)).includes(id)]).toEqual([true, true])
  expect([(await ids(people.nextProvider)).includes(id), (await ids(people.unit)).length]).toEqual([false, 0])
  await expect(sql`update operating_grant set scope = '{audit}'`.execute(db)).rejects.toThrow('never altered')
})

test('a hand-over is confirmed once by each of its two sides and by nobody else', async () => {
  const input = { fromProviderId: cloud, toProviderId: nextCloud, on: day('2024-12-31'), items: ['运维账号 3 个', '监测平台'] }
  expect(codeOf(await operating.handOver(people.provider, input, newId()))).toBe('permission.denied')
  expect(codeOf(await operating.handOver(people.governor, { ...input, toProviderId: cloud }, newId()))).toBe('request.invalid')
  expect(codeOf(await operating.handOver(people.governor, { ...input, toProviderId: newId() }, newId()))).toBe('request.not-found')
  const { id } = must(await operating.handOver(people.governor, input, newId()))
  clock.advance({ days: 1 })
  expect(must(await operating.confirmHandover(people.provider, id, newId()))).toMatchObject({
    fromConfirmedByName: '甲云一',
    toConfirmedAt: null,
  })
  expect(codeOf(await operating.confirmHandover(people.colleague, id, newId()))).toBe('handover.confirmed')
  expect(must(await operating.confirmHandover(people.nextProvider, id, newId()))).toMatchObject({ toConfirmedByName: '乙云一' })
  const third = { ...people.provider, organisationId: museum }
  expect(codeOf(await operating.confirmHandover(third, id, newId()))).toBe('request.not-found')
  expect((await operating.listHandovers(third, { limit: 200 })).items).toEqual([])
  await expect(sql`update operating_handover set items = '{}'`.execute(db)).rejects.toThrow('never altered')
  await expect(sql`update operating_handover set from_confirmed_by = gen_random_uuid()`.execute(db)).rejects.toThrow('never altered')
})

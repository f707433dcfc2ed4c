import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, day, newId } from '../../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, must, testDatabase } from '../../testing/index.ts'
import { anItem } from '../item.fixture.ts'
import { aResource, aSystem } from '../system.fixture.ts'
import type { ElsewhereInput } from './decision.ts'
import { createElsewhere } from './service.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-06-30T09:00')
const [here, abroad] = [await aJurisdiction(ownerDb), await aJurisdiction(ownerDb)]
const named = (name: string) => anOrganisation(ownerDb, here, name)
const [bureau, unit, neighbour, cloud, rival] = [
  await named('数据局'),
  await named('甲厅'),
  await named('乙厅'),
  await named('甲云'),
  await named('乙云'),
]
const [portal, archive] = [await aSystem(ownerDb, here, unit, '门户'), await aSystem(ownerDb, here, unit, '档案')]
const foreign = await aSystem(ownerDb, abroad, await anOrganisation(ownerDb, abroad))
const itemId = await anItem(ownerDb, here)
const resourceOf = (systemId: string, providerId: string) =>
  aResource(ownerDb, { jurisdictionId: here, organisationId: unit, systemId, providerId, itemId })
const [web, mail, files] = [await resourceOf(portal, cloud), await resourceOf(portal, rival), await resourceOf(archive, cloud)]

const elsewhere = createElsewhere({ db, door: createDoor({ db, clock }) })
const authority = anActor(here, bureau, { permissions: ['statement.review'], sees: { all: true } })
const clerk = anActor(here, unit)
const decide = (different: Partial<ElsewhereInput> = {}, actor = authority) =>
  elsewhere.decideSettledElsewhere(
    actor,
    {
      systemId: portal,
      resourceId: null,
      from: day('2025-01-01'),
      to: day('2025-12-31'),
      measure: '省级统建合同',
      reason: '由省级统一支付',
      ...different,
    },
    newId(),
  )
const seenBy = async (actor = authority) => (await elsewhere.listSettledElsewhere(actor, { limit: 9 })).items.map(({ id }) => id)

test.each<[string, Partial<ElsewhereInput>]>([
  ['request.not-found', { systemId: foreign }],
  ['request.not-found', { resourceId: files }],
  ['request.invalid', { to: day('2024-12-31') }],
])('refused with %s: %j', async (code, different) => {
  expect(codeOf(await decide(different))).toBe(code)
})

test('decided of a whole system or of one resource; the unit and the providers concerned see it, nobody else', async () => {
  expect(codeOf(await decide({}, clerk))).toBe('permission.denied')
  const whole = must(await decide({ systemId: archive }))
  expect(whole).toMatchObject({ organisationName: '甲厅', systemName: '档案', resourceId: null, resourceName: null, decidedBy: '数据局' })
  clock.advance({ minutes: 1 })
  const single = must(await decide({ resourceId: mail, to: day('2025-01-01') }))
  expect(single).toMatchObject({ resourceName: '云服务器（vm-1）', from: '2025-01-01', to: '2025-01-01' })
  expect(await seenBy()).toEqual([single.id, whole.id])
  expect(await seenBy(clerk)).toEqual([single.id, whole.id])
  expect(await seenBy(anActor(here, cloud, { sees: { providerId: cloud } }))).toEqual([whole.id])
  expect(await seenBy(anActor(here, rival, { sees: { providerId: rival } }))).toEqual([single.id])
  expect(await seenBy(anActor(here, neighbour))).toEqual([])
  const { items, next } = await elsewhere.listSettledElsewhere(authority, { limit: 1 })
  expect(items.map(({ id }) => id)).toEqual([single.id])
  expect((await elsewhere.listSettledElsewhere(authority, { limit: 1, after: next ?? '' })).items.map(({ id }) => id)).toEqual([whole.id])
})

test('the decision is on record with its unit', async () => {
  const { id } = must(await decide({ resourceId: web }))
  const { rows } = await sql<{ act: string; unit: string }>`
    select act, concerned_organisation_id as unit from audit_entry where object_kind = 'settled-elsewhere' and object_id = ${id}`.execute(
    db,
  )
  expect(rows).toEqual([{ act: 'service.decide-elsewhere', unit }])
})

test('the database keeps a decision as it was made, and a resource to its system', async () => {
  must(await decide())
  await expect(sql`update settled_elsewhere set reason = 'x'`.execute(ownerDb)).rejects.toThrow('never altered')
  await expect(sql`delete from settled_elsewhere`.execute(ownerDb)).rejects.toThrow('never altered')
  const astray = sql`insert into settled_elsewhere (id, jurisdiction_id, organisation_id, system_id, resource_id, during, measure, reason, decided_by,
      decided_by_person, decided_at)
    values (${newId()}, ${here}, ${unit}, ${portal}, ${files}, '[2025-01-01,2025-02-01)', 'x', 'x', ${bureau}, 'x', now())`
  await expect(astray.execute(ownerDb)).rejects.toThrow('foreign key')
})

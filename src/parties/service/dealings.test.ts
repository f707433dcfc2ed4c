import { beforeAll, describe, expect, test } from 'vitest'
import type { OfficeActor } from '../../identity/index.ts'
import { day, type Id, newId } from '../../kernel/index.ts'
import { codeOf, must, testDatabase } from '../../testing/index.ts'
import { fields, firstDay, official, place, system } from '../place.fixture.ts'

const { db } = await testDatabase()
const { parties } = place(db)
let [here, there]: Id[] = []
let authority: OfficeActor
let foreignAuthority: OfficeActor
let count = 0

beforeAll(async () => {
  here = must(await parties.createJurisdiction(system, { name: '甲省', regimeId: 'somewhere-2023', from: firstDay })).id
  there = must(await parties.createJurisdiction(system, { name: '乙市', regimeId: 'somewhere-2023', from: firstDay })).id
  const words = ['blacklist.manage', 'organisation.manage', 'organisation.read']
  authority = official(here, newId(), words, true)
  foreignAuthority = official(there, newId(), words, true)
})

const company = async (more: object = {}, jurisdictionId = here ?? '') => {
  count += 1
  const draft = { ...fields, name: `公司${count}`, jurisdictionId, ...more }
  return must(await parties.createOrganisation(system, draft)).id
}

describe('严重失信主体', () => {
  const draft = { name: '某某公司', creditCode: null, organisationId: null, reason: '合同诈骗', source: '某市中级人民法院', lastDay: null }

  test('counts from its first to its last day', async () => {
    const id = await company()
    const entry = must(await parties.blacklist(authority, { ...draft, organisationId: id, from: day('2024-03-01') }))
    const on = (text: string) => parties.isBlacklisted(id, day(text))
    expect([await on('2024-02-29'), await on('2024-03-01'), await on('2030-01-01')]).toEqual([false, true, true])
    const end = async (text: string, actor = authority) => codeOf(await parties.endBlacklisting(actor, entry.id, day(text)))
    expect(await end('2024-02-29')).toBe('history.backwards')
    expect(await end('2024-08-31', foreignAuthority)).toBe('request.not-found')
    expect(await end('2024-08-31')).toBe('ok')
    expect(await end('2025-08-31')).toBe('history.ended')
    expect([await on('2024-08-31'), await on('2024-09-01')]).toEqual([true, false])
    const listed = async (text?: string) =>
      must(await parties.listBlacklist(authority, { limit: 50, on: text === undefined ? undefined : day(text) })).items
    expect((await listed()).map((one) => one.id)).toContain(entry.id)
    expect((await listed('2024-09-01')).map((one) => one.id)).not.toContain(entry.id)
  })

  test.each([
    [
      'its credit code, whatever the name',
      { creditCode: '91350100M000100Y43', name: '原名公司' },
      { creditCode: '91350100M000100Y43' },
      true,
    ],
    ['its name, when no code tells them apart', { name: '同名公司一' }, { name: '同名公司一' }, true],
    [
      'its name, but another code',
      { name: '同名公司二', creditCode: '91110000802100433B' },
      { name: '同名公司二', creditCode: '91440300708461136T' },
      false,
    ],
    ['another name', { name: '别的公司' }, {}, false],
  ])('is known by %s', async (_, entry, organisation, listed) => {
    const id = await company(organisation)
    must(await parties.blacklist(authority, { ...draft, ...entry, from: firstDay }))
    expect(await parties.isBlacklisted(id, day('2024-06-01'))).toBe(listed)
  })

  test('each jurisdiction keeps its own list', async () => {
    const mine = await company({ name: '跨区公司' })
    const theirs = await company({ name: '跨区公司' }, there)
    must(await parties.blacklist(authority, { ...draft, name: '跨区公司', from: firstDay }))
    expect(await parties.isBlacklisted(mine, firstDay)).toBe(true)
    expect(await parties.isBlacklisted(theirs, firstDay)).toBe(false)
    expect(must(await parties.listBlacklist(foreignAuthority, { limit: 50 })).items).toEqual([])
    expect(must(await parties.listBlacklist(system, { limit: 50 })).items).toEqual([])
    expect(codeOf(await parties.blacklist(authority, { ...draft, organisationId: theirs, from: firstDay }))).toBe('request.not-found')
    expect(codeOf(await parties.blacklist(system, { ...draft, from: firstDay }))).toBe('permission.denied')
    expect(codeOf(await parties.blacklist(authority, { ...draft, creditCode: '91350100M000100Y44', from: firstDay }))).toBe(
      'organisation.credit-code',
    )
  })
})

describe('控股关系', () => {
  const relation = (holderId: Id, heldId: Id, from = '2024-01-01', lastDay: string | null = null) => ({
    holderId,
    heldId,
    share: '51.5',
    from: day(from),
    lastDay: lastDay === null ? null : day(lastDay),
  })
  const near = (id: Id, on = '2024-06-01') => parties.isAffiliatedWithProvider(id, here ?? '', day(on))

  test('reaches a provider upwards and downwards through any number of hands, on the days it holds', async () => {
    const [provider, mother, grandmother, daughter, sister] = [
      await company(),
      await company(),
      await company(),
      await company(),
      await company(),
    ]
    must(await parties.assignParty(system, provider, { party: 'provider', from: day('2024-02-01'), lastDay: null }))
    must(await parties.addAffiliation(system, relation(grandmother, mother)))
    must(await parties.addAffiliation(system, relation(mother, provider, '2024-01-01', '2024-08-31')))
    must(await parties.addAffiliation(system, relation(provider, daughter)))
    must(await parties.addAffiliation(system, relation(mother, sister)))
    for (const id of [provider, mother, grandmother, daughter]) expect(await near(id)).toBe(true)
    // Held by the same mother, but neither controls the other.
    expect(await near(sister)).toBe(false)
    expect(await near(grandmother, '2024-01-31')).toBe(false)
    expect(await near(grandmother, '2024-08-31')).toBe(true)
    expect(await near(grandmother, '2024-09-01')).toBe(false)
    expect(await near(daughter, '2024-09-01')).toBe(true)
  })

  test('a circle of holdings ends the search too', async () => {
    const [a, b] = [await company(), await company()]
    must(await parties.addAffiliation(system, relation(a, b)))
    must(await parties.addAffiliation(system, relation(b, a)))
    expect(await near(a)).toBe(false)
  })

  test('is recorded once a day, between two organisations of one jurisdiction', async () => {
    const [a, b, foreign] = [await company(), await company(), await company({}, there)]
    const add = async (actor: OfficeActor, ...of: Parameters<typeof relation>) =>
      codeOf(await parties.addAffiliation(actor, relation(...of)))
    expect(await add(authority, a, b, '2024-01-01', '2024-06-30')).toBe('ok')
    expect(await add(authority, a, b, '2024-06-30')).toBe('affiliation.recorded')
    expect(await add(authority, a, b, '2024-07-01')).toBe('ok')
    expect(await add(authority, a, a)).toBe('affiliation.self')
    expect(await add(authority, a, foreign)).toBe('request.not-found')
    expect(await add(foreignAuthority, a, b, '2020-01-01', '2020-12-31')).toBe('request.not-found')
  })

  test('ends with a day; is shown to those it concerns', async () => {
    const [a, b] = [await company(), await company()]
    const { id } = must(await parties.addAffiliation(system, relation(a, b)))
    expect(must(await parties.endAffiliation(system, id, day('2024-05-31')))).toMatchObject({ share: '51.5', lastDay: '2024-05-31' })
    expect(codeOf(await parties.endAffiliation(system, id, day('2024-06-30')))).toBe('history.ended')
    expect(codeOf(await parties.endAffiliation(foreignAuthority, id, day('2024-04-30')))).toBe('request.not-found')
    const seenBy = async (actor: OfficeActor) => must(await parties.listAffiliations(actor, { limit: 200 })).items.map((one) => one.id)
    expect(await seenBy(official(here ?? '', b, ['organisation.read'], false))).toEqual([id])
    expect(await seenBy(official(here ?? '', newId(), ['organisation.read'], false))).toEqual([])
    expect(await seenBy(foreignAuthority)).toEqual([])
    expect(await seenBy(authority)).toContain(id)
  })
})

import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { day, type Id, newId } from '../../kernel/index.ts'
import { codeOf, must, testDatabase } from '../../testing/index.ts'
import { fields, firstDay, official, place, system } from '../place.fixture.ts'

const { db } = await testDatabase()
const { parties, clock } = place(db)
let here: Id
let there: Id

beforeAll(async () => {
  here = must(await parties.createJurisdiction(system, { name: '甲省', regimeId: 'somewhere-2023', from: firstDay })).id
  there = must(await parties.createJurisdiction(system, { name: '乙市', regimeId: 'somewhere-2023', from: firstDay })).id
})

const add = async (name: string, more: object = {}, jurisdictionId = here) =>
  must(await parties.createOrganisation(system, { ...fields, name, jurisdictionId, ...more })).id
const assign = async (id: Id, party: string, from = '2024-01-01', lastDay: string | null = null) =>
  codeOf(await parties.assignParty(system, id, { party, from: day(from), lastDay: lastDay === null ? null : day(lastDay) }))
const of = async (id: Id, on = '2024-09-30') => {
  const affiliation = await parties.affiliations.of(id, day(on))
  if (!affiliation) throw new Error('unknown')
  return affiliation
}

describe('which measure binds', () => {
  test('a new one binds from its day on, and the days before keep theirs', async () => {
    const id = must(await parties.createJurisdiction(system, { name: '丙市', regimeId: 'somewhere-2023', from: day('2023-06-01') })).id
    const bind = async (regimeId: string, from: string) => codeOf(await parties.bindRegime(system, id, { regimeId, from: day(from) }))
    expect(await bind('nowhere-1999', '2025-01-01')).toBe('jurisdiction.regime-unknown')
    expect(await bind('somewhere-2025', '2023-06-01')).toBe('jurisdiction.regime-earlier')
    expect(await bind('somewhere-2025', '2025-03-01')).toBe('ok')
    expect(await bind('somewhere-2023', '2025-02-28')).toBe('jurisdiction.regime-earlier')
    const on = (text: string) => parties.regimeIdOn(id, day(text))
    expect(await on('2023-05-31')).toBeNull()
    expect(await on('2023-06-01')).toBe('somewhere-2023')
    expect(await on('2025-02-28')).toBe('somewhere-2023')
    expect(await on('2025-03-01')).toBe('somewhere-2025')
    expect((await parties.partiesOf(id, day('2025-03-01'))).map(({ name }) => name)).toEqual(['申请单位', '综合服务机构', '监管单位'])
    expect(await parties.partiesOf(id, day('2023-05-31'))).toEqual([])
    expect((await parties.listJurisdictions(system)).find((one) => one.id === id)?.regimes).toEqual([
      { regimeId: 'somewhere-2023', from: '2023-06-01', lastDay: '2025-02-28', lostTerms: null },
      { regimeId: 'somewhere-2025', from: '2025-03-01', lastDay: null, lostTerms: null },
    ])
  })

  test('a name is taken once; only the operator founds jurisdictions; others see their own', async () => {
    const draft = { name: '甲省', regimeId: 'somewhere-2023', from: firstDay }
    expect(codeOf(await parties.createJurisdiction(system, draft))).toBe('jurisdiction.name-taken')
    const authority = official(here, newId(), ['organisation.manage', 'organisation.read'], true)
    expect(codeOf(await parties.createJurisdiction(authority, { ...draft, name: '丁市' }))).toBe('permission.denied')
    expect((await parties.listJurisdictions(authority)).map(({ name }) => name)).toEqual(['甲省'])
    expect(must(await parties.listParties(authority, here))).toContainEqual({ id: 'district', name: '区市主管部门' })
    expect(codeOf(await parties.listParties(authority, there))).toBe('request.not-found')
    expect(must(await parties.listParties(system, there)).map(({ name }) => name)).toContain('使用单位')
    expect(codeOf(await parties.listParties(system, newId()))).toBe('request.not-found')
  })
})

describe('organisations', () => {
  test('name and credit code are one organisation’s within a jurisdiction', async () => {
    await add('财政厅', { creditCode: '91350100M000100Y43' })
    const create = async (more: object) =>
      codeOf(await parties.createOrganisation(system, { ...fields, name: '另一单位', jurisdictionId: here, ...more }))
    expect(await create({ name: '财政厅' })).toBe('organisation.name-taken')
    expect(await create({ creditCode: '91350100M000100Y43' })).toBe('organisation.name-taken')
    expect(await create({ creditCode: '91350100M000100Y44' })).toBe('organisation.credit-code')
    expect(await create({ jurisdictionId: null })).toBe('request.not-found')
    expect(await create({ name: '财政厅', creditCode: '91350100M000100Y43', jurisdictionId: there })).toBe('ok')
  })

  test('a superior is of the same jurisdiction, and nobody is his own superior through others', async () => {
    const top = await add('教育厅')
    const middle = await add('教育考试院', { parentId: top })
    const leaf = await add('考试院信息处', { parentId: middle })
    const foreign = await add('乙市教育局', {}, there)
    const move = async (id: Id, parentId: Id) => codeOf(await parties.changeOrganisation(system, id, { parentId }))
    expect(await move(top, leaf)).toBe('organisation.parent')
    expect(await move(top, top)).toBe('organisation.parent')
    expect(await move(leaf, foreign)).toBe('organisation.parent')
    expect(await move(leaf, newId())).toBe('organisation.parent')
    expect((await of(top)).subordinateIds.toSorted()).toEqual([middle, leaf].sort())
    expect(await move(leaf, top)).toBe('ok')
    expect((await of(middle)).subordinateIds).toEqual([])
  })

  test('two changes at once can’t close a circle', async () => {
    const [a, b] = [await add('环甲'), await add('环乙')]
    const both = await Promise.all([
      parties.changeOrganisation(system, a, { parentId: b }),
      parties.changeOrganisation(system, b, { parentId: a }),
    ])
    expect(both.map(codeOf).sort()).toEqual(['ok', 'organisation.parent'])
  })

  test('a change keeps what it does not name, and is refused when the organisation changed meanwhile', async () => {
    const id = await add('卫健委', { area: '市中区', contactName: '小李' })
    const changed = must(await parties.changeOrganisation(system, id, { contactName: null, budget: 'outside-level' }, { ifVersion: 1 }))
    expect(changed).toMatchObject({ name: '卫健委', area: '市中区', contactName: null, budget: 'outside-level', version: 2 })
    expect(codeOf(await parties.changeOrganisation(system, id, { name: '卫生健康委' }, { ifVersion: 1 }))).toBe('request.changed-meanwhile')
    const { rows } = await sql<{ before: { budget: string }; after: { budget: string } }>`
      select before, after from audit_entry where act = 'organisation.change' and object_id = ${id}`.execute(db)
    expect(rows.map(({ before, after }) => [before.budget, after.budget])).toEqual([['level', 'outside-level']])
  })

  test('an area is the area of one jurisdiction', async () => {
    const [a, b] = [await add('东区一局', { area: '东区' }), await add('东区二局', { area: '东区' })]
    await add('别处东区局', { area: '东区' }, there)
    await add('西区局', { area: '西区' })
    expect((await of(a)).areaIds.toSorted()).toEqual([a, b].sort())
    expect((await of(await add('无区划局'))).areaIds).toEqual([])
  })

  test('who manages organisations of a jurisdiction stays in it', async () => {
    const foreign = await add('乙市水利局', {}, there)
    const authority = official(here, newId(), ['organisation.manage'], true)
    const draft = { ...fields, name: '新单位' }
    expect(codeOf(await parties.createOrganisation(authority, { ...draft, jurisdictionId: there }))).toBe('request.not-found')
    expect(codeOf(await parties.changeOrganisation(authority, foreign, { name: '占用' }))).toBe('request.not-found')
    expect(codeOf(await parties.assignParty(authority, foreign, { party: 'user', from: firstDay, lastDay: null }))).toBe(
      'request.not-found',
    )
    expect(must(await parties.createOrganisation(authority, { ...draft, jurisdictionId: null })).jurisdictionId).toBe(here)
    const unit = official(here, newId(), ['organisation.read'], false)
    expect(codeOf(await parties.createOrganisation(unit, { ...draft, jurisdictionId: null }))).toBe('permission.denied')
  })
})

describe('parties', () => {
  test('a party is held from a day to a last day, and not twice at once', async () => {
    const id = await add('大数据局')
    expect(await assign(id, 'authority', '2024-02-01', '2024-02-29')).toBe('ok')
    expect(await assign(id, 'authority', '2024-02-29')).toBe('organisation.party-held')
    expect(await assign(id, 'authority', '2024-03-01')).toBe('ok')
    expect(await assign(id, 'user', '2024-02-15')).toBe('ok')
    expect(await assign(id, 'user', '2024-03-01', '2024-02-29')).toBe('history.backwards')
    expect((await of(id, '2024-01-31')).parties).toEqual([])
    expect((await of(id, '2024-02-29')).parties).toEqual(['authority', 'user'])
    expect((await of(id, '2024-03-01')).parties).toEqual(['authority', 'user'])
  })

  test('ends with a day, and stays in the history', async () => {
    const id = await add('云公司')
    const end = async (lastDay: string) => codeOf(await parties.endParty(system, id, { party: 'provider', lastDay: day(lastDay) }))
    await assign(id, 'provider', '2024-01-01')
    expect(await end('2023-12-31')).toBe('organisation.party-not-held')
    expect(await end('2024-06-30')).toBe('ok')
    expect(await end('2024-07-01')).toBe('organisation.party-not-held')
    expect((await of(id, '2024-06-30')).parties).toEqual(['provider'])
    expect((await of(id, '2024-07-01')).parties).toEqual([])
    expect(await assign(id, 'provider', '2024-07-01')).toBe('ok')
  })

  test('the measure of the day must define it', async () => {
    const id = await add('某局')
    expect(await assign(id, 'king')).toBe('organisation.party-unknown')
    expect(await assign(id, 'agency')).toBe('organisation.party-unknown')
    expect(await assign(id, 'user', '2023-12-31')).toBe('organisation.party-unknown')
  })

  test('of two assignments at once one is refused', async () => {
    const id = await add('抢登记局')
    expect((await Promise.all([assign(id, 'user'), assign(id, 'user')])).sort()).toEqual(['ok', 'organisation.party-held'])
  })

  test('the database refuses an overlap that would go around the service', async () => {
    const id = await add('重叠局')
    const insert = () =>
      sql`insert into organisation_party (organisation_id, party, during) values (${id}, 'user', '[2024-01-01,)')`.execute(db)
    await insert()
    await expect(insert()).rejects.toThrow(/exclusion|conflicting key/)
  })
})

describe('who is listed to whom', () => {
  test('a unit sees itself and whom everybody deals with; the authority all; the operator everywhere', async () => {
    const place = must(await parties.createJurisdiction(system, { name: '戊市', regimeId: 'somewhere-2023', from: firstDay })).id
    const ids: Record<string, Id> = {}
    for (const [name, party] of [
      ['本单位', 'user'],
      ['别单位', 'user'],
      ['云商', 'provider'],
      ['主管局', 'authority'],
      ['某区局', 'district'],
    ] as const) {
      ids[name] = await add(name, {}, place)
      await assign(ids[name], party)
    }
    const names = async (actor: typeof system, more: object = {}) =>
      must(await parties.listOrganisations(actor, { limit: 200, ...more })).items.map(({ name }) => name)
    const unit = official(place, ids.本单位 ?? '', ['organisation.read'], false)
    expect((await names(unit)).toSorted()).toEqual(['主管局', '云商', '本单位'].sort())
    expect(await names(unit, { party: 'provider' })).toEqual(['云商'])
    expect(await names(unit, { search: '别' })).toEqual([])
    expect(await names(unit, { jurisdictionId: there })).toEqual([])
    expect(await names(official(place, ids.主管局 ?? '', ['organisation.read'], true))).toHaveLength(5)
    expect(await names(system, { jurisdictionId: place })).toHaveLength(5)
    clock.set('2023-12-31T09:00')
    expect(await names(unit)).toEqual(['本单位'])
    clock.set('2024-09-30T09:00')
  })

  test('pages go on where they ended', async () => {
    const all = must(await parties.listOrganisations(system, { limit: 200 })).items.map(({ id }) => id)
    const seen: Id[] = []
    let after: string | undefined
    do {
      const page = must(await parties.listOrganisations(system, { limit: 4, after }))
      seen.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(all)
  })
})

describe('a measure that no longer charges what is on file', () => {
  test('is put in force only by who was told how much that is and says why it is in order; both stay on record', async () => {
    let count = 3
    const citation = { regime: 'somewhere-2025', cite: '10' }
    const { parties } = place(db, async (_, { regimeId }) =>
      regimeId === 'somewhere-2025' && count > 0 ? { count, says: '《新办法》不计满最低计费期限。', citation } : null,
    )
    const somebody = { ...system, organisationId: newId() }
    const id = must(await parties.createJurisdiction(somebody, { name: '庚市', regimeId: 'somewhere-2023', from: firstDay })).id
    const bind = (lostTerms?: { count: number; reason: string }, from = '2025-03-01') =>
      parties.bindRegime(somebody, id, { regimeId: 'somewhere-2025', from: day(from), lostTerms })
    const refused = { code: 'jurisdiction.lost-terms', citation, message: expect.stringContaining('有 3 个受影响') }
    expect(await bind()).toMatchObject({ refusal: refused })
    expect(await bind({ count: 2, reason: '协商一致' })).toMatchObject({ refusal: refused })
    expect(await bind({ count: 3, reason: ' ' })).toMatchObject({ refusal: refused })
    const { regimes } = must(await bind({ count: 3, reason: '与三家单位协商一致，不再计满' }))
    expect(regimes.at(-1)?.lostTerms).toEqual({ count: 3, reason: '与三家单位协商一致，不再计满', decidedBy: '系统员甲' })
    const { rows } = await sql<{ after: object; cite: string }>`
      select after, cite from audit_entry where act = 'jurisdiction.bind-regime' and object_id = ${id}`.execute(db)
    expect(rows).toMatchObject([{ cite: '10', after: { lostTerms: { count: 3, reason: '与三家单位协商一致，不再计满' } } }])
    await expect(sql`update lost_term_decision set reason = 'x'`.execute(db)).rejects.toThrow('never altered')
    count = 0
    const other = must(await parties.createJurisdiction(somebody, { name: '辛市', regimeId: 'somewhere-2023', from: firstDay })).id
    const plain = must(await parties.bindRegime(somebody, other, { regimeId: 'somewhere-2025', from: day('2025-03-01') }))
    expect(plain.regimes.at(-1)?.lostTerms).toBe(null)
  })
})

describe('whether its money is the level’s budget', () => {
  test('is a history by days: a change says from when, not before the last one nor for days to come', async () => {
    const { id, version } = must(await parties.createOrganisation(system, { ...fields, name: '预算局', jurisdictionId: here }))
    const change = (budget: 'level' | 'outside-level', budgetFrom: string | undefined, ifVersion: number) =>
      parties.changeOrganisation(system, id, { budget, ...(budgetFrom ? { budgetFrom: day(budgetFrom) } : {}) }, { ifVersion })
    expect(codeOf(await change('outside-level', '2024-10-01', version))).toBe('request.invalid')
    const moved = must(await change('outside-level', '2024-09-01', version))
    expect(moved).toMatchObject({
      budget: 'outside-level',
      budgets: [
        { budget: 'level', from: null, lastDay: '2024-08-31' },
        { budget: 'outside-level', from: '2024-09-01', lastDay: null },
      ],
    })
    expect(await change('level', '2024-09-01', moved.version)).toMatchObject({ refusal: { faults: [{ path: '/budgetFrom' }] } })
    const back = must(await change('level', undefined, moved.version))
    expect(back.budgets.at(-1)).toEqual({ budget: 'level', from: '2024-09-30', lastDay: null })
    // The same again is no change, and has no day.
    expect(codeOf(await change('level', '2024-09-10', back.version))).toBe('request.invalid')
    expect(must(await change('level', undefined, back.version)).budgets).toHaveLength(3)
    const { rows } = await sql<{
      after: object
    }>`select after from audit_entry where act = 'organisation.change' and object_id = ${id} order by id`.execute(db)
    expect(rows[0]?.after).toMatchObject({ budget: 'outside-level', budgetFrom: '2024-09-01' })
  })
})

import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadLaw } from '../app/law-files.ts'
import type { OfficeActor } from '../identity/index.ts'
import { type Id, newId } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, must, testDatabase } from '../testing/index.ts'
import type { Kind } from './hit.ts'
import { createSearch } from './service.ts'

const { db, ownerDb } = await testDatabase()
const { regimes } = await loadLaw([])
const search = createSearch({ db, clock: fixedClock('2024-09-30T09:00'), regimes, regimeIdOn: async () => 'hunan-2024' })
const at = '2024-07-01T00:00:00Z'
const permissions = ['case.read', 'system.read', 'resource.read', 'duty.read']

const here = await aJurisdiction(ownerDb)
const there = await aJurisdiction(ownerDb)
const named = (name: string, of = here) => anOrganisation(ownerDb, of, name)
const [bureau, unit, other, cloud, rival, abroad] = [
  await named('数据局'),
  await named('甲厅'),
  await named('乙厅'),
  await named('甲云公司'),
  await named('乙云公司'),
  await named('域外厅', there),
]
const who: Record<string, OfficeActor> = {
  authority: anActor(here, bureau, { permissions, parties: ['authority'], sees: { all: true } }),
  unit: anActor(here, unit, { permissions }),
  other: anActor(here, other, { permissions }),
  provider: anActor(here, cloud, { permissions, parties: ['provider'], sees: { providerId: cloud } }),
  rival: anActor(here, rival, { permissions, parties: ['provider'], sees: { providerId: rival } }),
  abroad: anActor(there, abroad, { permissions, sees: { all: true } }),
}

async function aSystem(organisationId: Id, name: string, jurisdictionId = here): Promise<Id> {
  const id = newId()
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, contact, created_at, changed_at)
    values (${id}, ${jurisdictionId}, ${organisationId}, ${name}, 'built', '面向公众', 2, '预算', 'on-cloud', '李四', ${at}, ${at})`.execute(
    ownerDb,
  )
  return id
}
let count = 0
async function aCase(organisationId: Id, systemId: Id, submitted = true, providerId: Id | null = cloud): Promise<Id> {
  const id = newId()
  count += 1
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, provider_id, step, entered_at, fields, submissions,
      begun_at, begun_by, begun_by_organisation_id)
    values (${id}, ${here}, 'hunan-2024', 'apply', ${`SQ-2024-${String(count).padStart(4, '0')}`}, ${organisationId}, ${systemId}, ${providerId}, 'accept', ${at},
      '{"purpose": "还没有提交的改动"}', ${submitted ? 1 : 0}, ${at}, ${newId()}, ${organisationId})`.execute(ownerDb)
  if (submitted)
    await sql`insert into case_version (case_id, version, step, fields, lines, materials, at, person_id, person_name)
      values (${id}, 1, 'draft', '{"purpose": "迁移历史档案"}', '[]', '[]', ${at}, ${newId()}, '某')`.execute(ownerDb)
  return id
}

const found = async (by: string, typed: string, kind: Kind) =>
  must(await search.list(who[by] as OfficeActor, typed, { kind, limit: 50 }))
    .items.map(({ id }) => id)
    .toSorted()
const groups = async (by: string, typed: string) =>
  must(await search.overview(who[by] as OfficeActor, typed)).groups.map(({ kind, items }) => `${kind} ${items.length}`)

let portal: Id
let mine: Id
let draft: Id
let theirs: Id
let resource: Id
let letter: Id
let circular: Id
let owed: Id
beforeAll(async () => {
  portal = await aSystem(unit, '甲厅门户网站')
  mine = await aCase(unit, portal)
  draft = await aCase(unit, portal, false)
  theirs = await aCase(other, await aSystem(other, '乙厅审批平台'), true, rival)
  const [poolId, itemId] = [newId(), newId()]
  await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
    values (${poolId}, ${here}, ${cloud}, '池', '外网区', false, true, ${at})`.execute(ownerDb)
  await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    values (${itemId}, ${here}, 'A-1', '计算', '', '', '云主机', '8核16G', '台', 'month', ${at}, ${at})`.execute(ownerDb)
  resource = newId()
  await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, external_name, state, created_at)
    values (${resource}, ${here}, ${unit}, ${portal}, ${cloud}, ${poolId}, ${itemId}, ${mine}, 1, 'vm_01%', 'delivered', ${at})`.execute(
    ownerDb,
  )
  const aPaper = async (caseId: Id, name: string, published: boolean) => {
    const id = newId()
    await sql`insert into issued_document (id, case_id, document, name, number, text, sha256, cite, issued_at, issued_by, issued_by_name, issuer_name, published)
      values (${id}, ${caseId}, 'notice', ${name}, '数通〔2024〕7号', '经查存在资源闲置问题', ${'0'.repeat(64)}, '1', ${at}, ${newId()}, '某', '数据局', ${published})`.execute(
      ownerDb,
    )
    return id
  }
  letter = await aPaper(theirs, '整改通知书', false)
  await sql`insert into document_address (document_id, organisation_id, kind) values (${letter}, ${cloud}, 'copy')`.execute(ownerDb)
  circular = await aPaper(theirs, '通报', true)
  owed = newId()
  const { id: duty = '' } = regimes.get('hunan-2024').duties[0] ?? {}
  await sql`insert into duty_instance (id, jurisdiction_id, regime_id, duty, organisation_id, origin, subject_from, arises_on, due_on, due_at, created_at)
    values (${owed}, ${here}, 'hunan-2024', ${duty}, ${unit}, '2024-07', '2024-07-01', '2024-07-01', '2024-08-10', '2024-08-10T16:00:00Z', ${at})`.execute(
    ownerDb,
  )
  await aSystem(abroad, '域外厅门户', there)
})

describe('everybody finds what he sees, and nothing tells him of the rest', () => {
  test('cases: a draft is its beginner’s alone', async () => {
    expect(await found('unit', 'SQ-2024', 'case')).toEqual([mine, draft].toSorted())
    expect(await found('authority', 'SQ-2024', 'case')).toEqual([mine, theirs].toSorted())
    expect(await found('provider', 'SQ-2024', 'case')).toEqual([mine])
    expect(await found('rival', 'SQ-2024', 'case')).toEqual([theirs])
    expect(await found('other', 'SQ-2024', 'case')).toEqual([theirs])
    expect(await found('abroad', 'SQ-2024', 'case')).toEqual([])
  })

  test.each<[Kind, string, readonly string[]]>([
    ['system', '门户', ['unit', 'authority']],
    ['resource', '云主机', ['unit', 'authority', 'provider']],
    ['resource', 'vm_01%', ['unit', 'authority', 'provider']],
    ['document', '闲置', ['authority', 'unit', 'other', 'provider', 'rival']],
    ['duty', '甲厅', ['unit', 'authority']],
  ])('%s by %s: %j', async (kind, typed, seers) => {
    for (const by of Object.keys(who)) {
      const ids = await found(by, typed, kind)
      expect(ids.length > 0 && !(by === 'abroad'), by).toBe(seers.includes(by))
    }
  })

  test('a paper is found by whom it is addressed to and by who sees its case; one that is published by everybody of the place', async () => {
    expect(await found('provider', '整改通知书', 'document')).toEqual([letter])
    expect(await found('unit', '整改通知书', 'document')).toEqual([])
    expect(await found('unit', '通报 闲置', 'document')).toEqual([circular])
    expect(await found('abroad', '通报', 'document')).toEqual([])
  })

  test('what is being written is found by nobody, nor a person who answers for a system', async () => {
    expect(await groups('authority', '没有提交的改动')).toEqual([])
    expect(await found('authority', '李四', 'system')).toEqual([])
    expect(await found('authority', '历史档案', 'case')).toEqual([mine, theirs].toSorted())
  })

  test('what may not be read is not found', async () => {
    const nobody = anActor(here, unit, { permissions: [] })
    expect(must(await search.overview(nobody, '门户')).groups).toEqual([])
    const operator = { ...anActor(here, unit, { permissions }), jurisdictionId: null }
    expect(must(await search.overview(operator, '门户')).groups).toEqual([])
  })
})

describe('words', () => {
  test('all of them, in any order, half-width or full, and the names that the measure gives', async () => {
    expect(await found('authority', '网站　甲厅', 'system')).toEqual([portal])
    expect(await found('authority', '网站 乙厅', 'system')).toEqual([])
    expect(await found('authority', 'ｖＭ＿０１', 'resource')).toEqual([resource])
    const { name = '' } = regimes.get('hunan-2024').procedures.find(({ id }) => id === 'apply') ?? {}
    expect(await found('authority', `${name} 甲厅`, 'case')).toEqual([mine])
    const duty = regimes.get('hunan-2024').duties[0]?.name ?? ''
    expect(await found('unit', duty, 'duty')).toEqual([owed])
  })

  test('pairs that stand in a text are not yet the word', async () => {
    await aSystem(unit, '甲乙、乙丙')
    expect(await found('authority', '甲乙丙', 'system')).toEqual([])
  })

  test.each([
    'vm%01',
    'vm_0_',
    '%%',
    '__',
    '\\\\',
    "' or 1=1 --",
    '"; select',
    '😀😀',
    'SQ-%-0001',
    '\u0000\u0000门户\u0000',
    '𠮷'.repeat(200),
    '(?:.*)+$',
  ])('hostile: %j finds nothing that does not hold it', async (typed) => {
    const words = typed.replaceAll('\u0000', '').includes('门户') ? ['system 1'] : []
    const told = (await groups('authority', typed)).filter((group) => !group.startsWith('article'))
    expect(told.filter((group) => group.startsWith('system'))).toEqual(words)
    if (words.length === 0) expect(told).toEqual([])
  })

  test('too short is refused, a letter beside a longer word is not', async () => {
    expect(codeOf(await search.overview(who.unit as OfficeActor, '厅'))).toBe('search.too-short')
    expect(codeOf(await search.overview(who.unit as OfficeActor, '甲 厅 '))).toBe('search.too-short')
    expect(await found('unit', '门户 甲', 'system')).toEqual([portal])
  })

  test('articles: one’s own measure first, with the words around', async () => {
    const { items } = must(await search.list(who.unit as OfficeActor, '政务云 第一条', { kind: 'article', limit: 200 }))
    expect(items[0]?.id).toBe('hunan-2024/1')
    expect(items.every(({ title, excerpt }) => `${title}${excerpt}`.length > 0)).toBe(true)
  })
})

describe('pages and changes', () => {
  test('no row is lost and none comes twice', async () => {
    const systemId = await aSystem(other, '分页')
    for (let n = 0; n < 25; n += 1) await aCase(other, systemId)
    for (const kind of ['case', 'article'] as const) {
      const typed = kind === 'case' ? '分页' : '政务云'
      const ids: string[] = []
      let after: string | undefined
      do {
        const page = must(await search.list(who.authority as OfficeActor, typed, { kind, limit: 7, after }))
        ids.push(...page.items.map(({ id }) => id))
        after = page.next ?? undefined
      } while (after)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBe(kind === 'case' ? 25 : (await found('authority', typed, kind).then(() => ids)).length)
    }
  })

  test('a new name is found everywhere, the old one nowhere', async () => {
    await sql`update system set name = '掌上办事大厅' where id = ${portal}`.execute(db)
    expect(await found('unit', '办事大厅', 'system')).toEqual([portal])
    expect(await found('unit', '办事大厅', 'case')).toEqual([mine, draft].toSorted())
    expect(await found('unit', '办事大厅', 'resource')).toEqual([resource])
    expect(await found('unit', '门户网站', 'case')).toEqual([])
    await sql`update organisation set name = '丙局' where id = ${unit}`.execute(ownerDb)
    expect(await found('authority', '丙局', 'resource')).toEqual([resource])
  })

  test('who is named in a case finds it and its papers from then on, and not after', async () => {
    expect(await found('rival', '整改通知书', 'document')).toEqual([letter])
    const { rows } = await sql<{
      id: string
    }>`insert into case_event (case_id, at, kind, step) values (${theirs}, ${at}, 'left', 'accept') returning id`.execute(ownerDb)
    expect(await found('unit', '整改通知书', 'document')).toEqual([])
    await sql`insert into case_body (case_id, field, organisation_id, event_id) values (${theirs}, 'expert', ${unit}, ${rows[0]?.id})`.execute(
      ownerDb,
    )
    expect(await found('unit', '整改通知书', 'document')).toEqual([letter])
    expect(await found('unit', '审批平台', 'case')).toEqual([theirs])
    await sql`delete from case_body where case_id = ${theirs}`.execute(ownerDb)
    expect(await found('unit', '审批平台', 'case')).toEqual([])
  })

  test('the index is what it would be if it were made anew', async () => {
    const { rows } =
      await sql`(select kind, id, seen_by, code, body from search_source except select kind, id, seen_by, code, body from search_entry)
      union all (select kind, id, seen_by, code, body from search_entry except select kind, id, seen_by, code, body from search_source)`.execute(
        ownerDb,
      )
    expect(rows).toEqual([])
  })
})

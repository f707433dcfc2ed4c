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
  await anOpinion(mine, 'left', bureau, '数据局', '经审核，带宽偏高，按 <b>200 Mbps</b> 核减')
  await anOpinion(mine, 'advised', rival, '乙云公司', '会同意见：建议压减存储')
  await anOpinion(theirs, 'proposed', bureau, '数据局', '拟同意扩容方案')
  await anOpinion(theirs, 'returned', other, '乙厅', '材料请补充盖章页')
  await anOpinion(mine, 'reread', null, null, '期限因节假日安排变更')
})
const anOpinion = (caseId: Id, kind: string, organisationId: Id | null, name: string | null, opinion: string) =>
  sql`insert into case_event (case_id, at, kind, step, opinion, person_id, person_name, organisation_id, organisation_name)
    values (${caseId}, ${at}, ${kind}, 'accept', ${opinion}, ${newId()}, '王五', ${organisationId}, ${name})`.execute(ownerDb)
async function anOfficial(number: string, to: Id | null, about: { caseId: Id } | null, text: string): Promise<Id> {
  const id = newId()
  const content = {
    masthead: null,
    to: ['某收文单位'],
    body: [
      { kind: 'heading', text: '一、标题' },
      { kind: 'paragraph', text },
      { kind: 'table', rows: [['表内文字', '12']] },
    ],
    annexes: ['附件名称'],
    proof: { code: 'SECRETCODE', url: 'http://x/verify' },
  } // prettier-ignore
  const n = Number(number.replace(/\D/g, '').slice(-4))
  await sql`insert into official_document (id, jurisdiction_id, about, about_id, case_id, kind, name, series, number, pattern, year, n, title, version, issuer_id, issuer_name, issued_by,
      issued_by_name, issued_on, issued_at, regime_id, cite, content, template_sha256, code)
    values (${id}, ${here}, ${about ? 'case' : 'statement'}, ${about?.caseId ?? newId()}, ${about?.caseId ?? null}, 'notice', '通知书', 'notice', ${number}, '数云〔{year}〕{n}号', 2024,
      ${n}, '关于资源核减的通知', 1, ${bureau}, '数据局', ${newId()}, '王五', '2024-07-01', ${at}, 'hunan-2024', '1', ${JSON.stringify(content)}::jsonb, ${'0'.repeat(64)},
      ${`ABCDE-FGHJK-MNPQR-${String(n).padStart(5, '0')}`})`.execute(ownerDb)
  if (to) await sql`insert into official_document_address (document_id, organisation_id, kind) values (${id}, ${to}, 'to')`.execute(ownerDb)
  return id
}

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

  test.each<[string, readonly string[]]>([
    ['带宽偏高', ['unit', 'authority', 'provider']],
    ['压减存储', ['unit', 'authority', 'provider']],
    // What levels propose to each other is their organisation's own, and its supervisor's; their case alone tells nobody of it.
    ['扩容方案', ['authority']],
    ['盖章页', ['other', 'authority']],
    ['节假日安排变更', []],
    // Whose case it is helps to find an opinion, and is none; who said it is not sought.
    ['甲厅门户网站', []],
    ['带宽 甲厅门户', ['unit', 'authority', 'provider']],
    ['王五', []],
  ])('opinions with %j: %j', async (typed, seers) => {
    for (const by of Object.keys(who)) expect((await found(by, typed, 'opinion')).length > 0, by).toBe(seers.includes(by))
  })

  test('an opinion says what was said in plain text, who said it, and of which case', async () => {
    const { items } = must(await search.list(who.unit as OfficeActor, '200 mbps', { kind: 'opinion', limit: 5 }))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ place: mine, saidBy: '数据局', state: 'left', number: 'SQ-2024-0001', systemName: '甲厅门户网站' })
    expect(items[0]?.excerpt).toContain('按 <b>200 Mbps</b> 核减')
  })

  test('official documents: by whom they were sent to, who sees their case, who issued them; by number, title and what they say', async () => {
    const [sent, about] = [
      await anOfficial('数云〔2024〕31号', cloud, null, '结算差额请核对'),
      await anOfficial('数云〔2024〕32号', null, { caseId: theirs }, '请予整改'),
    ]
    expect(await found('provider', '差额请核对', 'official')).toEqual([sent])
    expect(await found('authority', '资源核减', 'official')).toEqual([sent, about].toSorted())
    expect(await found('other', '数云〔2024〕32号', 'official')).toEqual([about])
    expect(await found('rival', '表内文字', 'official')).toEqual([about])
    for (const by of ['unit', 'abroad']) expect(await found(by, '资源核减', 'official'), by).toEqual([])
    expect(await found('authority', 'secretcode', 'official')).toEqual([])
    expect(must(await search.list(who.provider as OfficeActor, '附件名称', { kind: 'official', limit: 5 })).items[0]).toMatchObject({
      place: sent,
      title: '关于资源核减的通知',
      number: '数云〔2024〕31号',
      organisationName: '数据局',
    })
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

  test.each<[string, Kind, number]>([
    ['SQ-2024-0001', 'case', 1],
    ['sq-2024-0001', 'case', 1],
    ['ＳＱ－２０２４－０００１', 'case', 1],
    ['2024-0001', 'case', 1],
    ['0001', 'case', 1],
    ['001', 'case', 1],
    ['Q-2024', 'case', 2],
    ['SQ-2024-0009', 'case', 0],
    ['SQ-2024-00012', 'case', 0],
    ['〔2024〕7号', 'document', 2],
    ['〔2024〕', 'document', 2],
    ['2024 7号 整改', 'document', 1],
    ['数通', 'document', 2],
    ['甲厅 SQ-2024-0001 迁移', 'case', 1],
    ['档案', 'case', 2],
    ['迁', 'case', -1],
    ['vm_01%', 'resource', 1],
    ['vm_01', 'resource', 1],
    ['m_01', 'resource', 1],
    ['m%01', 'resource', 0],
    ['8核16G', 'resource', 1],
  ])('%j among %ss: %i', async (typed, kind, count) => {
    const outcome = await search.list(who.authority as OfficeActor, typed, { kind, limit: 50 })
    if (count < 0) expect(codeOf(outcome)).toBe('search.too-short')
    else expect(must(outcome).items).toHaveLength(count)
  })

  test('ten thousand signs are sought as far as anybody types', async () => {
    for (const sign of ['厅', 'a', '%', '\\', '0'])
      expect(
        (await groups('authority', `${sign.repeat(10_000)}\u0000甲乙`)).filter((group) => !group.startsWith('article')),
        sign,
      ).toEqual([])
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
  })

  /** The second time comes when all transactions of the cluster that ran at the first one have ended: other tests' too. */
  const allSettled = () =>
    expect
      .poll(
        async () => {
          await search.refreshRenamed()
          return (await sql`select id from search_rename union all select id from search_stale`.execute(db)).rows
        },
        { timeout: 20_000 },
      )
      .toEqual([])

  test('an organisation and an item that are renamed: the request writes no entry, the job all of them, and a former name is never shown as the present one', async () => {
    const excerptsOf = async (typed: string) =>
      must(await search.list(who.authority as OfficeActor, typed, { kind: 'resource', limit: 50 })).items.map(
        ({ title, organisationName, excerpt }) => `${title} ${organisationName} ${excerpt ?? ''}`,
      )
    const entries = async () => (await sql`select kind, id, body from search_entry order by kind, id`.execute(db)).rows
    const before = await entries()
    await db.transaction().execute(async (tx) => {
      await sql`update organisation set name = '丙局' where id = ${unit}`.execute(tx)
      await sql`update service_item set name = '云服务器' where name = '云主机'`.execute(tx)
    })
    expect(await entries()).toEqual(before)
    // Until its turn the old words still find, and nothing of them is shown.
    const stale = await excerptsOf('甲厅')
    expect(stale.length).toBe(1)
    expect(stale.join()).not.toMatch(/甲厅|云主机/)
    expect(await search.refreshRenamed()).toBeGreaterThan(0)
    expect(await found('authority', '丙局', 'resource')).toEqual([resource])
    expect(await found('authority', '云服务器', 'resource')).toEqual([resource])
    expect(await found('unit', '丙局', 'case')).toEqual(expect.arrayContaining([mine]))
    expect(await found('authority', '甲厅', 'resource')).toEqual([])
    // A transaction that was under way may have written the old name after the first time: a second one follows, and then nothing is left.
    await allSettled()
    expect(await search.refreshRenamed()).toBe(0)
  })

  test('what another transaction writes under the old name meanwhile is brought up to date as well', async () => {
    await sql`update organisation set name = '丁局' where id = ${unit}`.execute(db)
    await search.refreshRenamed()
    await sql`update search_entry set body = replace(body, '丁局', '丙局') where id = ${resource}`.execute(ownerDb)
    expect(await found('authority', '丙局', 'resource')).toEqual([resource])
    await allSettled()
    expect(await found('authority', '丁局', 'resource')).toEqual([resource])
    await sql`update organisation set name = '丙局' where id = ${unit}`.execute(db)
    await allSettled()
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

  test('a provider that is named later finds what was said and issued before, the one before no more', async () => {
    const id = await aCase(unit, portal, true, cloud)
    await anOpinion(id, 'left', bureau, '数据局', '转由新云商承接')
    const official = await anOfficial('数云〔2024〕41号', null, { caseId: id }, '承接事宜的函')
    expect([await found('rival', '新云商承接', 'opinion'), await found('rival', '承接事宜', 'official')]).toEqual([[], []])
    await sql`update case_file set provider_id = ${rival} where id = ${id}`.execute(db)
    expect([(await found('rival', '新云商承接', 'opinion')).length, await found('rival', '承接事宜', 'official')]).toEqual([1, [official]])
    expect([await found('provider', '新云商承接', 'opinion'), await found('provider', '承接事宜', 'official')]).toEqual([[], []])
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

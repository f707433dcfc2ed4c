import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { newId, type Outcome } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, must, testDatabase } from '../testing/index.ts'
import { article, office, pdf, textOf } from './office.fixture.ts'

// An attacker's view: whoever he is, nothing protected is opened without the unit, and no look goes unseen.

const { db, ownerDb } = await testDatabase()
const o = await office(db, ownerDb)
const { rights, people, clock, keep, authorize } = o
const look = (actor: Parameters<typeof rights.looks.lookAt>[0], paper: string) => rights.looks.lookAt(actor, paper, null)
const unauthorized = 'paper.not-authorized'
const recordOf = async () => (await rights.record.recordOf(people.unit, { limit: 200 })).items
const cited = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.refusal.citation)

beforeEach(() => clock.set('2024-09-30T09:00'))

test('the unit opens its own papers, on record too; its superior and its account administrator do not', async () => {
  const paper = await keep()
  expect(textOf(must(await look(people.unit, paper)))).toBe('机密')
  expect((await recordOf())[0]).toMatchObject({ kind: 'look', ground: 'own', paperId: paper, personName: '博物馆甲', ip: '192.0.2.7' })
  for (const actor of [people.superior, people.unitAdmin]) expect(codeOf(await look(actor, paper))).toBe(unauthorized)
})

test('who may not open the unit’s papers reads no title of them in its record either', async () => {
  const paper = await keep()
  must(await look(people.unit, paper))
  const told = async (actor: typeof people.unit) => (await rights.record.recordOf(actor, { limit: 1 })).items[0]
  expect((await told(people.unit))?.title).toMatch(/^设计/)
  expect(await told(people.unitAdmin)).toMatchObject({ kind: 'look', paperId: paper, title: null })
})

test('no permission of the authority opens anything, and the refusal cites the measure', async () => {
  const paper = await keep()
  const everything = {
    ...people.authority,
    permissions: new Set([...people.authority.permissions, 'paper.keep', 'audit.read', 'person.manage']),
  }
  for (const actor of [people.authority, people.governor, everything]) {
    const outcome = await look(actor, paper)
    expect([codeOf(outcome), cited(outcome)]).toEqual([unauthorized, article])
  }
})

test('who knows nothing of the system is told the same of a paper that is there and of one that is not', async () => {
  const paper = await keep()
  const stranger = anActor(o.here, o.nextCloud, { permissions: ['authorization.read'] })
  const operator = { ...anActor(o.here, newId(), { permissions: ['authorization.read', 'authorization.emergency'] }), jurisdictionId: null }
  operator.sight = { jurisdictionId: null, all: false, organisationIds: [], providerId: null }
  for (const actor of [stranger, operator]) {
    expect(await look(actor, paper)).toEqual(await look(actor, newId()))
    expect(codeOf(await look(actor, paper))).toBe('request.not-found')
  }
  expect(codeOf(await look({ ...people.provider, permissions: new Set() }, paper))).toBe('permission.denied')
})

test('a provider to whom a case of the system is assigned is told by which article he is refused', async () => {
  const served = await o.systemOf(o.museum, `承载${newId()}`)
  const paper = await keep('technical', served)
  const serving = { ...people.nextProvider, sight: { ...people.nextProvider.sight, providerId: o.nextCloud } }
  expect(codeOf(await look(serving, paper))).toBe('request.not-found')
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, system_id, provider_id,
      step, entered_at, submissions, begun_at, begun_by)
    values (${newId()}, ${o.here}, 'r', 'apply', ${newId()}, ${o.museum}, ${o.museum}, ${served}, ${o.nextCloud}, 'draft', ${clock.now()}, 1,
      ${clock.now()}, ${newId()})`.execute(ownerDb)
  const outcome = await look(serving, paper)
  expect([codeOf(outcome), cited(outcome)]).toEqual([unauthorized, article])
  expect(must(await rights.papers.papersOf(serving, served))).toMatchObject({ papers: [], kinds: [{ kind: 'technical', count: 1 }] })
})

test('an authorization opens its systems and kinds to the people it names, and titles with it', async () => {
  const [paper, report, elsewhere] = [await keep(), await keep('report'), await keep('technical', o.other)]
  await authorize()
  expect(textOf(must(await look(people.provider, paper)))).toBe('机密')
  expect((await recordOf())[0]).toMatchObject({ kind: 'look', ground: 'authorization', organisationId: o.cloud, paperId: paper })
  expect(codeOf(await look(people.provider, report))).toBe(unauthorized)
  expect(codeOf(await look(people.provider, elsewhere))).toBe('request.not-found')
  expect(codeOf(await look(people.colleague, paper))).toBe(unauthorized)
  const titles = must(await rights.papers.papersOf(people.provider, o.system))
  expect(new Set(titles.papers.map(({ kind }) => kind))).toEqual(new Set(['technical']))
  const seen = must(await rights.papers.papersOf(people.authority, o.system))
  expect([seen.papers, seen.kinds.map(({ kind }) => kind), seen.own]).toEqual([[], ['report', 'technical'], false])
  expect(must(await rights.papers.papersOf(people.unit, o.system)).papers.length).toBeGreaterThan(1)
})

test.each([
  ['2024-10-31T23:59', 'ok'],
  ['2024-11-01T00:00', unauthorized],
  ['2024-11-01T07:59', unauthorized],
])('the last day ends at midnight in China: %s %s', async (now, code) => {
  const paper = await keep('report')
  await authorize({ kinds: ['report'] })
  clock.set(now)
  expect(codeOf(await look(people.provider, paper))).toBe(code)
})

test('all systems of a unit means those of later days too, never another unit’s', async () => {
  await authorize({ systemIds: null, kinds: ['report'], to: '2024-09-30' })
  const later = await o.systemOf(o.museum, `新系统${newId()}`)
  expect(codeOf(await look(people.provider, await keep('report', later)))).toBe('ok')
  const foreign = await o.systemOf(o.bureau, `厅系统${newId()}`)
  expect(codeOf(await rights.papers.keep(people.unit, foreign, { kind: 'report', title: '别人的', file: pdf('x') }, newId()))).toBe(
    'request.not-found',
  )
  const kept = await rights.papers.keep(people.superior, o.system, { kind: 'report', title: '越权', file: pdf('x') }, newId())
  expect(codeOf(kept)).toBe('paper.not-owner')
})

test('frozen, unfrozen, other people named, revoked: each holds at once, and the unit sees each', async () => {
  const alone = await o.systemOf(o.museum, `单列${newId()}`)
  const paper = await keep('technical', alone)
  const { id } = await authorize({ systemIds: [alone] })
  const { authorizations } = rights
  expect(codeOf(await authorizations.freeze(people.unit, id, '不', newId()))).toBe('permission.denied')
  must(await authorizations.freeze(people.governor, id, '核查', newId()))
  expect(codeOf(await authorizations.freeze(people.governor, id, '核查', newId()))).toBe('authorization.frozen')
  expect(codeOf(await look(people.provider, paper))).toBe(unauthorized)
  must(await authorizations.unfreeze(people.governor, id, '核查完毕', newId()))
  expect(codeOf(await authorizations.unfreeze(people.governor, id, '又', newId()))).toBe('authorization.not-frozen')
  expect(codeOf(await look(people.provider, paper))).toBe('ok')
  must(await authorizations.rename(people.unit, id, [people.colleague.personId], newId()))
  expect([codeOf(await look(people.provider, paper)), codeOf(await look(people.colleague, paper))]).toEqual([unauthorized, 'ok'])
  expect(codeOf(await authorizations.revoke(people.provider, id, '不用了', newId()))).toBe('permission.denied')
  expect(codeOf(await authorizations.revoke(people.governor, id, null, newId()))).toBe('request.invalid')
  must(await authorizations.revoke(people.unit, id, null, newId()))
  expect(codeOf(await look(people.colleague, paper))).toBe(unauthorized)
  expect(codeOf(await authorizations.unfreeze(people.governor, id, '又', newId()))).toBe('authorization.ended')
  const kinds = (await recordOf()).filter((line) => line.authorizationId === id && line.kind !== 'look').map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['frozen', 'given', 'renamed', 'revoked', 'unfrozen'])
})

test('a look and a revocation at the same time: whoever comes second meets what the first left', async () => {
  const alone = await o.systemOf(o.museum, `并发${newId()}`)
  const paper = await keep('technical', alone)
  const { id } = await authorize({ systemIds: [alone] })
  const outcome = await db.transaction().execute(async (tx) => {
    await sql`update rights_authorization set revoked_at = now() where id = ${id}`.execute(tx)
    const waiting = look(people.provider, paper)
    // The look stands at the lock until the revocation has ended.
    expect(await Promise.race([waiting.then(() => 'done'), new Promise((resolve) => setTimeout(resolve, 200, 'waits'))])).toBe('waits')
    return { waiting }
  })
  expect(codeOf(await outcome.waiting)).toBe(unauthorized)
})

test.each<[string, object, string]>([
  ['to itself', { organisationId: o.museum }, 'request.invalid'],
  [
    'to an organisation of the same name elsewhere',
    { organisationId: await anOrganisation(ownerDb, await aJurisdiction(ownerDb), '甲云') },
    'request.not-found',
  ],
  ['to somebody of another organisation', { persons: [people.nextProvider.personId] }, 'request.invalid'],
  ['on a system of its superior', { systemIds: [await o.systemOf(o.bureau, '厅系统')] }, 'request.not-found'],
  ['for days gone by', { from: '2024-01-01', to: '2024-09-29' }, 'request.invalid'],
  ['for days the wrong way round', { from: '2024-10-02', to: '2024-10-01' }, 'request.invalid'],
  ['with an empty form', { form: { name: '授权书.pdf', content: '' } }, 'case.material-empty'],
  ['with a program as form', { form: { name: '授权书.pdf', content: 'TVqQAAMAAAA=' } }, 'case.material-type'],
])('a unit does not authorize %s', async (_, more, code) => {
  const input = {
    organisationId: o.cloud,
    persons: [people.provider.personId],
    systemIds: [o.system],
    kinds: ['technical'],
    purpose: '排查',
    from: '2024-09-30',
    to: '2024-10-31',
    form: pdf('授权书'),
  }
  expect(codeOf(await rights.authorizations.give(people.unit, { ...input, ...more } as never, newId()))).toBe(code)
})

test('nobody authorizes himself into another unit’s papers: the giver is always one’s own organisation', async () => {
  const paper = await keep('report', await o.systemOf(o.museum, `自持${newId()}`))
  const input = {
    organisationId: o.cloud,
    persons: [people.provider.personId],
    systemIds: null,
    kinds: ['report' as const],
    purpose: '排查',
    from: '2024-09-30' as never,
    to: '2024-10-31' as never,
    form: pdf('授权书'),
  }
  must(await rights.authorizations.give(people.superior, input, newId()))
  await authorize({ to: '2024-09-30', kinds: ['technical'] })
  // What earlier tests authorized for all systems has ended.
  clock.set('2024-10-01T00:00')
  expect(codeOf(await look(people.provider, paper))).toBe(unauthorized)
})

test('the two sides and the governor see an authorization and its form, nobody else', async () => {
  const { id } = await authorize()
  for (const actor of [people.unit, people.provider, people.governor]) {
    expect(codeOf(await rights.authorizations.get(actor, id))).toBe('ok')
    expect(must(await rights.authorizations.form(actor, id)).name).toBe('授权书.pdf')
  }
  for (const actor of [people.superior, people.nextProvider]) {
    expect([codeOf(await rights.authorizations.get(actor, id)), codeOf(await rights.authorizations.form(actor, id))]).toEqual([
      'request.not-found',
      'request.not-found',
    ])
    expect((await rights.authorizations.list(actor, { limit: 200 })).items.map((each) => each.id)).not.toContain(id)
  }
  expect((await rights.authorizations.list(people.provider, { limit: 200, which: 'given' })).items).toEqual([])
  expect((await rights.authorizations.list(people.provider, { limit: 1, which: 'received' })).next).not.toBeNull()
  expect(codeOf(await rights.authorizations.candidates(people.provider, o.museum))).toBe('permission.denied')
  expect(must(await rights.authorizations.candidates(people.unit, o.cloud)).map(({ name }) => name)).toEqual(['甲云一', '甲云二'])
})

test('an emergency look takes two people of one organisation, opens to the asker alone, and ends', async () => {
  const alone = await o.systemOf(o.museum, `紧急${newId()}`)
  const [paper, report] = [await keep('technical', alone), await keep('report', alone)]
  const { emergencies } = rights
  const { id } = must(await emergencies.ask(people.authority, { paperId: paper, reason: '勒索攻击处置', hours: 2 }, newId()))
  expect((await recordOf())[0]).toMatchObject({
    kind: 'asked',
    emergencyId: id,
    personName: '数据局一',
    reason: '勒索攻击处置',
    paperId: paper,
  })
  expect(codeOf(await look(people.authority, paper))).toBe(unauthorized)
  expect(codeOf(await emergencies.second(people.authority, id, newId()))).toBe('emergency.same-person')
  expect(codeOf(await emergencies.second({ ...people.provider, permissions: people.authority.permissions }, id, newId()))).toBe(
    'request.not-found',
  )
  expect(codeOf(await emergencies.second(people.governor, id, newId()))).toBe('permission.denied')
  must(await emergencies.second(people.authority2, id, newId()))
  expect(codeOf(await emergencies.second(people.authority2, id, newId()))).toBe('emergency.seconded')
  expect(codeOf(await look(people.authority, paper))).toBe('ok')
  expect(codeOf(await look(people.authority2, paper))).toBe(unauthorized)
  expect(codeOf(await look(people.authority, report))).toBe(unauthorized)
  clock.advance({ hours: 1, minutes: 59 })
  expect(codeOf(await look(people.authority, paper))).toBe('ok')
  clock.advance({ minutes: 1 })
  expect(codeOf(await look(people.authority, paper))).toBe(unauthorized)
  const looks = (await recordOf()).filter((line) => line.emergencyId === id)
  expect(looks.map(({ kind }) => kind).toSorted()).toEqual(['asked', 'look', 'look', 'seconded'])
  for (const actor of [people.unit, people.authority2]) {
    expect((await emergencies.list(actor, { limit: 200 })).items.map((each) => each.id)).toContain(id)
  }
  expect((await emergencies.list(people.superior, { limit: 200 })).items).toEqual([])
})

test('a request that nobody seconds lapses; what is unknown or half said cannot be asked for', async () => {
  const { emergencies } = rights
  const { id } = must(await emergencies.ask(people.authority, { systemId: o.system, kind: 'report', reason: '处置', hours: 24 }, newId()))
  clock.advance({ hours: 24 })
  expect(codeOf(await emergencies.second(people.authority2, id, newId()))).toBe('emergency.lapsed')
  const ask = async (input: object) => codeOf(await emergencies.ask(people.authority, { reason: '处置', hours: 1, ...input }, newId()))
  expect([
    await ask({}),
    await ask({ systemId: o.system }),
    await ask({ paperId: newId() }),
    await ask({ paperId: newId(), kind: 'report' }),
  ]).toEqual(['request.invalid', 'request.invalid', 'request.not-found', 'request.invalid'])
})

test('the contact in the register is opened like a paper', async () => {
  expect(codeOf(await rights.looks.lookAtContact(people.authority, o.system))).toBe(unauthorized)
  expect(codeOf(await rights.looks.lookAtContact(people.unit, o.other))).toBe('request.not-found')
  await authorize({ kinds: ['contact'] })
  expect(must(await rights.looks.lookAtContact(people.provider, o.system)).contact).toBe('李四 13800000000')
  expect((await recordOf())[0]).toMatchObject({ kind: 'look', paperKind: 'contact', paperId: null, systemName: '藏品系统' })
})

test('a paper is replaced, never altered: both versions stay and are told apart', async () => {
  const contact = (name: string) => ({ title: '机房联系人', contact: { name, phone: '0731-1' } })
  const { papers, looks } = rights
  const { id } = must(await papers.keep(people.unit, o.system, { kind: 'contact', ...contact('张三') }, newId()))
  expect(must(await papers.replace(people.unit, id, contact('李四'), newId())).version).toBe(2)
  expect(must(await looks.lookAt(people.unit, id, null)).contact?.name).toBe('李四')
  expect(must(await looks.lookAt(people.unit, id, 1)).contact?.name).toBe('张三')
  expect(codeOf(await looks.lookAt(people.unit, id, 3))).toBe('request.not-found')
  expect(codeOf(await papers.replace(people.superior, id, contact('王五'), newId()))).toBe('request.not-found')
  expect(codeOf(await papers.replace(people.unit, id, { title: '文件', file: pdf('x') }, newId()))).toBe('request.invalid')
})

test.each([
  ['empty', { name: 'a.pdf', content: '' }, 'case.material-empty'],
  ['cut short', { name: 'a.pdf', content: 'JVBERi0x!' }, 'case.material-encoding'],
  ['a program', { name: '报告.exe', content: 'TVo=' }, 'case.material-type'],
  ['a page', { name: '../../报告.html', content: 'PGh0bWw+' }, 'case.material-type'],
  [
    'too large',
    { name: 'a.pdf', content: Buffer.concat([Buffer.from('%PDF'), Buffer.alloc(20 * 1024 * 1024)]).toString('base64') },
    'case.material-too-large',
  ],
])('a file is refused: %s', async (_, file, code) => {
  expect(codeOf(await rights.papers.keep(people.unit, o.system, { kind: 'report', title: '报告', file }, newId()))).toBe(code)
})

test('a hostile name is only a label', async () => {
  const file = pdf('x', '..\\..\\\u202e报告.pdf')
  const { id } = must(await rights.papers.keep(people.unit, o.system, { kind: 'report', title: '报告', file }, newId()))
  expect(must(await look(people.unit, id)).file?.name).toBe('报告.pdf')
})

test('neither the audit record nor the kept answers hold content, titles or digests', async () => {
  const title = `极密标题${newId()}`
  const file = pdf(`极密内容${newId()}`)
  const { id } = must(await rights.papers.keep(people.unit, o.system, { kind: 'technical', title, file }, newId()))
  const { sha256 = '' } = must(await look(people.unit, id)).file ?? {}
  const { rows } = await sql<{
    text: string
  }>`select a::text as text from audit_entry a union all select i::text from idempotency i`.execute(ownerDb)
  const all = rows.map(({ text }) => text).join('\n')
  for (const secret of [title, file.content, sha256, '13800000000'])
    expect([secret.length > 8, all.includes(secret)]).toEqual([true, false])
  expect(all).toContain(id)
})

test('the application’s role cannot read content but by looking, nor forge, alter or drop a look', async () => {
  const id = await keep()
  for (const command of [
    'select bytes from system_paper_content',
    'select count(*) from system_paper_content',
    'update system_paper_content set bytes = bytes',
    'delete from rights_look',
    `insert into rights_look select * from rights_look`,
    `copy system_paper_content to stdout`,
    'delete from rights_authorization',
    `update rights_authorization set persons = persons, during = during * '(,)', purpose = 'x'`,
    'update rights_event set reason = null',
    'update emergency_look set hours = 24',
    `create or replace view v as select * from system_paper_content`,
  ]) {
    await expect(sql.raw(command).execute(db), command).rejects.toThrow(/permission denied|never altered|must be owner/)
  }
  const before = await sql<{ count: string }>`select count(*)::text as count from rights_look`.execute(db)
  const { rows } = await sql`select * from look_at_paper(${newId()}, ${id}, null, now(),
    ${JSON.stringify({ person: newId(), organisation: o.authority, jurisdiction: o.here, keeps: true, emergency: true })}::jsonb)`.execute(
    db,
  )
  const after = await sql<{ count: string }>`select count(*)::text as count from rights_look`.execute(db)
  expect([rows, after.rows]).toEqual([[], before.rows])
})

test('the record is paged without a gap, the newest first, and tells nobody else anything', async () => {
  const all = await recordOf()
  const ids: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page: Awaited<ReturnType<typeof rights.record.recordOf>> = await rights.record.recordOf(people.unit, {
      limit: 7,
      ...(after ? { after } : {}),
    })
    ids.push(...page.items.map(({ id }) => id))
    after = page.next
  }
  expect(ids).toEqual(all.map(({ id }) => id))
  const order = all.map(({ no }) => no)
  expect(order).toEqual(order.toSorted((a, b) => (a < b ? 1 : -1)))
  for (const actor of [people.authority, people.provider]) expect((await rights.record.recordOf(actor, { limit: 200 })).items).toEqual([])
})

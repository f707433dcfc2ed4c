import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { organisation, password, person } from '../app/authorization.fixture.ts'
import { loadLaw } from '../app/law-files.ts'
import { newId } from '../kernel/index.ts'
import { aJurisdiction, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'

// The sentences of notices in the hands of 系统管理员.

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const { regimes } = await loadLaw([])
const { call, signIn, composition } = await createTestServer({ db, clock, regimes })
const operator = await organisation(ownerDb, { jurisdictionId: null, name: '运营单位' })
const adminId = await person(ownerDb, { organisationId: operator, login: 'system', name: '系统', post: 'system-admin' })
const place = await aJurisdiction(db)
const unit = await anOrganisation(db, place, '省林业局')
const reader = await person(ownerDb, { organisationId: unit, login: 'unit-admin', name: '管理', post: 'unit-admin' })

const name = 'webhook.create'
const token = () => signIn('system', password)
const put = async (wording: object | null, version: string) =>
  call('PUT', `/notice-sentences/${name}`, { token: await token(), body: { wording, version } })
const now = async () =>
  (await call('GET', '/notice-sentences', { token: await token() })).body.items.find((each: { name: string }) => each.name === name)

/** What the 单位管理员 is told of a webhook that somebody made. */
async function told(): Promise<{ title: string; body: string }> {
  const id = newId()
  await sql`insert into webhook (id, organisation_id, name, url, kinds, sealed_secret, secret_key, secret_since, created_at, created_by_name)
    values (${id}, ${unit}, ${'甲{{依据}}<b>'}, 'https://x.example/', array['system'], 'x', 'k', ${clock.now()}, ${clock.now()}, '某')`.execute(
    db,
  )
  await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, concerned_organisation_id, ip, request_id)
    values (${clock.now()}, 'other', '李四', ${unit}, 'webhook.create', 'webhook', ${id}, ${place}, ${unit}, '::1', 'r')`.execute(db)
  await composition.jobs.tell()
  const { rows } = await sql<{
    title: string
    body: string
  }>`select title, body from notice where person_id = ${reader} order by seq desc limit 1`.execute(db)
  return rows[0] ?? { title: '', body: '' }
}

test('what is changed counts from the next notice on, what was told stays, and the former comes back', async () => {
  expect((await told()).title).toBe('新增消息推送：甲{{依据}}<b>')
  const { version, shipped } = await now()
  expect(version).toBe('0')
  const answer = await put({ title: ' {{办理人}}接通了{{事项}} ', body: '请知悉。\r\n{{#期限}}期限{{期限}}{{/期限}}' }, '0')
  expect([answer.status, answer.body.own, answer.body.shipped]).toEqual([200, true, shipped])
  expect(await told()).toEqual({ title: '李四接通了甲{{依据}}<b>', body: expect.stringMatching(/^请知悉。/) })
  expect((await sql`select from notice where title = '新增消息推送：甲{{依据}}<b>'`.execute(db)).rows.length).toBe(1)
  expect((await put(null, answer.body.version)).body).toMatchObject({ own: false, title: shipped.title })
  expect((await told()).title).toBe('新增消息推送：甲{{依据}}<b>')
  const { rows } = await sql<{ by: string }>`select person_id as by from audit_entry where act = 'sentence.set'`.execute(db)
  expect(rows.map(({ by }) => by)).toEqual([adminId, adminId])
})

test.each([
  [{ title: '{{事顷}}', body: '' }, 'notice.sentence'],
  [{ title: '甲', body: '{{#期限}}没有关上' }, 'notice.sentence'],
  [{ title: '甲', body: '{{{事项}}}' }, 'notice.sentence'],
  [{ title: '甲', body: '{{> other}}' }, 'notice.sentence'],
  [{ title: '甲\n乙', body: '' }, 'notice.sentence'],
  [{ title: '   ', body: '' }, 'notice.sentence'],
  [{ title: '', body: '' }, 'request.invalid'],
  [{ title: '甲'.repeat(201), body: '' }, 'request.invalid'],
])('%j is refused, and nothing changes', async (wording, code) => {
  const before = await now()
  expect((await put(wording, before.version)).body.code).toBe(code)
  const preview = await call('POST', `/notice-sentences/${name}/preview`, { token: await token(), body: wording })
  expect(preview.body.code).toBe(code)
  expect(await now()).toEqual(before)
})

test('two at once: the second is told, nothing is overwritten', async () => {
  const { version } = await now()
  const answers = await Promise.all(['甲', '乙', '丙'].map((title) => put({ title, body: '' }, version)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412])
  expect(answers.find(({ status }) => status === 412)?.body.code).toBe('request.changed-meanwhile')
})

test('nobody else reads or writes them; names that there are not are none', async () => {
  const other = await signIn('unit-admin', password)
  expect((await call('GET', '/notice-sentences', { token: other })).status).toBe(403)
  expect((await call('PUT', `/notice-sentences/${name}`, { token: other, body: { wording: null, version: '0' } })).status).toBe(403)
  for (const strange of ['constructor.name', 'no.such'])
    expect(
      (await call('PUT', `/notice-sentences/${strange}`, { token: await token(), body: { wording: null, version: '0' } })).status,
    ).toBe(404)
})

test('one that an older version left and this one cannot read counts for nothing: people are told all the same', async () => {
  await sql`insert into notice_sentence (name, title, body, set_at, set_by, set_by_name) values (${name}, '{{没有的}}', '', ${clock.now()}, ${adminId}, '某')`.execute(
    db,
  )
  expect((await told()).title).toBe('新增消息推送：甲{{依据}}<b>')
  await expect(sql`update notice_sentence set title = 'x'`.execute(db)).rejects.toThrow()
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { codeOf, must, testDatabase } from '../../testing/index.ts'
import { from, office } from '../office.fixture.ts'

const { db } = await testDatabase()
const here = office(db)
const { clock, identity } = here

const people = {
  'system-admin': { login: 'XiTong', name: '系统员甲' },
  'security-admin': { login: 'anquan', name: '安全员乙' },
  'audit-admin': { login: 'shenji', name: '审计员丙' },
}
const setUp = (token: string, more: Partial<typeof people> = {}) =>
  identity.setUp({ token, organisation: '平台运营中心', people: { ...people, ...more } }, from)

// In order: the tests go through the life of one installation.
test('before the set-up the console is given a token, of which only the hash is kept', async () => {
  expect(await identity.isSetUp()).toBe(false)
  const token = (await identity.prepareSetUp()) ?? ''
  expect(token).toMatch(/^[\w-]{43}$/)
  const { rows } = await sql<{ text: string }>`select row_to_json(t)::text as text from setup_token t`.execute(db)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).not.toContain(token)
})

test('a wrong, an earlier and an expired token are refused', async () => {
  const earlier = (await identity.prepareSetUp()) ?? ''
  const token = (await identity.prepareSetUp()) ?? ''
  expect(codeOf(await setUp('wrong'))).toBe('setup.refused')
  expect(codeOf(await setUp(earlier))).toBe('setup.refused')
  clock.advance({ hours: 24 })
  expect(codeOf(await setUp(token))).toBe('setup.refused')
  expect(await identity.isSetUp()).toBe(false)
})

test('三员 are three persons', async () => {
  const token = (await identity.prepareSetUp()) ?? ''
  expect(codeOf(await setUp(token, { 'audit-admin': { login: 'ANQUAN', name: '审计员丙' } }))).toBe('setup.same-person')
  expect(codeOf(await setUp(token, { 'audit-admin': { login: 'shenji', name: '安全员乙 ' } }))).toBe('setup.same-person')
})

test('of two who use the token at once, one founds the installation; afterwards nobody does', async () => {
  const token = (await identity.prepareSetUp()) ?? ''
  const outcomes = await Promise.all([setUp(token), setUp(token)])
  expect(outcomes.map(codeOf).sort()[0]).toBe('ok')
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const founded = must(outcomes.find(({ ok }) => ok) ?? { ok: false, refusal: { code: 'none', message: '' } })
  expect(founded.people.map(({ login, post }) => [login, post])).toEqual([
    ['xitong', 'system-admin'],
    ['anquan', 'security-admin'],
    ['shenji', 'audit-admin'],
  ])
  expect(codeOf(await setUp(token))).toBe('setup.done')
  expect(await identity.prepareSetUp()).toBeNull()
  expect((await sql`select from setup_token`.execute(db)).rows).toEqual([])
  expect((await sql`select from organisation`.execute(db)).rows).toHaveLength(1)
})

test('the set-up is on record, without the passwords', async () => {
  const { rows } = await sql<{ person: string; after: unknown }>`
    select person_name as person, after from audit_entry where act = 'setup.found'`.execute(db)
  expect(rows).toEqual([{ person: '系统员甲', after: { organisation: '平台运营中心', people: expect.any(Array) } }])
  expect(JSON.stringify(rows)).not.toContain('password')
})

test('the database itself refuses a person with two of the three posts', async () => {
  await expect(sql`update person set posts = array['system-admin', 'audit-admin'] where login = 'xitong'`.execute(db)).rejects.toThrow(
    /person_administers_alone/,
  )
  await expect(sql`update person set posts = array['king'] where login = 'xitong'`.execute(db)).rejects.toThrow(/check/)
})

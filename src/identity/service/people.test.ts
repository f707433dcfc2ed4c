import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { codeOf, must, testDatabase } from '../../testing/index.ts'
import type { OfficeActor } from '../actor.ts'
import { firstSignIn, founded, from, goodPassword, hired, office } from '../office.fixture.ts'
import type { Post } from '../rules/posts.ts'

const { db } = await testDatabase()
const here = office(db)
const { people } = here.identity
let admins: Awaited<ReturnType<typeof founded>>
let [unit, other] = ['', '']
let unitAdmin: OfficeActor
let otherHandler: OfficeActor

beforeAll(async () => {
  admins = await founded(here)
  unit = await here.addOrganisation('甲厅', ['user'])
  other = await here.addOrganisation('乙厅', ['authority'])
  const asked = { organisationId: unit, login: 'jia-admin', posts: ['unit-admin'] as const }
  unitAdmin = (await hired(here, admins.system, asked, admins.security)).actor
  otherHandler = (await hired(here, admins.system, { organisationId: other, login: 'yi-handler', posts: ['handler'] })).actor
})

let count = 0
const draft = (posts: readonly Post[], organisationId?: string) => {
  count += 1
  return { login: `person${count}`, name: '某某', posts, ...(organisationId ? { organisationId } : {}) }
}

test('单位管理员 creates people of his own organisation', async () => {
  const { id, password } = must(await people.create(unitAdmin, draft(['handler', 'reviewer', 'handler'])))
  expect(password).toMatch(/^(\w{4}-){3}\w{4}$/)
  const { items } = must(await people.list(unitAdmin, { limit: 100 }))
  expect(items.find((person) => person.id === id)).toMatchObject({ organisationName: '甲厅', posts: ['handler', 'reviewer'] })
})

test('nobody escalates', async () => {
  const codes = async (actor: OfficeActor, posts: Post[], organisationId?: string) =>
    codeOf(await people.create(actor, draft(posts, organisationId)))
  expect(await codes(unitAdmin, ['unit-admin'])).toBe('person.not-yours')
  expect(await codes(unitAdmin, ['system-admin'])).toBe('person.platform-posts')
  expect(await codes(unitAdmin, ['handler'], other)).toBe('request.not-found')
  expect(await codes(unitAdmin, ['audit-admin'], admins.system.organisationId)).toBe('request.not-found')
  expect(await codes(unitAdmin, ['handler'], '00000000-0000-4000-8000-000000000000')).toBe('request.not-found')
  // The pack wrote person.manage and jurisdiction.manage under `may`: nobody gets them from there.
  expect(await codes(otherHandler, ['handler'])).toBe('permission.denied')
  expect(await codes(admins.security, ['handler'], unit)).toBe('permission.denied')
  expect(await codes(admins.audit, ['handler'], unit)).toBe('permission.denied')
  expect(await codes(admins.system, ['audit-admin'], unit)).toBe('person.platform-posts')
  expect(await codes(admins.system, ['handler'])).toBe('person.platform-posts')
})

test('单位管理员 touches neither himself, nor another organisation, nor an administrator', async () => {
  const all = (id: string) => [
    people.change(unitAdmin, id, { name: '改名' }),
    people.change(unitAdmin, id, { posts: ['handler'] }),
    people.change(unitAdmin, id, { disabled: true }),
    people.resetPassword(unitAdmin, id),
  ]
  const codes = async (id: string) => new Set((await Promise.all(all(id))).map(codeOf))
  expect(await codes(unitAdmin.personId)).toEqual(new Set(['person.own-account']))
  expect(await codes(otherHandler.personId)).toEqual(new Set(['request.not-found']))
  expect(await codes(admins.system.personId)).toEqual(new Set(['request.not-found']))
  const fellow = must(await people.create(admins.system, draft(['unit-admin'], unit)))
  expect(await codes(fellow.id)).toEqual(new Set(['person.not-yours']))
  expect(codeOf(await people.change(admins.system, admins.system.personId, { disabled: true }))).toBe('person.own-account')
})

test('三员 stay apart when posts change', async () => {
  const change = async (id: string, posts: Post[]) => codeOf(await people.change(admins.system, id, { posts }))
  expect(await change(admins.audit.personId, ['audit-admin', 'security-admin'])).toBe('person.platform-posts')
  expect(await change(admins.audit.personId, ['handler'])).toBe('person.platform-posts')
  expect(await change(otherHandler.personId, ['system-admin'])).toBe('person.platform-posts')
})

test('new posts and disabling end the sessions; the record shows before and after', async () => {
  const { actor, token } = await hired(here, unitAdmin, { organisationId: unit, login: 'moved', posts: ['handler'] })
  must(await people.change(unitAdmin, actor.personId, { posts: ['signer'] }))
  expect(codeOf(await here.identity.authenticate(token, from))).toBe('session.required')
  const again = must(await here.identity.signIn({ login: 'moved', password: goodPassword }, from))
  expect(must(await here.identity.authenticate(again.token, from)).posts).toEqual(['signer'])
  must(await people.change(unitAdmin, actor.personId, { disabled: true }))
  expect(codeOf(await here.identity.authenticate(again.token, from))).toBe('session.required')
  expect(codeOf(await here.identity.signIn({ login: 'moved', password: goodPassword }, from))).toBe('session.refused')
  must(await people.change(unitAdmin, actor.personId, { disabled: false }))
  expect(codeOf(await here.identity.signIn({ login: 'moved', password: goodPassword }, from))).toBe('ok')
  const { rows } = await sql`select before, after, concerned_organisation_id as concerned, jurisdiction_id as jurisdiction from audit_entry
    where act = 'person.change' and object_id = ${actor.personId} order by id limit 1`.execute(db)
  const name = '人员moved'
  expect(rows).toEqual([
    {
      before: { name, posts: ['handler'], disabled: false, unconfirmed: false },
      after: { name, posts: ['signer'], disabled: false, unconfirmed: false },
      concerned: unit,
      jurisdiction: here.jurisdictionId,
    },
  ])
})

test('a reset password is a one-time password, unlocks, and ends the sessions', async () => {
  const { actor, token } = await hired(here, unitAdmin, { organisationId: unit, login: 'forgetful', posts: ['handler'] })
  for (let tries = 0; tries < 5; tries++) await here.identity.signIn({ login: 'forgetful', password: 'wrong' }, from)
  const { password } = must(await people.resetPassword(unitAdmin, actor.personId))
  expect(codeOf(await here.identity.authenticate(token, from))).toBe('session.required')
  expect(must(await here.identity.signIn({ login: 'forgetful', password: password ?? '' }, from)).mustChangePassword).toBe(true)
})

test('the one-time password is returned once and stands nowhere in the database', async () => {
  const asked = draft(['handler'])
  const first = must(await people.create(unitAdmin, asked, 'key-12345678'))
  const second = must(await people.create(unitAdmin, asked, 'key-12345678'))
  expect(second).toEqual({ id: first.id, password: null, unconfirmed: false })
  const reset = must(await people.resetPassword(unitAdmin, first.id, 'key-87654321'))
  expect(must(await people.resetPassword(unitAdmin, first.id, 'key-87654321')).password).toBeNull()
  const { rows } = await sql<{ text: string }>`
    select row_to_json(i)::text as text from idempotency i union all select row_to_json(a)::text from audit_entry a
    union all select row_to_json(p)::text from person p`.execute(db)
  const everything = rows.map(({ text }) => text).join()
  for (const password of [first.password, reset.password]) expect(everything).not.toContain(password)
  expect(codeOf(await people.create(unitAdmin, draft(['handler']), 'key-12345678'))).toBe('request.key-reused')
})

const enters = async (login: string, password: string | null) =>
  codeOf(await here.identity.signIn({ login, password: password ?? '' }, from))

test('系统管理员 becomes nobody: administrators whom he makes or whose password he resets wait for a second person', async () => {
  const { system, security, audit } = admins
  const asked = draft(['audit-admin'])
  const made = must(await people.create(system, asked))
  expect(made.unconfirmed).toBe(true)
  expect(await enters(asked.login, made.password)).toBe('session.refused')
  for (const other of [system, audit, unitAdmin, otherHandler]) expect(codeOf(await people.confirm(other, made.id))).not.toBe('ok')
  // Whatever else he does to it, it goes on waiting.
  must(await people.change(system, made.id, { disabled: true }))
  must(await people.change(system, made.id, { disabled: false, name: '改名', posts: ['audit-admin'] }))
  expect(await enters(asked.login, made.password)).toBe('session.refused')
  must(await people.confirm(security, made.id))
  expect(codeOf(await people.confirm(security, made.id))).toBe('person.nothing-to-confirm')
  const { actor, token } = await firstSignIn(here.identity, asked.login, made.password ?? '')
  // Other posts, and a reset password, wait again; the session has ended.
  must(await people.change(system, actor.personId, { posts: ['system-admin'] }))
  expect(codeOf(await here.identity.authenticate(token, from))).toBe('session.required')
  expect(await enters(asked.login, goodPassword)).toBe('session.refused')
  must(await people.confirm(security, made.id))
  const reset = must(await people.resetPassword(system, made.id))
  expect(reset.unconfirmed).toBe(true)
  expect(await enters(asked.login, reset.password)).toBe('session.refused')
  must(await people.confirm(security, made.id))
  expect(await enters(asked.login, reset.password)).toBe('ok')
})

test('the only 安全管理员 is confirmed by 审计管理员, never by himself', async () => {
  const { system, security, audit } = admins
  const { password } = must(await people.resetPassword(system, security.personId))
  expect(await enters('anquan', password)).toBe('session.refused')
  expect(codeOf(await people.confirm(security, security.personId))).toBe('person.own-account')
  must(await people.confirm(audit, security.personId))
  admins.security = (await firstSignIn(here.identity, 'anquan', password ?? '')).actor
  const { rows } = await sql`select person_id as by, before ->> 'unconfirmedBy' as "unconfirmedBy" from audit_entry
    where act = 'person.confirm' and object_id = ${security.personId}`.execute(db)
  expect(rows).toEqual([{ by: audit.personId, unconfirmedBy: system.personId }])
})

test('a clerk whose password 系统管理员 resets waits as well; his own 单位管理员 answers for what he resets himself', async () => {
  const { actor } = await hired(here, unitAdmin, { organisationId: unit, login: 'forgot', posts: ['handler'] })
  const reset = must(await people.resetPassword(admins.system, actor.personId))
  expect(await enters('forgot', reset.password)).toBe('session.refused')
  expect(must(await people.list(admins.security, { organisationId: unit, limit: 200 })).items).toContainEqual(
    expect.objectContaining({ id: actor.personId, unconfirmedBy: admins.system.personId, unconfirmedSince: here.clock.now() }),
  )
  const again = must(await people.resetPassword(unitAdmin, actor.personId))
  expect([again.unconfirmed, await enters('forgot', reset.password)]).toEqual([false, 'session.refused'])
  expect(await enters('forgot', again.password)).toBe('ok')
})

test('who confirms has seen what he confirms', async () => {
  const { id } = must(await people.create(admins.system, draft(['unit-admin'], unit)))
  must(await people.change(admins.system, id, { posts: ['unit-admin', 'signer'] }))
  expect(codeOf(await people.confirm(admins.security, id, { ifVersion: 1 }))).toBe('request.changed-meanwhile')
  expect(must(await people.confirm(admins.security, id, { ifVersion: 2 }))).toEqual({ id, version: 3 })
})

test('a login is taken whatever its case; a change of what was changed meanwhile is refused', async () => {
  const { id } = must(await people.create(unitAdmin, { ...draft(['handler']), login: 'LiSi' }))
  expect(codeOf(await people.create(admins.system, { ...draft(['handler'], other), login: 'lisi' }))).toBe('person.login-taken')
  expect(must(await people.change(unitAdmin, id, { name: '李四' }, { ifVersion: 1 }))).toEqual({ id, version: 2 })
  expect(codeOf(await people.change(unitAdmin, id, { name: '李思' }, { ifVersion: 1 }))).toBe('request.changed-meanwhile')
})

test('who lists people sees: 三员 who need it all, 单位管理员 his own, others none', async () => {
  const organisations = async (actor: OfficeActor, organisationId?: string) => {
    const { items } = must(await people.list(actor, { organisationId, limit: 200 }))
    return new Set(items.map((person) => person.organisationId))
  }
  expect(await organisations(admins.system)).toEqual(new Set([admins.system.organisationId, unit, other]))
  expect(await organisations(admins.security)).toEqual(new Set([admins.system.organisationId, unit, other]))
  expect(await organisations(admins.system, other)).toEqual(new Set([other]))
  expect(await organisations(unitAdmin)).toEqual(new Set([unit]))
  expect(await organisations(unitAdmin, other)).toEqual(new Set([unit]))
  for (const actor of [admins.audit, otherHandler]) expect(codeOf(await people.list(actor, { limit: 1 }))).toBe('permission.denied')
})

test('the list goes on where its page ended', async () => {
  const all = must(await people.list(admins.system, { limit: 200 })).items.map(({ login }) => login)
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = must(await people.list(admins.system, { limit: 3, after }))
    seen.push(...page.items.map(({ login }) => login))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(all)
})

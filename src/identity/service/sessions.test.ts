import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../kernel/index.ts'
import { codeOf, must, testDatabase } from '../../testing/index.ts'
import type { OfficeActor } from '../actor.ts'
import { firstSignIn, founded, from, goodPassword, hired, office } from '../office.fixture.ts'
import { mayCall } from '../rules/guard.ts'

const { db } = await testDatabase()
const here = office(db)
const { clock, identity } = here
let admins: Awaited<ReturnType<typeof founded>>
let unit: string
let people = 0

beforeAll(async () => {
  admins = await founded(here)
  unit = await here.addOrganisation('甲厅', ['user'])
})

/** A new person of the unit; the administrator's session is as good as ever, whatever the clock shows. */
const somebody = async () => {
  people += 1
  const login = `ren${people}`
  return { login, ...(await hired(here, admins.system, { organisationId: unit, login, posts: ['handler'] })) }
}
const tryWith = async (login: string, password: string, ip = from.ip) => codeOf(await identity.signIn({ login, password }, { ...from, ip }))
const check = async (token: string) => codeOf(await identity.authenticate(token, from))

test('a session knows the person, his organisation, its parties, and what he may and sees', async () => {
  const { token } = await somebody()
  const actor = must(await identity.authenticate(token, from))
  expect(actor).toMatchObject({
    organisationName: '甲厅',
    jurisdictionId: here.jurisdictionId,
    parties: ['user'],
    posts: ['handler'],
    from,
  })
  expect(actor.permissions).toContain('system.register')
  expect(actor.sight).toEqual({ jurisdictionId: here.jurisdictionId, all: false, organisationIds: [unit], providerId: null })
  expect(await identity.whoAmI(actor)).toMatchObject({
    organisation: { id: unit, name: '甲厅' },
    jurisdiction: { id: here.jurisdictionId, name: '试点' },
    parties: [{ id: 'user', name: '使用单位' }],
    posts: ['handler'],
    mustChangePassword: false,
  })
})

test('until the one-time password is changed nothing else may be done', async () => {
  const { id, password } = must(
    await identity.people.create(admins.system, { organisationId: unit, login: 'xinren', name: '新人', posts: ['handler'] }),
  )
  const { token, mustChangePassword } = must(await identity.signIn({ login: 'xinren', password: password ?? '' }, from))
  expect(mustChangePassword).toBe(true)
  const actor = must(await identity.authenticate(token, from))
  expect(actor).toMatchObject({ personId: id, mustChangePassword: true, permissions: new Set() })
  expect(codeOf(mayCall(actor, { id: 'listSystems', may: 'system.read' }))).toBe('password.must-change')
  const change = async (current: string, next: string) => codeOf(await identity.changePassword(actor, { current, next }))
  expect(await change('wrong', goodPassword)).toBe('password.wrong')
  expect(await change(password ?? '', 'short')).toBe('password.weak')
  expect(await change(password ?? '', 'xinren-xinren-2024')).toBe('password.weak')
  expect(await change(password ?? '', password ?? '')).toBe('password.weak')
  expect(await change(password ?? '', goodPassword)).toBe('ok')
  expect(must(await identity.authenticate(token, from)).permissions).toContain('case.begin')
  expect(await tryWith('xinren', password ?? '')).toBe('session.refused')
  expect(await tryWith(' XinRen ', goodPassword)).toBe('ok')
})

test('the fifth failure in a row locks for fifteen minutes, even for the right password', async () => {
  const { login } = await somebody()
  for (let count = 0; count < 4; count++) expect(await tryWith(login, 'wrong')).toBe('session.refused')
  expect(await tryWith(login, goodPassword)).toBe('ok')
  for (let count = 0; count < 5; count++) expect(await tryWith(login, 'wrong')).toBe('session.refused')
  expect(await tryWith(login, goodPassword)).toBe('session.refused')
  clock.advance({ minutes: 14 })
  expect(await tryWith(login, goodPassword)).toBe('session.refused')
  clock.advance({ minutes: 1 })
  expect(await tryWith(login, 'wrong')).toBe('session.refused')
  expect(await tryWith(login, goodPassword)).toBe('ok')
})

test('guesses made at the same time are counted too', async () => {
  const { login } = await somebody()
  const guesses = await Promise.all(Array.from({ length: 20 }, (_, index) => tryWith(login, `guess ${index}`)))
  expect(new Set(guesses)).toEqual(new Set(['session.refused']))
  expect(await tryWith(login, goodPassword)).toBe('session.refused')
  const { rows } = await sql<{ attempts: number }>`select attempts from person where login = ${login}`.execute(db)
  expect(rows[0]?.attempts).toBe(5)
})

test('who guesses locks the account for his own place only', async () => {
  const { login } = await somebody()
  for (let count = 0; count < 5; count++) expect(await tryWith(login, 'wrong', '198.51.100.1')).toBe('session.refused')
  expect(await tryWith(login, goodPassword, '198.51.100.1')).toBe('session.refused')
  expect(await tryWith(login, goodPassword, '::ffff:198.51.100.1')).toBe('session.refused')
  expect(await tryWith(login, goodPassword, '198.51.100.2')).toBe('ok')
  // That the owner came in from elsewhere gives the guesser no new guesses.
  expect(await tryWith(login, goodPassword, '198.51.100.1')).toBe('session.refused')
})

test('many places that guess together lock it for all, for a while', async () => {
  const { login } = await somebody()
  const guess = (place: number) => tryWith(login, 'wrong', `203.0.113.${Math.floor(place / 5)}`)
  for (let count = 0; count < 99; count++) await guess(count)
  expect(await tryWith(login, goodPassword)).toBe('ok')
  await guess(99)
  await guess(100)
  expect(await tryWith(login, goodPassword)).toBe('session.refused')
  clock.advance({ minutes: 15 })
  expect(await tryWith(login, goodPassword)).toBe('ok')
})

test('signing in often is no failure, and failures of another hour are not added up', async () => {
  const { login } = await somebody()
  for (let count = 0; count < 105; count++) expect(await tryWith(login, goodPassword)).toBe('ok')
  for (let count = 0; count < 90; count++) await tryWith(login, 'wrong', `203.0.113.${Math.floor(count / 4)}`)
  clock.advance({ minutes: 60 })
  for (let count = 0; count < 20; count++) await tryWith(login, 'wrong', `203.0.114.${Math.floor(count / 4)}`)
  expect(await tryWith(login, goodPassword)).toBe('ok')
})

test('counts of failures are forgotten after a day', async () => {
  const { login } = await somebody()
  for (let count = 0; count < 4; count++) await tryWith(login, 'wrong')
  clock.advance({ hours: 25 })
  await identity.forgetAttempts()
  expect([await tryWith(login, 'wrong'), await tryWith(login, goodPassword)]).toEqual(['session.refused', 'ok'])
})

test('guesses of the current password within a session lock as well', async () => {
  const { actor } = await somebody()
  for (let count = 0; count < 5; count++) await identity.changePassword(actor, { current: 'wrong', next: '另一个很长的新密码 2024' })
  expect(codeOf(await identity.changePassword(actor, { current: goodPassword, next: '另一个很长的新密码 2024' }))).toBe('password.wrong')
})

test('安全管理员 lifts a lock before its time; nobody else does', async () => {
  const { login, actor } = await somebody()
  for (let count = 0; count < 5; count++) await tryWith(login, 'wrong')
  for (const other of [admins.system, admins.audit, actor]) {
    expect(codeOf(await identity.people.unlock(other, actor.personId))).toBe('permission.denied')
  }
  expect(codeOf(await identity.people.unlock(admins.security, actor.personId))).toBe('ok')
  expect(await tryWith(login, goodPassword)).toBe('ok')
})

test('a refusal is the same for an unknown login, a wrong password, a locked and a disabled account', async () => {
  const { login, actor } = await somebody()
  const disabled = await somebody()
  must(await identity.people.change(admins.system, disabled.actor.personId, { disabled: true }))
  const refusals = [
    await identity.signIn({ login: 'nobody-of-that-name', password: goodPassword }, from),
    await identity.signIn({ login, password: 'wrong' }, from),
    await identity.signIn({ login: disabled.login, password: goodPassword }, from),
    await identity.signIn({ login: "' or 1=1 --", password: goodPassword }, from),
  ]
  for (let count = 0; count < 5; count++) await tryWith(login, 'wrong')
  refusals.push(await identity.signIn({ login, password: goodPassword }, from))
  for (const refusal of refusals) expect(refusal).toEqual(refusals[0])
  expect(actor.personName).not.toBe('')
})

test('an idle session ends; one that is used goes on, but not beyond twelve hours', async () => {
  const [idle, busy] = [await somebody(), await somebody()]
  clock.advance({ minutes: 29 })
  expect(await check(idle.token)).toBe('ok')
  expect(await check(busy.token)).toBe('ok')
  clock.advance({ minutes: 30 })
  expect(await check(idle.token)).toBe('session.required')
  const again = must(await identity.signIn({ login: busy.login, password: goodPassword }, from))
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    clock.advance({ minutes: 20 })
    expect(await check(again.token)).toBe('ok')
  }
  clock.advance({ minutes: 20 })
  expect(await check(again.token)).toBe('session.required')
})

test('a session is noted as seen at most once a minute', async () => {
  const { token } = await somebody()
  const seen = async () =>
    (await sql<{ at: string }>`select last_seen_at as at from session where token_hash = ${sha256(token)}`.execute(db)).rows[0]?.at
  const first = await seen()
  await check(token)
  expect(await seen()).toBe(first)
  clock.advance({ minutes: 1 })
  await check(token)
  expect(await seen()).toBe(clock.now())
})

test('each sign-in begins a session of its own, whatever token was there before', async () => {
  const { login, token } = await somebody()
  const second = must(await identity.signIn({ login, password: goodPassword }, from)).token
  expect(second).not.toBe(token)
  expect(second).toMatch(/^[\w-]{43}$/)
  expect(await check('a-token-that-an-attacker-planted-beforehand')).toBe('session.required')
  const { rows } = await sql`select from session where token_hash in (${token}, ${second})`.execute(db)
  expect(rows).toEqual([])
})

test('signing out ends the session; everywhere, all of them; a new password, all others', async () => {
  const { login, actor, token } = await somebody()
  const second = must(await identity.signIn({ login, password: goodPassword }, from)).token
  must(await identity.signOut(actor))
  expect([await check(token), await check(second)]).toEqual(['session.required', 'ok'])
  const third = must(await identity.signIn({ login, password: goodPassword }, from)).token
  const current = must(await identity.authenticate(second, from))
  must(await identity.changePassword(current, { current: goodPassword, next: '另一个很长的新密码 2024' }))
  expect([await check(second), await check(third)]).toEqual(['ok', 'session.required'])
  expect(must(await identity.signOutEverywhere(current))).toEqual({ ended: 1 })
  expect(await check(second)).toBe('session.required')
})

test('安全管理员 ends a person’s sessions', async () => {
  const { actor, token } = await somebody()
  expect(codeOf(await identity.people.endSessions(admins.system, actor.personId))).toBe('permission.denied')
  expect(must(await identity.people.endSessions(admins.security, actor.personId))).toEqual({ ended: 1 })
  expect(await check(token)).toBe('session.required')
})

test('a person whose organisation ceases to be a party may nothing from the next request on', async () => {
  const { token } = await somebody()
  const known = here.known.get(unit)
  if (!known) throw new Error('no unit')
  here.known.set(unit, { ...known, parties: [] })
  expect(must(await identity.authenticate(token, from)).permissions).toEqual(new Set())
  here.known.set(unit, known)
})

test('sign-ins and failures are on record, without passwords', async () => {
  const { login, actor } = await somebody()
  await tryWith(login, 'a wrong password 1')
  await tryWith('a password typed as login', 'x')
  const { rows } = await sql<{ act: string; text: string }>`
    select act, row_to_json(a)::text as text from audit_entry a where object_id in (${actor.personId}, 'visitor') order by id`.execute(db)
  expect(rows.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['person.create', 'session.begin', 'password.change', 'session.refuse']),
  )
  const all = rows.map(({ text }) => text).join()
  for (const secret of ['a wrong password', 'typed as login', goodPassword, 'argon2']) expect(all).not.toContain(secret)
})

test('a session can be the program’s own actor too', async () => {
  const { actor } = await somebody()
  const without: OfficeActor = { ...actor, sessionId: null }
  expect(codeOf(await identity.signOut(without))).toBe('ok')
  expect(await firstSignIn(identity, 'nobody', 'x').catch((error: Error) => error.message)).toContain('session.refused')
})

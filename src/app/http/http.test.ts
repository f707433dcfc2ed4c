import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fixedClock, testDatabase } from '../../testing/index.ts'
import { createTestServer } from '../../testing/server.ts'

const { db } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const server = await createTestServer({ db, clock })

const people = {
  'system-admin': { login: 'sys', name: '甲' },
  'security-admin': { login: 'sec', name: '乙' },
  'audit-admin': { login: 'aud', name: '丙' },
}
const setUpToken = (await server.composition.identity.prepareSetUp()) ?? ''
const founded = await server.call('POST', '/setup', { body: { token: setUpToken, organisation: '运营单位', people } })
const password: string = founded.body.people?.find(({ login }: { login: string }) => login === 'sys')?.password

test('founding needs no idempotency key beyond its token', () => {
  expect(founded.status).toBe(201)
})

test('a browser gets the session as a cookie and never sees the token', async () => {
  const answer = await server.call('POST', '/session', { body: { login: 'sys', password } })
  expect(answer.status).toBe(201)
  expect(answer.body).toEqual({ mustChangePassword: true })
  expect(answer.headers['set-cookie']).toMatch(/^zhengyun_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
})

test('a program that asks for it gets the token and no cookie', async () => {
  const headers = { accept: 'application/vnd.zhengyun.token+json' }
  const answer = await server.call('POST', '/session', { body: { login: 'sys', password }, headers })
  expect(answer.body.token).toMatch(/^[\w-]{43}$/)
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('until the password is changed, nothing else; afterwards what the post may', async () => {
  const token = await server.signIn('sys', password)
  expect((await server.call('GET', '/people?limit=1', { token })).body).toMatchObject({ code: 'password.must-change', status: 403 })
  const changed = await server.call('PUT', '/password', { token, body: { current: password, next: 'correct-horse-battery-9' } })
  expect(changed.status).toBe(200)
  const again = await server.signIn('sys', 'correct-horse-battery-9')
  expect((await server.call('GET', '/people?limit=1', { token: again })).body.items).toHaveLength(1)
})

const signedIn = () => server.signIn('sys', 'correct-horse-battery-9')
const person = { login: 'someone', name: '丁', posts: ['system-admin'] }

test.each([
  ['no key', {}, 'request.key-missing'],
  ['a short key', { 'idempotency-key': 'abc' }, 'request.key-missing'],
  ['a long key', { 'idempotency-key': 'k'.repeat(65) }, 'request.key-missing'],
  ['a key with a space', { 'idempotency-key': 'abcd efgh' }, 'request.key-missing'],
])('a write with %s is refused', async (_, headers, code) => {
  const token = await signedIn()
  const answer = await server.http.inject({
    method: 'POST',
    url: '/api/v1/people',
    payload: person,
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().code).toBe(code)
})

test('the same key answers alike, and with another request is refused', async () => {
  const token = await signedIn()
  const headers = { 'idempotency-key': 'the-same-key' }
  const first = await server.call('POST', '/people', { token, headers, body: person })
  const second = await server.call('POST', '/people', { token, headers, body: person })
  expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id])
  const other = await server.call('POST', '/people', { token, headers, body: { ...person, name: '戊' } })
  expect(other.body).toMatchObject({ status: 422, code: 'request.key-reused', type: 'urn:zhengyun:request.key-reused' })
})

test.each([
  ['the page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a sibling domain', { 'sec-fetch-site': 'same-site' }, 403],
  ['another origin in an old browser', { origin: 'https://evil.example' }, 403],
  ['nothing said, but our cookie', {}, 403],
  ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
  ['our own origin in an old browser', { origin: 'http://localhost' }, 200],
])('a write by cookie from %s', async (_, headers, status) => {
  const token = await signedIn()
  const cookie = `zhengyun_session=${token}`
  const answer = await server.call('DELETE', '/sessions', { headers: { cookie, host: 'localhost', ...headers } })
  expect(answer.status).toBe(status)
  if (status === 403) expect(answer.body.code).toBe('session.cross-site')
  else expect(answer.headers['set-cookie']).toMatch(/^zhengyun_session=;/)
})

test('problems are told by RFC 9457, with the faults of each field', async () => {
  const token = await signedIn()
  const answer = await server.call('POST', '/people', { token, body: { login: 'x', name: '', posts: ['king'], colour: 'red' } })
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.body).toMatchObject({
    type: 'urn:zhengyun:request.invalid',
    title: '请求有误',
    status: 400,
    code: 'request.invalid',
    citation: null,
  })
  expect(answer.body.requestId).toBe(answer.headers['x-request-id'])
  expect(answer.body.faults.map(({ path }: { path: string }) => path).sort()).toEqual(['/colour', '/login', '/name', '/posts/0'])
})

test.each([
  ['nobody there', 'GET', '/api/v1/nothing', {}, 404, 'request.not-found'],
  ['not there, with a page’s accept', 'GET', '/nothing', { accept: 'text/html' }, 404, 'request.not-found'],
  ['wrong method', 'PUT', '/api/v1/people', {}, 405, 'request.method'],
  ['no session', 'GET', '/api/v1/people', {}, 401, 'session.required'],
  ['a wrong token', 'GET', '/api/v1/people', { authorization: `Bearer ${'a'.repeat(43)}` }, 401, 'session.required'],
] as const)('%s', async (_, method, url, headers, status, code) => {
  const answer = await server.http.inject({ method, url, headers })
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test.each([
  ['broken JSON', 'application/json', '{"login":', 400, 'request.unreadable'],
  ['a form', 'application/x-www-form-urlencoded', 'login=a', 415, 'request.media-type'],
  ['plain text', 'text/plain', '{}', 415, 'request.media-type'],
  ['a poisoned prototype', 'application/json', '{"login":"a","password":"b","__proto__":{"x":1}}', 400, 'request.unreadable'],
  ['too much from a stranger', 'application/json', JSON.stringify({ login: 'a', password: 'b'.repeat(70_000) }), 413, 'request.too-large'],
  ['a NUL that no column holds', 'application/json', '{"login":"a\\u0000b","password":"b"}', 400, 'request.invalid'],
])('%s', async (_, type, payload, status, code) => {
  const answer = await server.http.inject({ method: 'POST', url: '/api/v1/session', headers: { 'content-type': type }, payload })
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test('the browser is bound by headers, and the API’s answers are not kept', async () => {
  const { headers } = await server.http.inject({ method: 'GET', url: '/api/v1/setup' })
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("script-src 'self'")
  expect(policy.match(/unsafe[^;]*/g)).toEqual(["unsafe-inline'"])
  expect(headers).not.toHaveProperty('x-powered-by')
})

test('health and readiness are told to anybody, figures to this machine, and carry no ids', async () => {
  const { http } = server
  expect((await http.inject('/healthz')).json()).toEqual({ ok: true, checks: { database: true } })
  const ready = await http.inject('/readyz')
  expect([ready.statusCode, ready.json().checks]).toEqual([503, { database: true, migrated: true, measures: false }])
  const { body } = await http.inject('/metrics')
  expect(body).toMatch(/zhengyun_http_request_duration_seconds_count\{operation="listPeople",method="GET",status="200"\} \d/)
  expect(body).toMatch(/zhengyun_database_connections\{state="\w+"\} \d/)
  const { rows } = await sql<{ id: string }>`select id::text from person`.execute(db)
  for (const { id } of rows) expect(body).not.toContain(id)
})

test('a name is kept without the blanks around it', async () => {
  const token = await signedIn()
  const { id } = founded.body.people.find(({ login }: { login: string }) => login === 'sec')
  expect((await server.call('PATCH', `/people/${id}`, { token, body: { name: '\u3000丁\u200b ' } })).status).toBe(200)
  const { items } = (await server.call('GET', '/people?limit=9', { token })).body
  expect(items.find((each: { id: string }) => each.id === id).name).toBe('丁')
})

test.each([
  [false, '127.0.0.1', 200],
  [false, '127.8.8.8', 200],
  [false, '::1', 200],
  [false, '::ffff:127.0.0.1', 200],
  [false, '192.0.2.7', 404],
  [false, '2001:db8::1', 404],
  [true, '192.0.2.7', 200],
])('figures, public: %s, asked from %s: %i', async (metricsPublic, remoteAddress, status) => {
  const { http } = await createTestServer({ db, clock, metricsPublic })
  expect((await http.inject({ url: '/metrics', remoteAddress })).statusCode).toBe(status)
  // A proxy on this machine says for whom it asks.
  const forwarded = { url: '/metrics', remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': remoteAddress } }
  expect((await http.inject(forwarded)).statusCode).toBe(status)
})

test('a person who writes without end is put off, whatever he writes; others and reading go on', async () => {
  const strict = await createTestServer({ db, clock, writesPerMinute: 3 })
  const enter = async (login: string) => {
    const { password } = founded.body.people.find((each: { login: string }) => each.login === login)
    const token = await strict.signIn(login, password)
    return { token, password }
  }
  const [first, second] = [await enter('sec'), await enter('aud')]
  const change = ({ token, password }: typeof first, next: string) =>
    strict.call('PUT', '/password', { token, body: { current: password, next } })
  const unlock = () => strict.call('DELETE', '/people/00000000-0000-0000-0000-000000000000/lock', { token: first.token })
  expect((await change(first, 'correct-horse-battery-8')).status).toBe(200)
  expect([(await unlock()).status, (await unlock()).status]).toEqual([404, 404])
  expect((await unlock()).body).toMatchObject({ code: 'request.too-often', status: 429 })
  expect((await change(first, 'correct-horse-battery-7')).status).toBe(429)
  expect((await strict.call('GET', '/session', { token: first.token })).status).toBe(200)
  expect((await change(second, 'short')).status).toBe(422)
})

test('too many attempts from one address are put off', async () => {
  const strict = await createTestServer({ db, clock, attemptsPerMinute: 2 })
  const attempt = () => strict.call('POST', '/session', { body: { login: 'nobody', password: 'x' } })
  expect([(await attempt()).status, (await attempt()).status]).toEqual([401, 401])
  const third = await attempt()
  expect([third.status, third.body.code]).toEqual([429, 'request.too-often'])
})

test('a body with more values than its operation has room for is not validated at all', async () => {
  const token = await signedIn()
  const begun = performance.now()
  const answer = await server.call('POST', '/people', { token, body: { ...person, posts: Array(200_000).fill('nobody') } })
  expect([answer.status, answer.body.code]).toEqual([413, 'request.too-large'])
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('nobody may take for ever to send a request', () => {
  expect(server.http.server.requestTimeout).toBe(120_000)
})

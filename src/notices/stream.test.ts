import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { jurisdiction, organisation, password, person } from '../app/authorization.fixture.ts'
import { loadLaw } from '../app/law-files.ts'
import { newId } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'

// Streams through real servers, two of them on one database.

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const { regimes } = await loadLaw([])
const here = await createTestServer({ db, clock, regimes })
const there = await createTestServer({ db, clock, regimes })
const third = await createTestServer({ db, clock, regimes })
const [address, otherAddress] = [await here.listen(), await there.listen()]

const place = await jurisdiction(ownerDb, '甲省', 'hunan-2024')
const unit = await organisation(ownerDb, { jurisdictionId: place, name: '省林业局', party: 'user' })
const other = await organisation(ownerDb, { jurisdictionId: place, name: '省文物局', party: 'user' })
await person(ownerDb, { organisationId: unit, login: 'zhang', name: '张三', post: 'handler' })
await person(ownerDb, { organisationId: other, login: 'wang', name: '王五', post: 'handler' })

const open: AbortController[] = []
afterEach(() => {
  for (const controller of open.splice(0)) controller.abort()
})

interface Heard {
  readonly id: string
  readonly unread: number
  readonly fresh: { title: string }[]
}

async function listen(at: string, token: string, lastId?: string, since?: string) {
  const controller = new AbortController()
  open.push(controller)
  const headers = { authorization: `Bearer ${token}`, ...(lastId ? { 'last-event-id': lastId } : {}) }
  const answer = await fetch(`${at}/api/v1/notices/stream${since === undefined ? '' : `?since=${since}`}`, {
    headers,
    signal: controller.signal,
  })
  const heard: Heard[] = []
  let ended = false
  let beats = 0
  const read = async () => {
    let rest = ''
    for await (const part of answer.body ?? []) {
      rest += Buffer.from(part).toString()
      const events = rest.split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const [, id = '', data = ''] = /^id: (.*)\ndata: (.*)$/.exec(event) ?? []
        if (event === ':') beats += 1
        if (id) heard.push({ id, ...JSON.parse(data) })
      }
    }
    ended = true
  }
  if (answer.ok) read().catch(() => {})
  return { answer, heard, hasEnded: () => ended, beats: () => beats }
}

async function until(holds: () => boolean, ms = 8000): Promise<void> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come about')
    await sleep(20)
  }
}

let count = 0
/** Somebody of a unit changes one of its systems. */
async function changed(organisationId: string): Promise<string> {
  count += 1
  const [id, name] = [newId(), `系统${count}`]
  await db.transaction().execute(async (tx) => {
    await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
      values (${id}, ${place}, ${organisationId}, ${name}, 'built', '用途', 2, '预算', 'on-cloud', ${clock.now()}, ${clock.now()})`.execute(
      tx,
    )
    await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, concerned_organisation_id, ip, request_id)
      values (${clock.now()}, 'other', '李四', ${organisationId}, 'system.change', 'system', ${id}, ${place}, ${organisationId}, '::1', 'r')`.execute(
      tx,
    )
  })
  return name
}
const token = (login: string) => here.signIn(login, password)

test('what happens is heard at once, in every process, by whom it concerns and nobody else', async () => {
  const zhang = await token('zhang')
  const streams = [await listen(address, zhang), await listen(otherAddress, zhang), await listen(address, await token('wang'))]
  const [one, two, stranger] = streams
  expect(one?.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  await until(() => streams.every(({ heard }) => heard.length === 1))
  const name = await changed(unit)
  await until(() => one?.heard.length === 2 && two?.heard.length === 2)
  expect(one?.heard[1]).toMatchObject({ unread: 1, fresh: [{ title: `修改了信息系统：${name}` }] })
  await sleep(200)
  expect(stranger?.heard).toMatchObject([{ unread: 0, fresh: [] }])
})

test('after a lost line it goes on where it was, and nothing is lost', async () => {
  const zhang = await token('zhang')
  const first = await listen(address, zhang)
  await until(() => first.heard.length > 0)
  const last = first.heard.at(-1)?.id ?? ''
  open[0]?.abort()
  const names = [await changed(unit), await changed(unit)]
  await here.composition.jobs.tell()
  const again = await listen(otherAddress, zhang, last)
  await until(() => again.heard.flatMap(({ fresh }) => fresh).length >= 2)
  expect(again.heard.flatMap(({ fresh }) => fresh.map(({ title }) => title))).toEqual(names.map((name) => `修改了信息系统：${name}`))
})

test('a page that closed its line itself says since when, and a header that tells of a later break counts before it', async () => {
  const zhang = await token('zhang')
  const first = await listen(address, zhang)
  await until(() => first.heard.length > 0)
  const last = first.heard.at(-1)?.id ?? ''
  open[0]?.abort()
  const names = [await changed(unit), await changed(unit)]
  await here.composition.jobs.tell()
  const shown = await listen(otherAddress, zhang, undefined, last)
  const titles = (of: typeof shown) => of.heard.flatMap(({ fresh }) => fresh.map(({ title }) => title))
  await until(() => titles(shown).length >= 2)
  expect(titles(shown)).toEqual(names.map((name) => `修改了信息系统：${name}`))
  // The browser connects again to the same address, with the header: nothing is told twice.
  const again = await listen(address, zhang, shown.heard.at(-1)?.id, last)
  await until(() => again.heard.length > 0)
  expect(titles(again)).toEqual([])
  expect((await here.call('GET', '/notices/stream?since=x', { token: zhang })).status).toBe(400)
})

test('whoever was away for long is told everything, as it was told, and nothing twice', async () => {
  const zhang = await token('zhang')
  const first = await listen(address, zhang)
  await until(() => first.heard.length > 0)
  const last = first.heard.at(-1)?.id ?? ''
  open[0]?.abort()
  const names: string[] = []
  for (let index = 0; index < 45; index += 1) names.push(await changed(unit))
  await here.composition.jobs.tell()
  const again = await listen(otherAddress, zhang, last)
  const heard = () => again.heard.flatMap(({ fresh }) => fresh.map(({ title }) => title))
  await until(() => heard().length >= 45)
  await sleep(200)
  expect(heard().toSorted()).toEqual(names.map((name) => `修改了信息系统：${name}`).toSorted())
  const ids = again.heard.map(({ id }) => Number(id))
  expect(ids).toEqual(ids.toSorted((one, two) => one - two))
  // Where the line breaks between two events, it goes on from the last that came.
  const middle = again.heard[0]?.id ?? ''
  const third = await listen(address, zhang, middle)
  await until(() => third.heard.flatMap(({ fresh }) => fresh).length >= 25)
  expect(third.heard.flatMap(({ fresh }) => fresh.map(({ title }) => title))).toEqual(heard().slice(20))
})

test.each(['999999999999', '-1', 'x', '1; drop table notice', '0x10'])(
  'a last id that is none of his (%s) breaks nothing',
  async (lastId) => {
    const stream = await listen(address, await token('zhang'), lastId)
    await until(() => stream.heard.length > 0)
    expect(stream.heard[0]?.fresh).toEqual([])
  },
)

test('whose account is disabled hears no more, at once', async () => {
  await person(ownerDb, { organisationId: unit, login: 'leaving', name: '离任', post: 'handler' })
  await person(ownerDb, { organisationId: unit, login: 'admin', name: '管理', post: 'unit-admin' })
  const stream = await listen(otherAddress, await token('leaving'))
  await until(() => stream.heard.length > 0)
  const admin = await token('admin')
  const { items } = (await here.call('GET', '/people?limit=100', { token: admin })).body
  const { id } = items.find(({ login }: { login: string }) => login === 'leaving')
  expect((await here.call('PATCH', `/people/${id}`, { token: admin, body: { disabled: true } })).status).toBe(200)
  await until(stream.hasEnded, 3000)
})

test('a proxy that closes silent lines sees a sign of life within half a minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const stream = await listen(address, await token('zhang'))
  await until(() => stream.heard.length > 0)
  expect(stream.beats()).toBe(0)
  vi.advanceTimersByTime(25_000)
  await until(() => stream.beats() === 1)
  expect(stream.answer.headers.get('x-accel-buffering')).toBe('no')
  expect(stream.answer.headers.get('cache-control')).toBe('no-store, no-transform')
})

test('reading in one window is heard in the other', async () => {
  const zhang = await token('zhang')
  const stream = await listen(address, zhang)
  await until(() => stream.heard.length > 0)
  const newest = stream.heard.at(-1)?.id
  const { status, body } = await there.call('POST', '/notices/readings', { token: zhang, body: { upTo: newest } })
  expect([status, body.read > 0]).toEqual([200, true])
  await until(() => stream.heard.at(-1)?.unread === 0)
})

test('signing out closes the stream, in whichever process it is', async () => {
  const zhang = await token('zhang')
  const stream = await listen(otherAddress, zhang)
  await until(() => stream.heard.length > 0)
  await here.call('DELETE', '/session', { token: zhang })
  await until(stream.hasEnded)
  expect((await listen(address, zhang)).answer.status).toBe(401)
})

test('neither the stream nor asking for notices keeps a session from falling idle; then the stream ends', async () => {
  const zhang = await token('zhang')
  const stream = await listen(address, zhang)
  await until(() => stream.heard.length > 0)
  clock.set('2024-09-30T09:29')
  expect((await here.call('GET', '/notices', { token: zhang })).status).toBe(200)
  clock.set('2024-09-30T09:31')
  await changed(unit)
  await until(stream.hasEnded)
  expect((await here.call('GET', '/notices', { token: zhang })).body.code).toBe('session.required')
})

test('so many streams and no more', async () => {
  const zhang = await token('zhang')
  for (let opened = 0; opened < 20; opened += 1) expect((await listen(address, zhang)).answer.status).toBe(200)
  expect(await (await listen(address, zhang)).answer.json()).toHaveProperty('code', 'notice.too-many-streams')
})

test('a server that stops does not wait for its streams', async () => {
  const stream = await listen(await third.listen(), await token('zhang'))
  await until(() => stream.heard.length > 0)
  await third.http.close()
  await until(stream.hasEnded)
})

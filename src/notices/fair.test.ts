import { randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, expect, test } from 'vitest'
import { createDoor, newId, newSecret, plusHours } from '../kernel/index.ts'
import { aJurisdiction, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import type { NoticesNeeds } from './needs.ts'
import { createNotices } from './service/index.ts'
import { createKeyring } from './service/keyring.ts'

// One receiver that hangs or fails is that receiver's trouble, and nobody else's.

const { db } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const key = { id: 'k1', bytes: randomBytes(32) }
const place = await aJurisdiction(db)

const hanging: ServerResponse[] = []
const heard: string[] = []
let inFlight = 0
let mostInFlight = 0
const receiver = createServer((request, response) => {
  const [, manner = '', who = ''] = (request.url ?? '').split('/')
  heard.push(who)
  request.resume()
  if (manner === 'hang') {
    inFlight += 1
    mostInFlight = Math.max(mostInFlight, inFlight)
    response.on('close', () => (inFlight -= 1))
    hanging.push(response)
  } else response.writeHead(manner === 'fail' ? 500 : 200).end()
})
await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
const base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
const letGo = () => {
  for (const response of hanging.splice(0)) response.end()
}

const nobody = async () => []
const needs: NoticesNeeds = {
  ...{ db, clock, door: createDoor({ db, clock, nameOf: (word) => word }), partiesOf: nobody, people: nobody },
  ...{ templates: new Map(), lives: async () => false, follow: async () => null },
  regimes: { all: () => [], has: () => false } as unknown as NoticesNeeds['regimes'],
  outgoing: {
    ...{ smtpUrl: null, smtpFrom: null, smtpTls: 'required', authorities: [], publicUrl: null },
    ...{ webhookNetworks: ['127.0.0.1/32'], secretKeys: [key] },
  },
}
const notices = createNotices(needs)

async function aWebhook(manner: string, who: string, organisation?: string): Promise<string> {
  const [id, secret] = [newId(), newSecret()]
  const kept = createKeyring([key])?.seal(secret, `webhook:${id}`)
  await sql`insert into webhook (id, organisation_id, name, url, kinds, sealed_secret, secret_key, secret_since, created_at, created_by_name)
    values (${id}, ${organisation ?? (await anOrganisation(db, place))}, ${who}, ${`${base}/${manner}/${who}`}, array['system'], ${kept?.sealed}, ${kept?.key},
      ${clock.now()}, ${clock.now()}, '管理')`.execute(db)
  return id
}
const messages = (webhookId: string, count: number) =>
  sql`
  insert into notice_delivery (id, channel, webhook_id, event, kind, payload, created_at, due_at, begun_at)
  select gen_random_uuid(), 'webhook', ${webhookId}, 'act:' || gen_random_uuid(), 'system', '{"title":"甲"}'::jsonb, ${clock.now()}, ${clock.now()}, ${clock.now()}
  from generate_series(1, ${count}::int)`.execute(db)
const timesHeard = (who: string) => heard.filter((one) => one === who).length

async function until(holds: () => boolean, ms = 4000): Promise<void> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come about')
    await sleep(10)
  }
}
let running: Promise<unknown>[] = []
const delivering = () => {
  const run = notices.deliver()
  running.push(run)
  return run
}
afterEach(async () => {
  const freed = setInterval(letGo, 10)
  await Promise.all(running)
  clearInterval(freed)
  running = []
  heard.length = 0
  mostInFlight = 0
  await sql`update notice_delivery set state = 'given-up', ended_at = ${clock.now()} where state = 'waiting'`.execute(db)
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

test('a receiver that hangs, with much for it, holds up nobody: not what waits already, nor what comes later', async () => {
  const slow = await aWebhook('hang', 'slow')
  await messages(slow, 50)
  const [early, late] = [await aWebhook('ok', 'early'), await aWebhook('ok', 'late')]
  await messages(early, 30)
  void delivering()
  await until(() => timesHeard('early') === 30)
  expect(timesHeard('slow')).toBeLessThanOrEqual(2)
  // A run is under way, and hangs; what is put in now goes out all the same.
  await messages(late, 5)
  void delivering()
  await until(() => timesHeard('late') === 5)
  expect(mostInFlight).toBe(2)
})

test('a unit has two under way at most, however many webhooks it has and processes there are', async () => {
  const unit = await anOrganisation(db, place)
  for (let index = 0; index < 6; index += 1) await messages(await aWebhook('hang', 'greedy', unit), 5)
  const others = [createNotices(needs), createNotices(needs)]
  running.push(...others.map((other) => other.deliver()))
  void delivering()
  await until(() => timesHeard('greedy') === 2)
  await sleep(300)
  expect([timesHeard('greedy'), mostInFlight]).toEqual([2, 2])
})

test('those known to be slow never take all places', async () => {
  const slow = await Promise.all(Array.from({ length: 20 }, (_, index) => aWebhook('hang', `slow${index}`)))
  await sql`update notice_lane set slow = true where id = any(${slow}::uuid[])`.execute(db)
  for (const id of slow) await messages(id, 5)
  void delivering()
  await until(() => hanging.length === 4)
  await messages(await aWebhook('ok', 'quick'), 10)
  void delivering()
  await until(() => timesHeard('quick') === 10)
  expect(hanging.length).toBe(4)
})

test('whoever fails again and again is left alone for longer and longer, until something arrives', async () => {
  const id = await aWebhook('fail', 'broken')
  const pauses: number[] = []
  const rest = async () => {
    const { rows } = await sql<{ minutes: number }>`
      select extract(epoch from resting_until - ${clock.now()}::timestamptz)::int / 60 as minutes from notice_lane where id = ${id}`.execute(
      db,
    )
    return rows[0]?.minutes ?? 0
  }
  for (let round = 0; round < 6; round += 1) {
    await messages(id, 40)
    heard.length = 0
    await delivering()
    expect(timesHeard('broken')).toBeLessThanOrEqual(2)
    expect(timesHeard('broken')).toBeGreaterThan(0)
    const minutes = await rest()
    pauses.push(minutes)
    heard.length = 0
    await delivering()
    expect(timesHeard('broken')).toBe(0)
    clock.set(plusHours(clock.now(), 8 + minutes / 60).slice(0, 19))
  }
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
  expect(pauses[0]).toBe(1)
  expect(pauses.at(-1)).toBe(15)
  await sql`update webhook set url = ${`${base}/ok/mended`} where id = ${id}`.execute(db)
  await delivering()
  expect(timesHeard('mended')).toBeGreaterThan(100)
})

test('telling waits for no delivery', async () => {
  await messages(await aWebhook('hang', 'slow'), 10)
  const listening = await notices.start()
  await until(() => hanging.length > 0)
  const before = performance.now()
  await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, ip, request_id)
    values (${clock.now()}, 'other', '李四', ${newId()}, 'session.begin', 'session', ${newId()}, '::1', 'r')`.execute(db)
  const untold = async () => (await sql`select from notice_outbox where told_at is null`.execute(db)).rows.length
  while ((await untold()) > 0 && performance.now() - before < 4000) await sleep(20)
  expect(await untold()).toBe(0)
  expect(hanging.length).toBeGreaterThan(0)
  letGo()
  await listening.stop()
})

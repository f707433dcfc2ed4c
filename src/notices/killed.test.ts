import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, afterEach, expect, test } from 'vitest'
import { newId, newSecret, plusHours } from '../kernel/index.ts'
import { aJurisdiction, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { createKeyring } from './service/keyring.ts'

// Real processes that send, and are killed at it.

const { db, url: databaseUrl } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const program = fileURLToPath(new URL('deliver.fixture.ts', import.meta.url))
const key = randomBytes(32)
const unit = await anOrganisation(db, await aJurisdiction(db), '省林业局')

interface Heard {
  readonly id: string
  readonly response: ServerResponse
}
const heard: Heard[] = []
const inFlight = new Set<string>()
const twiceAtOnce: string[] = []
let onHeard: (heard: Heard) => void = ({ response }) => response.end()
let mac = ''
const receiver = createServer(async (request: IncomingMessage, response) => {
  let body = ''
  for await (const part of request) body += part
  const id = String(request.headers['idempotency-key'])
  mac = `${request.headers['x-zhengyun-signature']}|${body}`
  if (inFlight.has(id)) twiceAtOnce.push(id)
  inFlight.add(id)
  response.on('close', () => inFlight.delete(id))
  const one = { id, response }
  heard.push(one)
  onHeard(one)
})
await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`

const children = new Set<ChildProcess>()
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  heard.length = 0
  onHeard = ({ response }) => response.end()
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

function process_(): ChildProcess {
  const env = { PATH: process.env.PATH ?? '', DATABASE_URL: databaseUrl, KEY: key.toString('base64'), NOW: clock.now() }
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  child.on('exit', () => children.delete(child))
  return child
}
const ended = async (child: ChildProcess) => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null)

async function aWebhook(): Promise<{ id: string; secret: string }> {
  const [id, secret] = [newId(), newSecret()]
  const kept = createKeyring([{ id: 'k1', bytes: key }])?.seal(secret, `webhook:${id}`)
  await sql`insert into webhook (id, organisation_id, name, url, kinds, sealed_secret, secret_key, secret_since, created_at, created_by_name)
    values (${id}, ${unit}, '林业平台', ${url}, array['system'], ${kept?.sealed}, ${kept?.key}, ${clock.now()}, ${clock.now()}, '管理')`.execute(
    db,
  )
  return { id, secret }
}
async function deliveries(webhookId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  for (const id of ids)
    await sql`insert into notice_delivery (id, channel, webhook_id, event, kind, payload, created_at, due_at, begun_at)
      values (${id}, 'webhook', ${webhookId}, ${`act:${id}`}, 'system', '{"title":"甲"}'::jsonb, ${clock.now()}, ${clock.now()}, ${clock.now()})`.execute(
      db,
    )
  return ids
}
const attempts = async (id: string) =>
  (await sql`select no, ended_at is null as broken, status from notice_attempt where delivery_id = ${id} order by no`.execute(db)).rows

test('killed after the receiver took it and before it was marked: sent again under the same id, once, by another process', async () => {
  const { id: hook, secret } = await aWebhook()
  const [id = ''] = await deliveries(hook, 1)
  const victim = process_()
  // The receiver takes the message and answers; the process is gone before it can mark that.
  onHeard = () => void victim.kill('SIGKILL')
  await ended(victim)
  expect(victim.signalCode).toBe('SIGKILL')
  expect(heard.map((one) => one.id)).toEqual([id])
  expect(await attempts(id)).toEqual([{ no: 1, broken: true, status: null }])

  // While the message may still be the dead one's, nobody sends it.
  onHeard = ({ response }) => response.end()
  await ended(process_())
  expect(heard.length).toBe(1)

  clock.set(plusHours(clock.now(), 8 + 3 / 60).slice(0, 19))
  await Promise.all([ended(process_()), ended(process_())])
  expect(heard.map((one) => one.id)).toEqual([id, id])
  expect(await attempts(id)).toEqual([
    { no: 1, broken: true, status: null },
    { no: 2, broken: false, status: 200 },
  ])
  const [, seconds, signature, body = ''] = /^t=(\d+),v1=([0-9a-f]{64})\|(.*)$/.exec(mac) ?? []
  expect(JSON.parse(body).id).toBe(id)
  expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(signature)
}, 60_000)

test('three processes at once send each message once, and none twice at a time', async () => {
  const { id: hook } = await aWebhook()
  const ids = await deliveries(hook, 60)
  onHeard = ({ response }) => void sleep(20).then(() => response.end())
  await Promise.all([ended(process_()), ended(process_()), ended(process_())])
  expect(heard.map((one) => one.id).toSorted()).toEqual(ids.toSorted())
  expect(twiceAtOnce).toEqual([])
  const { rows } =
    await sql`select state, attempts, count(*)::int as count from notice_delivery where webhook_id = ${hook} group by 1, 2`.execute(db)
  expect(rows).toEqual([{ state: 'sent', attempts: 1, count: 60 }])
}, 60_000)

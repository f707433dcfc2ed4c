import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { loadLaw } from '../app/law-files.ts'
import { type Instant, instant, newId, plusHours } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, must, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'
import { takeDue } from './store/lanes.ts'

// E-mails to a real SMTP server and webhooks to a real HTTP server, both on the loopback.

const { db } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')

interface Mail {
  readonly to: string[]
  readonly raw: string
}
const mails: Mail[] = []
let smtpAnswers: number | null = null
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _, done) => done(password === 'geheim' ? null : new Error('no'), { user: username }),
  onRcptTo: (_, __, done) => done(smtpAnswers === null ? null : Object.assign(new Error('no such box'), { responseCode: smtpAnswers })),
  onData(stream, { envelope }, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      mails.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() })
      done()
    })
  },
})
await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
const smtpPort = (smtp.server.address() as AddressInfo).port

interface Posted {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
const posted: Posted[] = []
let answers = 200
let meanwhile: () => Promise<void> = async () => {}
const receiver = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  posted.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
  await meanwhile()
  response.writeHead(answers, answers === 302 ? { location: `http://127.0.0.1:${smtpPort}/` } : {}).end('x'.repeat(200_000))
})
await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
afterAll(() => {
  smtp.close()
  receiver.close()
})

const { regimes } = await loadLaw([])
const outgoing = {
  smtpUrl: `smtp://zhengyun:geheim@127.0.0.1:${smtpPort}`,
  smtpFrom: 'zhengyun@example.gov.cn',
  ...{ smtpTls: 'none' as const, authorities: [], secretKeys: [{ id: 'k1', bytes: randomBytes(32) }] },
  webhookNetworks: ['127.0.0.1/32'],
  publicUrl: 'https://cloud.example.gov.cn',
}
const { composition } = await createTestServer({ db, clock, regimes, outgoing })
const { notices, jobs } = composition

const place = await aJurisdiction(db)
await sql`insert into jurisdiction_regime (jurisdiction_id, regime_id, during) values (${place}, 'hunan-2024', '[2024-01-01,)')`.execute(db)
const unit = await anOrganisation(db, place, '省林业局')
await sql`insert into organisation_party (organisation_id, party, during) values (${unit}, 'user', '[2024-01-01,)')`.execute(db)

async function someone(name: string, posts: string[]) {
  const id = newId()
  await sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
    values (${id}, ${unit}, ${`p${id.slice(-10)}`}, ${name}, ${posts}, '$argon2id$x', false, ${clock.now()})`.execute(db)
  return {
    ...anActor(place, unit, { permissions: posts.includes('unit-admin') ? ['webhook.manage'] : [] }),
    personId: id,
    posts: posts as never,
  }
}
const handler = await someone('张<b>三</b>', ['handler'])
const admin = await someone('管理', ['unit-admin'])
const choice = { email: 'zhang@example.gov.cn', kinds: ['system'] as const, digest: 'at-once' as const }
const once = () => ({ key: newId(), ifVersion: null })
/** Chooses, with an address that has been proven; how that is done is `proving.test.ts`. */
async function choose(actor: typeof handler, chosen: Parameters<typeof notices.preferences.set>[1]): Promise<void> {
  must(await notices.preferences.set(actor, chosen, once()))
  await sql`update notice_preference set proven_at = ${clock.now()} where person_id = ${actor.personId}`.execute(db)
}

/** Something on record that `handler` is told of: somebody of his unit changed one of its systems, with this name. */
async function systemChanged(name: string): Promise<void> {
  const id = newId()
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
    values (${id}, ${place}, ${unit}, ${`${name} ${id.slice(-6)}`}, 'built', '用途', 2, '预算', 'on-cloud', ${clock.now()}, ${clock.now()})`.execute(
    db,
  )
  await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, concerned_organisation_id, ip, request_id)
    values (${clock.now()}, 'other', '李四', ${unit}, 'system.change', 'system', ${id}, ${place}, ${unit}, '::1', 'r')`.execute(db)
  await jobs.tell()
}
const log = async (channel: string) =>
  (
    await sql<{ state: string; attempts: number; error: string | null; status: number | null }>`
      select d.state, d.attempts, a.error, a.status from notice_delivery d left join notice_attempt a on a.delivery_id = d.id and a.no = d.attempts
      where d.channel = ${channel} order by d.created_at desc, d.id desc limit 1`.execute(db)
  ).rows[0]
/** Puts the clock forward; it is set by local time. */
const later = (hours: number): void => clock.set(plusHours(clock.now(), hours + 8).slice(0, 19))

beforeEach(async () => {
  later(24)
  mails.length = 0
  posted.length = 0
  answers = 200
  smtpAnswers = null
  meanwhile = async () => {}
  await sql`update notice_delivery set state = 'given-up', ended_at = ${clock.now()} where state = 'waiting'`.execute(db)
  await sql`update notice_preference set kinds = '{}'`.execute(db)
  await sql`update webhook set state = 'withdrawn', sealed_secret = null, secret_key = null`.execute(db)
})

const hook = async (kinds = ['system']) =>
  must(await notices.webhooks.create(admin, { name: '林业平台', url, kinds: kinds as never }, newId()))

test('an e-mail goes out at once; hostile names stay text in it', async () => {
  await choose(handler, choice)
  await systemChanged('<script>\r\nBcc: evil@example.com')
  await jobs.deliver()
  expect(mails.map(({ to }) => to)).toEqual([['zhang@example.gov.cn']])
  const raw = mails[0]?.raw ?? ''
  const [head = '', ...parts] = raw.split('\r\n\r\n')
  expect(head).not.toMatch(/^Bcc/im)
  expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@example.gov.cn>/im)
  const texts = parts.map((part) => Buffer.from(part.split('\r\n--')[0] ?? '', 'base64').toString())
  const html = texts.find((text) => text.includes('<html')) ?? ''
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('张&lt;b&gt;三&lt;/b&gt;')
  expect(html).toContain('https://cloud.example.gov.cn/systems/')
  expect(html).not.toContain('<script')
  expect(await log('email')).toMatchObject({ state: 'sent', attempts: 1, error: null })
})

test('a digest gathers a day, goes out in the morning, and is one e-mail', async () => {
  await choose(handler, { ...choice, digest: 'daily' })
  await systemChanged('甲')
  await systemChanged('乙')
  await jobs.deliver()
  expect(mails).toEqual([])
  later(24)
  await jobs.deliver()
  await jobs.deliver()
  expect(mails.length).toBe(1)
  expect(mails[0]?.raw).toMatch(/Subject: =\?UTF-8/i)
})

test('an unknown box is given up, an overloaded server is tried again', async () => {
  await choose(handler, choice)
  smtpAnswers = 550
  await systemChanged('甲')
  await jobs.deliver()
  expect(await log('email')).toMatchObject({ state: 'given-up', status: 550, error: '邮件服务器不接受该收件地址' })
  smtpAnswers = 451
  await systemChanged('乙')
  await jobs.deliver()
  expect(await log('email')).toMatchObject({ state: 'waiting', status: 451 })
  smtpAnswers = null
  await jobs.deliver()
  expect(mails.length).toBe(0)
  later(0.1)
  await jobs.deliver()
  expect(mails.length).toBe(1)
})

test('whoever was disabled meanwhile is sent nothing', async () => {
  const leaving = await someone('走了', ['handler'])
  await choose(leaving, { ...choice, email: 'left@example.gov.cn' })
  await systemChanged('甲')
  await sql`update person set disabled_at = ${clock.now()} where id = ${leaving.personId}`.execute(db)
  await jobs.deliver()
  expect(mails).toEqual([])
  await systemChanged('乙')
  expect((await sql`select from notice where person_id = ${leaving.personId}`.execute(db)).rows.length).toBe(1)
})

test('a webhook is signed, by a secret that is shown once and never again', async () => {
  const key = newId()
  const draft = { name: '林业平台', url, kinds: ['system'] as const }
  const made = must(await notices.webhooks.create(admin, draft, key))
  expect(must(await notices.webhooks.create(admin, draft, key))).toEqual({ id: made.id, secret: null })
  expect(JSON.stringify(must(await notices.webhooks.list(admin, { limit: 10 })))).not.toContain(made.secret)
  await systemChanged('甲')
  await jobs.deliver()
  expect(posted.length).toBe(1)
  const [{ headers, body } = { headers: {}, body: '' }] = posted
  const [, seconds = '', mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-zhengyun-signature'])) ?? []
  expect(mac).toBe(
    createHmac('sha256', made.secret ?? '')
      .update(`${seconds}.${body}`)
      .digest('hex'),
  )
  expect(JSON.parse(body)).toMatchObject({
    happening: 'system.change',
    kind: 'system',
    organisation: { id: unit },
    id: headers['idempotency-key'],
  })
  expect((await sql`select from audit_entry where after::text like ${`%${made.secret}%`}`.execute(db)).rows).toEqual([])
  expect((await sql`select from idempotency where answer::text like ${`%${made.secret}%`}`.execute(db)).rows).toEqual([])
})

test('a process that dies between sending and marking: the message is sent again under the same id, and the log shows the broken attempt', async () => {
  await hook()
  await systemChanged('甲')
  // The process takes the message, sends it, and is gone before it can mark that.
  const until = plusHours(clock.now(), 2 / 60)
  const taken = await takeDue(db, { channel: 'webhook', slow: true, perOrganisation: 2 }, clock.now(), until)
  await jobs.deliver()
  expect(posted.length).toBe(0)
  later(0.1)
  await jobs.deliver()
  expect(posted.map(({ headers }) => headers['idempotency-key'])).toEqual([taken?.id])
  const { rows } =
    await sql`select no, ended_at is null as broken, error from notice_attempt where delivery_id = ${taken?.id} order by no`.execute(db)
  expect(rows).toEqual([
    { no: 1, broken: true, error: null },
    { no: 2, broken: false, error: null },
  ])
})

test('two processes at once send a message once', async () => {
  await hook()
  await systemChanged('甲')
  await Promise.all([jobs.deliver(), jobs.deliver(), jobs.deliver()])
  expect(posted.length).toBe(1)
})

test('it is tried for a day, then given up; the webhook is switched off and its administrator told', async () => {
  const { id } = await hook()
  answers = 500
  await systemChanged('甲')
  for (let hours = 0; hours <= 26; hours += 0.5) {
    await jobs.deliver()
    later(0.5)
  }
  expect(await log('webhook')).toMatchObject({ state: 'given-up', error: '接收方答复 500' })
  expect(posted.length).toBeGreaterThan(5)
  const { rows } = await sql`select state from webhook where id = ${id}`.execute(db)
  expect(rows).toEqual([{ state: 'failed' }])
  await jobs.tell()
  const told = must(await notices.list(admin, { limit: 5 }))
  expect(told.items[0]).toMatchObject({ kind: 'delivery', title: '消息推送已停用：林业平台', link: '/notices?view=webhooks' })
})

test('a redirect is not followed, and can be sent again by hand', async () => {
  await hook()
  answers = 302
  await systemChanged('甲')
  await jobs.deliver()
  expect(await log('webhook')).toMatchObject({ state: 'waiting', status: 302, error: '接收方答复 302（跳转），不予跟随' })
  const delivery = must(await notices.webhooks.deliveries(admin, { limit: 1 })).items[0]
  expect(codeOf(await notices.webhooks.resend(admin, delivery?.id ?? '', newId()))).toBe('delivery.waiting')
  answers = 204
  later(0.1)
  await jobs.deliver()
  expect(codeOf(await notices.webhooks.resend(admin, delivery?.id ?? '', newId()))).toBe('ok')
  await jobs.deliver()
  expect(posted.length).toBe(3)
  const foreign = { ...admin, organisationId: await anOrganisation(db, place) }
  expect(codeOf(await notices.webhooks.resend(foreign, delivery?.id ?? '', newId()))).toBe('request.not-found')
  expect(must(await notices.webhooks.deliveries(foreign, { limit: 5 })).items).toEqual([])
})

test('nobody else manages webhooks', async () => {
  expect(codeOf(await notices.webhooks.create(handler, { name: 'x', url, kinds: ['system'] }, newId()))).toBe('permission.denied')
  expect(codeOf(await notices.webhooks.list(handler, { limit: 5 }))).toBe('permission.denied')
  expect(codeOf(await notices.webhooks.mails(admin, { limit: 5 }))).toBe('permission.denied')
})

test('the choice of e-mail needs an address, and the version that was seen', async () => {
  expect(codeOf(await notices.preferences.set(admin, { ...choice, email: null }, once()))).toBe('notice.email-needed')
  expect(codeOf(await notices.preferences.set(admin, choice, { key: newId(), ifVersion: 3 }))).toBe('request.changed-meanwhile')
  expect(codeOf(await notices.preferences.set(admin, choice, { key: newId(), ifVersion: 0 }))).toBe('ok')
  expect(codeOf(await notices.preferences.set(admin, choice, { key: newId(), ifVersion: 0 }))).toBe('request.changed-meanwhile')
})

test('what cannot be told holds up nothing else, and is told when it can be', async () => {
  await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, ip, request_id)
    values (${clock.now()}, 'x', 'x', 'x', 'nobody.said', 'thing', 'x', '::1', 'r')`.execute(db)
  await expect(systemChanged('后来的')).rejects.toThrow('1 happenings could not be told')
  const later = await sql`select title from notice where person_id = ${handler.personId} and title like '%后来的%'`.execute(db)
  expect(later.rows.length).toBe(1)
  const { rows } = await sql<{
    error: string
    again: Instant
  }>`select error, again_at as again from notice_outbox where told_at is null`.execute(db)
  expect(rows).toEqual([{ error: 'nobody has said who is told of nobody.said on thing', again: instant(plusHours(clock.now(), 1 / 60)) }])
})

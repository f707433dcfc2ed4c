import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { jurisdiction, organisation, password, person } from '../app/authorization.fixture.ts'
import { loadLaw } from '../app/law-files.ts'
import { newId } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'

// Whose an e-mail address is: through the API, with a real SMTP server.

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const mails: { to: string[]; text: string }[] = []
let refuses = false
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_, __, done) => done(refuses ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null),
  onData(stream, { envelope }, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const bodies = Buffer.concat(parts).toString().split('\r\n\r\n')
      const text = bodies.map((part) => Buffer.from(part.split('\r\n--')[0] ?? '', 'base64').toString()).join('\n')
      mails.push({ to: envelope.rcptTo.map(({ address }) => address), text })
      done()
    })
  },
})
await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
afterAll(() => void smtp.close())
const { regimes } = await loadLaw([])
const outgoing = {
  smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
  smtpFrom: 'zhengyun@example.gov.cn',
  ...{
    smtpTls: 'none' as const,
    authorities: [],
    secretKeys: [{ id: 'k1', bytes: randomBytes(32) }],
    webhookNetworks: [],
    publicUrl: null,
  },
}
const server = await createTestServer({ db, clock, regimes, outgoing })
const place = await jurisdiction(ownerDb, '甲省', 'hunan-2024')
const unit = await organisation(ownerDb, { jurisdictionId: place, name: '省林业局', party: 'user' })
for (const login of ['zhang', 'wang', 'lisi']) await person(ownerDb, { organisationId: unit, login, name: login, post: 'handler' })
const tokens = new Map<string, string>()
for (const login of ['zhang', 'wang', 'lisi']) tokens.set(login, await server.signIn(login, password))

const by = (login: string) => ({
  choose: (email: string | null) =>
    server.call('PUT', '/notice-preferences', {
      token: tokens.get(login),
      body: { email, kinds: email ? ['system'] : [], digest: 'at-once' },
    }),
  see: async () => (await server.call('GET', '/notice-preferences', { token: tokens.get(login) })).body,
  ask: (key = newId()) =>
    server.call('POST', '/notice-preferences/email-code', { token: tokens.get(login), headers: { 'idempotency-key': key } }).then(told),
  prove: (code: string) => server.call('POST', '/notice-preferences/email-proof', { token: tokens.get(login), body: { code } }).then(told),
})
const told = ({ status, body }: { status: number; body: { code?: string } }) => (status < 300 ? 'ok' : body.code)
const codeOf = (mail = mails.at(-1)) => /验证码：(\d{8})，/.exec(mail?.text ?? '')?.[1] ?? ''
const wrong = (code: string) => (code === '00000000' ? '11111111' : '00000000')

let days = 0
beforeEach(() => {
  days += 2
  clock.set(`2024-10-${String(days).padStart(2, '0')}T09:00`)
  mails.length = 0
  refuses = false
})
// A session would fall idle meanwhile.
beforeEach(async () => {
  for (const login of tokens.keys()) tokens.set(login, await server.signIn(login, password))
})

async function somethingHappens(): Promise<void> {
  const id = newId()
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
    values (${id}, ${place}, ${unit}, ${id}, 'built', '用途', 2, '预算', 'on-cloud', ${clock.now()}, ${clock.now()})`.execute(db)
  await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, concerned_organisation_id, ip, request_id)
    values (${clock.now()}, 'other', '李四', ${unit}, 'system.change', 'system', ${id}, ${place}, ${unit}, '::1', 'r')`.execute(db)
  await server.composition.jobs.tell()
  await server.composition.jobs.deliver()
}

test('nothing goes to an address before its code was entered; then it does, and a changed address begins anew', async () => {
  const zhang = by('zhang')
  await zhang.choose('zhang@example.gov.cn')
  expect((await zhang.see()).proven).toBe(false)
  await somethingHappens()
  expect(mails).toEqual([])
  expect(await zhang.ask()).toBe('ok')
  expect(mails.map(({ to }) => to)).toEqual([['zhang@example.gov.cn']])
  // What went out while the address was nobody's is not sent afterwards either.
  expect(await zhang.prove(codeOf())).toBe('ok')
  expect((await zhang.see()).proven).toBe(true)
  expect(await zhang.prove(codeOf())).toBe('notice.code-none')
  expect(await zhang.ask()).toBe('notice.email-proven')
  await somethingHappens()
  expect(mails.length).toBe(2)
  await zhang.choose('zhang@example.gov.cn')
  expect((await zhang.see()).proven).toBe(true)
  await zhang.choose('stranger@example.com')
  expect((await zhang.see()).proven).toBe(false)
  await somethingHappens()
  expect(mails.length).toBe(2)
})

test('of the code nothing is kept but a hash: not in the database, not in the record', async () => {
  await by('zhang').choose('zhang2@example.gov.cn')
  await by('zhang').ask()
  const code = codeOf()
  expect(code).toMatch(/^\d{8}$/)
  for (const table of [
    'audit_entry',
    'idempotency',
    'notice_delivery',
    'notice',
    'notice_email_proof',
    'notice_email_asking',
    'notice_preference',
  ]) {
    const { rows } = await sql<{ said: string }>`select t::text as said from ${sql.ref(table)} t`.execute(ownerDb)
    expect(
      rows.filter(({ said }) => said.includes(code)),
      table,
    ).toEqual([])
  }
})

test('five tries and a quarter of an hour; a try that was refused counts', async () => {
  const wang = by('wang')
  await wang.choose('wang@example.gov.cn')
  await wang.ask()
  const code = codeOf()
  for (let left = 4; left > 0; left -= 1) expect(await wang.prove(wrong(code))).toBe('notice.code-wrong')
  expect(await wang.prove(wrong(code))).toBe('notice.code-none')
  expect(await wang.prove(code)).toBe('notice.code-none')
  clock.set(`2024-10-${String(days).padStart(2, '0')}T09:02`)
  await wang.ask()
  const second = codeOf()
  clock.set(`2024-10-${String(days).padStart(2, '0')}T09:17`)
  expect(await wang.prove(second)).toBe('notice.code-none')
  await wang.ask()
  expect(await wang.prove(wrong(codeOf()))).toBe('notice.code-wrong')
  clock.set(`2024-10-${String(days).padStart(2, '0')}T09:31`)
  expect(await wang.prove(codeOf())).toBe('ok')
})

test('many tries at once are five all the same', async () => {
  const wang = by('wang')
  await wang.choose('wang2@example.gov.cn')
  await wang.ask()
  const answers = await Promise.all(Array.from({ length: 12 }, () => wang.prove(wrong(codeOf()))))
  expect(answers.filter((answer) => answer === 'notice.code-wrong').length).toBe(4)
  expect(await wang.prove(codeOf())).toBe('notice.code-none')
})

test('a code is for its person and its address: neither another person nor another address uses it', async () => {
  const [zhang, li] = [by('zhang'), by('lisi')]
  await li.choose('li@example.gov.cn')
  await zhang.choose('zhang3@example.gov.cn')
  await zhang.ask()
  const code = codeOf()
  expect(await li.prove(code)).toBe('notice.code-none')
  await zhang.choose('elsewhere@example.gov.cn')
  expect(await zhang.prove(code)).toBe('notice.code-none')
  expect((await zhang.see()).proven).toBe(false)
})

test('asked once a minute, five times a day, and for one address five times a day whoever asks; the same request sends one', async () => {
  const [zhang, li] = [by('zhang'), by('lisi')]
  await zhang.choose('victim@example.gov.cn')
  const key = newId()
  const minute = (at: number) => clock.set(`2024-10-${String(days).padStart(2, '0')}T09:${String(at).padStart(2, '0')}`)
  expect([await zhang.ask(key), await zhang.ask(key)]).toEqual(['ok', 'ok'])
  expect(mails.length).toBe(1)
  expect(await zhang.ask()).toBe('notice.code-too-often')
  for (const at of [1, 2, 3]) {
    minute(at)
    expect(await zhang.ask()).toBe('ok')
  }
  await li.choose('VICTIM@example.gov.cn')
  minute(4)
  expect([await li.ask(), await zhang.ask()]).toEqual(['ok', 'notice.code-too-often'])
  minute(6)
  await zhang.choose('other@example.gov.cn')
  expect(await zhang.ask()).toBe('ok')
  minute(8)
  expect(await zhang.ask()).toBe('notice.code-too-often')
  expect(mails.length).toBe(6)
})

test('without an address there is nothing to prove; a mail server that refuses is told in words', async () => {
  const li = by('lisi')
  await li.choose(null)
  expect(await li.ask()).toBe('notice.email-needed')
  await li.choose('nobox@example.gov.cn')
  refuses = true
  expect(await li.ask()).toBe('notice.code-not-sent')
})

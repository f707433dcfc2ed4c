import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadLaw } from '../app/law-files.ts'
import { createDoor, newId } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, must, testDatabase } from '../testing/index.ts'
import { createNotices } from './service/index.ts'
import { createKeyring, readSecretKeys, type SecretKey } from './service/keyring.ts'

// What webhooks sign with, at rest: sealed by a key of the configuration, from the first row of an upgrade to a lost key.

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const { regimes } = await loadLaw([])
const [old, fresh] = ['old', 'new'].map((id): SecretKey => ({ id, bytes: randomBytes(32) })) as [SecretKey, SecretKey]
const place = await aJurisdiction(db)
const unit = await anOrganisation(db, place, '省林业局')
const admin = { ...anActor(place, unit, { permissions: ['webhook.manage'] }), personId: newId(), posts: ['unit-admin'] as never }

const nobody = async () => []
const withKeys = async (...secretKeys: SecretKey[]) =>
  createNotices({
    ...{ db, clock, door: createDoor({ db, clock, nameOf: (word) => word }), partiesOf: nobody, people: nobody },
    ...{ templates: new Map(), lives: async () => false, follow: async () => null, regimes },
    outgoing: {
      ...{ smtpUrl: null, smtpFrom: null, smtpTls: 'required', webhookNetworks: [], authorities: [], publicUrl: null },
      secretKeys,
    },
  })
const draft = { name: '林业平台', url: 'https://hook.example.gov.cn/', kinds: ['system'] as const }
const rowOf = async (id: string) =>
  (
    await sql<{ clear: string | null; sealed: string | null; key: string | null }>`
      select secret as clear, sealed_secret as sealed, secret_key as key from webhook where id = ${id}`.execute(db)
  ).rows[0]
const opened = async (id: string, ...keys: SecretKey[]) => {
  const row = await rowOf(id)
  return createKeyring(keys)?.open({ sealed: row?.sealed ?? '', key: row?.key ?? '' }, `webhook:${id}`) ?? null
}
/** As an older version left it. */
async function inTheClear(secret: string): Promise<string> {
  const id = newId()
  await sql`alter table webhook disable trigger webhook_secret_is_sealed`.execute(ownerDb)
  await sql`insert into webhook (id, organisation_id, name, url, kinds, secret, secret_since, created_at, created_by_name)
    values (${id}, ${unit}, '旧的', 'https://x.example/', array['system'], ${secret}, ${clock.now()}, ${clock.now()}, '某')`.execute(
    ownerDb,
  )
  await sql`alter table webhook enable trigger webhook_secret_is_sealed`.execute(ownerDb)
  return id
}

test('sealed, it opens by its key, for its thing, untouched, and in no other way', () => {
  const ring = createKeyring([fresh, old])
  const about = 'webhook:1'
  const one = ring?.seal('geheim', about)
  const other = ring?.seal('geheim', about)
  if (!ring || !one || !other) throw new Error('no key')
  expect(one.key).toBe('new')
  expect(one.sealed).not.toBe(other.sealed)
  expect(Buffer.from(one.sealed, 'base64').toString()).not.toContain('geheim')
  expect(ring.open(one, about)).toBe('geheim')
  expect(ring.open(one, 'webhook:2')).toBeNull()
  expect(ring.open({ ...one, key: 'old' }, about)).toBeNull()
  expect(ring.open({ ...one, key: 'lost' }, about)).toBeNull()
  expect(createKeyring([{ id: 'new', bytes: randomBytes(32) }])?.open(one, about)).toBeNull()
  const bytes = Buffer.from(one.sealed, 'base64')
  for (let at = 0; at < bytes.length; at += 1) {
    const touched = Buffer.from(bytes)
    touched[at] = (touched[at] ?? 0) ^ 1
    expect(ring.open({ ...one, sealed: touched.toString('base64') }, about)).toBeNull()
  }
  for (const length of [0, 1, 12, 28, bytes.length - 1])
    expect(ring.open({ ...one, sealed: bytes.subarray(0, length).toString('base64') }, about)).toBeNull()
})

test('keys are read as they are written down, or not at all', () => {
  const key = randomBytes(32).toString('base64')
  expect(readSecretKeys(`2027-a:${key}`)).toEqual([{ id: '2027-a', bytes: Buffer.from(key, 'base64') }])
  for (const wrong of [
    '',
    key,
    `:${key}`,
    `a:${key.slice(1)}`,
    `A b:${key}`,
    `a:${Buffer.alloc(32, 'ab').toString('base64')}`,
    `a:${key},`,
  ])
    expect(readSecretKeys(wrong), wrong).toBeUndefined()
  expect(createKeyring([])).toBeNull()
})

test('without a key no webhook is made; without webhooks the program starts all the same', async () => {
  const notices = await withKeys()
  expect(await notices.sealSecrets()).toBeNull()
  const refused = await notices.webhooks.create(admin, draft, newId())
  expect(codeOf(refused)).toBe('webhook.no-key')
})

test('what an older version kept in the clear is sealed at the next start, on record, and signs as before', async () => {
  const secret = `clear-${'x'.repeat(40)}`
  const id = await inTheClear(secret)
  expect(await (await withKeys()).sealSecrets()).toMatch(/^平台设有 1 个消息推送.*没有设置 ZHENGYUN_SECRET_KEYS，未启动/)
  expect((await rowOf(id))?.clear).toBe(secret)
  // Two processes start at once.
  const [one, two] = [await withKeys(old), await withKeys(old)]
  expect(await Promise.all([one.sealSecrets(), two.sealSecrets()])).toEqual([null, null])
  expect(await rowOf(id)).toMatchObject({ clear: null, key: 'old' })
  expect(await opened(id, old)).toBe(secret)
  const { rows } = await sql<{ before: unknown; after: unknown }>`
    select before, after from audit_entry where act = 'webhook.seal' and object_id = ${id}`.execute(db)
  expect(rows).toEqual([{ before: { key: null }, after: { key: 'old' } }])
})

test('a new key takes over at the next start; then the old one may go', async () => {
  const made = must(await (await withKeys(old)).webhooks.create(admin, draft, newId()))
  expect(await opened(made.id, old)).toBe(made.secret)
  expect(await (await withKeys(fresh, old)).sealSecrets()).toBeNull()
  expect(await rowOf(made.id)).toMatchObject({ clear: null, key: 'new' })
  expect(await opened(made.id, fresh)).toBe(made.secret)
  const before = await rowOf(made.id)
  expect(await (await withKeys(fresh, old)).sealSecrets()).toBeNull()
  expect(await rowOf(made.id)).toEqual(before)
})

test('a lost key stops no start: a new secret is made, shown once, and the former signs nothing any more', async () => {
  const notices = await withKeys({ id: 'third', bytes: randomBytes(32) })
  expect(await notices.sealSecrets()).toBeNull()
  const hook = must(await notices.webhooks.list(admin, { limit: 10 })).items.find(({ name }) => name === draft.name)
  const id = hook?.id ?? ''
  clock.set('2024-10-08T10:00')
  const key = newId()
  const renewed = must(await notices.webhooks.renewSecret(admin, id, key))
  expect(renewed.secret?.length).toBeGreaterThan(30)
  expect(must(await notices.webhooks.renewSecret(admin, id, key))).toEqual({ id, secret: null })
  const after = must(await notices.webhooks.list(admin, { limit: 10 })).items.find((each) => each.id === id)
  expect(after).toMatchObject({ secretSince: clock.now(), version: (hook?.version ?? 0) + 1 })
  expect(JSON.stringify(after)).not.toContain(renewed.secret)
  expect((await rowOf(id))?.key).toBe('third')
  const foreign = { ...admin, organisationId: await anOrganisation(db, place) }
  expect(codeOf(await notices.webhooks.renewSecret(foreign, id, newId()))).toBe('request.not-found')
  expect(codeOf(await notices.webhooks.test(foreign, id, newId()))).toBe('request.not-found')
})

test('what is withdrawn keeps no secret', async () => {
  const notices = await withKeys(fresh)
  const { id } = must(await notices.webhooks.create(admin, { ...draft, name: '要撤的' }, newId()))
  must(await notices.webhooks.change(admin, id, { state: 'withdrawn' }, { key: newId(), ifVersion: null }))
  expect(await rowOf(id)).toEqual({ clear: null, sealed: null, key: null })
  expect(codeOf(await notices.webhooks.renewSecret(admin, id, newId()))).toBe('request.not-found')
})

test('the database itself takes no secret in the clear, nor two, nor none', async () => {
  const { id } = must(await (await withKeys(fresh)).webhooks.create(admin, { ...draft, name: '守着的' }, newId()))
  const put = (set: ReturnType<typeof sql>) => sql`update webhook set ${set} where id = ${id}`.execute(db)
  await expect(put(sql`secret = ${'x'.repeat(40)}, sealed_secret = null, secret_key = null`)).rejects.toThrow('never put in the clear')
  await expect(put(sql`sealed_secret = null, secret_key = null`)).rejects.toThrow('webhook_secret_is_one')
  await expect(put(sql`secret_key = null`)).rejects.toThrow('webhook_secret_is_named')
})

test('no secret stands in the record, in kept answers or in the clear anywhere', async () => {
  const secret = must(await (await withKeys(fresh)).webhooks.create(admin, { ...draft, name: '找不到的' }, newId())).secret ?? ''
  const { rows } = await sql<{
    name: string
  }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(ownerDb)
  for (const { name } of rows) {
    const found = await sql`select from ${sql.table(name)} t where t::text like ${`%${secret}%`} limit 1`.execute(ownerDb)
    expect(found.rows.length, name).toBe(0)
  }
})

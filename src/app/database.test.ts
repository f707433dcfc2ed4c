import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, inject, onTestFinished, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { migrateDatabase, openDatabase } from './database.ts'

const { url, ownerUrl, ownerDb } = await testDatabase()
const unmigrated = await testDatabase()
await sql`delete from schema_migration`.execute(unmigrated.ownerDb)

const said: string[] = []
const log = (message: string) => void said.push(message)
const server = (databaseUrl: string, databaseOwnerUrl: string | null = null) => ({ data: '/nowhere', databaseUrl, databaseOwnerUrl })
const changed = (change: (url: URL) => void) => {
  const made = new URL(url)
  change(made)
  return made.href
}

test('a server that is up to date needs only the application role', async () => {
  const opened = await openDatabase(server(url), log)
  expect((await sql<{ role: string }>`select current_user as role`.execute(opened.db)).rows).toEqual([{ role: 'zhengyun_app' }])
  expect(opened.ownerUrl).toBe(null)
  await opened.stop()
})

test('with the owner known, it is migrated on the way', async () => {
  await (await openDatabase(server(url, ownerUrl), log)).stop()
  expect(await migrateDatabase(server(url, ownerUrl), log)).toEqual([])
})

test('pending migrations are named, and what to run', async () => {
  await expect(openDatabase(server(unmigrated.url), log)).rejects.toThrow(/项迁移未执行（0001_record 等）：.*npx zhengyun migrate/)
  await expect(migrateDatabase(server(unmigrated.url), log)).rejects.toThrow('DATABASE_OWNER_URL')
})

test('a role that may do too much is refused', async () => {
  await expect(openDatabase(server(ownerUrl), log)).rejects.toThrow('zhengyun_owner 能够改动审计记录')
  const admin = new URL(inject('cluster').adminUrl)
  admin.pathname = new URL(url).pathname
  await expect(openDatabase(server(admin.href), log)).rejects.toThrow('zhengyun_admin 是超级用户')
  await sql`grant update (act) on audit_entry to zhengyun_app`.execute(ownerDb)
  await expect(openDatabase(server(url), log)).rejects.toThrow('zhengyun_app 能够改动审计记录')
  await sql`revoke update (act) on audit_entry from zhengyun_app`.execute(ownerDb)
  await sql`grant select (bytes) on system_paper_content to zhengyun_app`.execute(ownerDb)
  await expect(openDatabase(server(url), log)).rejects.toThrow('zhengyun_app 能够绕过查阅记录')
  await sql`revoke select (bytes) on system_paper_content from zhengyun_app`.execute(ownerDb)
})

test.each([
  ['a wrong password', changed((to) => (to.password = 'geheim')), '无法以角色 zhengyun_app 连接数据库'],
  ['a closed port', changed((to) => (to.port = '1')), '无法以角色 zhengyun_app 连接数据库 127.0.0.1:1/'],
  ['no such database', changed((to) => (to.pathname = '/nothing')), '/nothing：'],
])('%s is told, without the password', async (_, wrong, expected) => {
  const failure = await openDatabase(server(wrong), log).catch((error: Error) => error.message)
  expect(failure).toContain(expected)
  expect(failure).not.toContain('geheim')
  expect(failure).not.toContain(new URL(url).password)
})

test('the embedded one: made, migrated, opened again', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'zhengyun-data-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  chmodSync(parent, 0o755) // the server's user must get through it when root runs the test
  const data = join(parent, 'data')
  const config = { data, databaseUrl: null, databaseOwnerUrl: null }
  expect(await migrateDatabase(config, log)).toContain('0001_record')
  const opened = await openDatabase(config, log)
  expect((await sql`select count(*) as n from audit_entry`.execute(opened.db)).rows).toEqual([{ n: 0n }])
  await opened.stop()
})

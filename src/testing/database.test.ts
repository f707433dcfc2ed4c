import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { asAdmin, theCluster } from './database.ts'
import { testDatabase } from './index.ts'

const { db, ownerDb } = await testDatabase()

test('is a migrated clone, seen by the application and by the owner', async () => {
  const name = async (of: typeof db) => (await sql<{ name: string }>`select current_database() as name`.execute(of)).rows[0]?.name
  expect(await name(db)).toMatch(/^test_/)
  expect(await name(db)).toBe(await name(ownerDb))
  expect((await sql`select * from audit_entry`.execute(db)).rows).toEqual([])
})

test('the application works as a role that is neither superuser nor owner', async () => {
  const { rows } = await sql<{ role: string; super: boolean; encoding: string }>`
    select current_user as role, rolsuper as super, current_setting('server_encoding') as encoding
    from pg_roles where rolname = current_user`.execute(db)
  expect(rows).toEqual([{ role: 'zhengyun_app', super: false, encoding: 'UTF8' }])
  await expect(sql`create table mine (id int)`.execute(db)).rejects.toThrow(/permission denied/)
})

test('the administrator’s connection is one as long as the work lasts: a lock that it holds outlives the longest preparation', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await asAdmin(theCluster().adminUrl, async (admin) => {
      const pid = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(admin)).rows[0]?.pid
      const before = await pid()
      // A pool ends what was idle for ten seconds.
      await vi.advanceTimersByTimeAsync(60_000)
      expect(await pid()).toBe(before)
    })
  } finally {
    vi.useRealTimers()
  }
})

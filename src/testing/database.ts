import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { connect, type Database } from '../kernel/index.ts'
import type { TestCluster } from './global-setup.ts'

export interface TestDatabase {
  /** Connected as the application's role: what the code under test is given. */
  readonly db: Database
  /** Connected as the owner: for setting up what the application may not. */
  readonly ownerDb: Database
  /** The application role's address, for code that connects by itself. */
  readonly url: string
  readonly ownerUrl: string
}

/**
 * A fresh, migrated database for one test file: call it once at the top of the file (`const { db } = await
 * testDatabase()`). It is dropped after the file's last test.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, appUrl, error }: TestCluster = inject('cluster')
  if (error) throw new Error(error)
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, sql`create database ${sql.ref(name)} template zhengyun strategy file_copy owner zhengyun_owner`)
  const urls = { url: onDatabase(appUrl, name), ownerUrl: onDatabase(ownerUrl, name) }
  const db = connect({ url: urls.url })
  const ownerDb = connect({ url: urls.ownerUrl, connectionsMax: 2 })
  afterAll(async () => {
    await Promise.all([db.destroy(), ownerDb.destroy()])
    await asAdmin(adminUrl, sql`drop database ${sql.ref(name)} with (force)`)
  })
  return { db, ownerDb, ...urls }
}

/** The same server and role, another database. */
function onDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function asAdmin(adminUrl: string, command: ReturnType<typeof sql>): Promise<void> {
  const admin = connect({ url: adminUrl, connectionsMax: 1 })
  try {
    await command.execute(admin)
  } finally {
    await admin.destroy()
  }
}

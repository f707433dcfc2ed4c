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

/** The migrated database that all others come from. */
export const migrated = 'zhengyun'

/**
 * A fresh, migrated database for one test file: call it once at the top of the file (`const { db } = await
 * testDatabase()`). It is dropped after the file's last test.
 */
export const testDatabase = (): Promise<TestDatabase> => cloneOf(migrated)

/** A clone of a database in which nobody works, dropped after the file's last test. */
export async function cloneOf(template: string): Promise<TestDatabase> {
  const name = await newDatabase(template)
  const { close, ...opened } = openDatabase(name)
  afterAll(async () => {
    await close()
    await dropDatabase(name)
  })
  return opened
}

/** Lends the application's address of a fresh, migrated database for the time of some work: for tests that need one each. */
export async function onFreshDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const name = await newDatabase(migrated)
  return work(onDatabase(theCluster().appUrl, name)).finally(() => dropDatabase(name))
}

async function newDatabase(template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(theCluster().adminUrl, (admin) => createDatabase(admin, name, template))
  return name
}

const dropDatabase = (name: string) =>
  asAdmin(theCluster().adminUrl, (admin) => sql`drop database ${sql.ref(name)} with (force)`.execute(admin))

/** The run's cluster; throws what its migrations failed of. */
export function theCluster(): TestCluster {
  const cluster = inject('cluster')
  if (cluster.error) throw new Error(cluster.error)
  return cluster
}

export const createDatabase = (admin: Database, name: string, template: string) =>
  sql`create database ${sql.ref(name)} template ${sql.ref(template)} strategy file_copy owner zhengyun_owner`.execute(admin)

/** Connections to a database of the cluster, until they are closed. */
export function openDatabase(name: string): TestDatabase & { close(): Promise<void> } {
  const { ownerUrl, appUrl } = theCluster()
  const urls = { url: onDatabase(appUrl, name), ownerUrl: onDatabase(ownerUrl, name) }
  const db = connect({ url: urls.url })
  const ownerDb = connect({ url: urls.ownerUrl, connectionsMax: 2 })
  return { db, ownerDb, ...urls, close: async () => void (await Promise.all([db.destroy(), ownerDb.destroy()])) }
}

/** The same server and role, another database. */
function onDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Works on one connection of the cluster's administrator, the same as long as the work lasts: a pool would end one that is idle, and with it the lock that it holds. */
export async function asAdmin<T>(adminUrl: string, work: (admin: Database) => Promise<T>): Promise<T> {
  const admin = connect({ url: adminUrl, connectionsMax: 1 })
  try {
    return await admin.connection().execute(work)
  } finally {
    await admin.destroy()
  }
}

import { join } from 'node:path'
import { connect, type Database } from '../kernel/index.ts'
import type { Config } from './config.ts'
import { checkApplicationRole, checkServer, currentRole } from './database-checks.ts'
import { appRole, startEmbedded } from './embedded/index.ts'
import { migrateJobs } from './jobs/index.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { StartupError } from './startup-error.ts'

type Log = (message: string) => void
type DatabaseConfig = Pick<Config, 'data' | 'databaseUrl' | 'databaseOwnerUrl'>

export interface OpenDatabase {
  /** Connected as the application's role. */
  readonly db: Database
  /** The same as an address, for libraries that connect by themselves. */
  readonly url: string
  /** The owner's address, where it is known. */
  readonly ownerUrl: string | null
  /** Closes the connections, and the embedded server if there is one. */
  stop(): Promise<void>
}

/**
 * Opens the database that the configuration names, migrated and checked: the embedded one, or a server. Throws a
 * `StartupError` when the server is too old, migrations are pending and cannot be run, or the role may do too much.
 */
export async function openDatabase(config: DatabaseConfig, log: Log): Promise<OpenDatabase> {
  const place = await findPlace(config, log)
  const db = connect({ url: place.url, onError: (error) => log(`数据库连接中断：${error.message}`) })
  const stop = async () => {
    await db.destroy()
    await place.stop()
  }
  try {
    await checkServer(db, place.url)
    if (place.ownerUrl) await migrateWith(db, place.ownerUrl, log)
    await refusePending(db)
    await checkApplicationRole(db)
    return { db, url: place.url, ownerUrl: place.ownerUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Place {
  readonly url: string
  readonly ownerUrl: string | null
  stop(): Promise<void>
}

async function findPlace({ data, databaseUrl, databaseOwnerUrl }: DatabaseConfig, log: Log): Promise<Place> {
  if (databaseUrl) return { url: databaseUrl, ownerUrl: databaseOwnerUrl, stop: async () => {} }
  const embedded = await startEmbedded({ directory: join(data, 'postgres'), log })
  return { url: embedded.appUrl, ownerUrl: embedded.ownerUrl, stop: embedded.stop }
}

async function migrateWith(db: Database, ownerUrl: string, log: Log): Promise<void> {
  const appRole = await currentRole(db)
  const done = await migrate({ ownerUrl, appRole })
  await migrateJobs({ ownerUrl, appRole })
  if (done.length > 0) log(`数据库迁移已完成：${done.join('、')}`)
}

async function refusePending(db: Database): Promise<void> {
  const pending = await pendingMigrations(db)
  if (pending.length === 0) return
  throw new StartupError(
    `数据库还有 ${pending.length} 项迁移未执行（${pending[0]} 等）：请设置 DATABASE_OWNER_URL 后执行 npx zhengyun migrate`,
  )
}

/**
 * Runs the migrations and nothing else; returns the names of those that ran. Throws a `StartupError` when a server is
 * configured without its owner's address.
 */
export async function migrateDatabase(config: DatabaseConfig, log: Log): Promise<string[]> {
  if (config.databaseUrl && !config.databaseOwnerUrl) {
    throw new StartupError('执行迁移须设置 DATABASE_OWNER_URL（拥有数据库的角色），并设置 DATABASE_URL（应用程序所用的角色）')
  }
  const place = await findPlace(config, log)
  const db = connect({ url: place.url, connectionsMax: 1 })
  try {
    await checkServer(db, place.url)
    const to = { ownerUrl: place.ownerUrl ?? '', appRole: config.databaseUrl ? await currentRole(db) : appRole }
    const done = await migrate(to)
    await migrateJobs(to)
    return done
  } finally {
    await db.destroy()
    await place.stop()
  }
}

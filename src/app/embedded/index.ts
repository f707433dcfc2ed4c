import { chmodSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { findBinaries } from './binaries.ts'
import { admitServerUser } from './closed-folders.ts'
import { adminRole, obtainCluster } from './cluster.ts'
import { type Credentials, obtainCredentials } from './credentials.ts'
import { lockDirectory } from './lock.ts'
import { stopOrphan } from './orphan.ts'
import { appRole, databaseName, ownerRole, prepareRoles } from './roles.ts'
import { chooseServerUser } from './server-user.ts'
import { type Supervised, superviseServer } from './supervisor.ts'

export { lockDirectory } from './lock.ts'
export { appRole } from './roles.ts'

export interface EmbeddedOptions {
  /** A folder for this database alone; made when missing. */
  readonly directory: string
  /** For tests: nothing is forced to disk. */
  readonly fast?: boolean
  readonly log: (message: string) => void
}

/** A running embedded PostgreSQL 18, kept running until `stop`. It listens on the loopback only. */
export interface Embedded {
  /** The superuser: for creating databases in tests; the program itself never uses it. */
  readonly adminUrl: string
  /** Owns the database and runs migrations. */
  readonly ownerUrl: string
  /** What the application works with. */
  readonly appUrl: string
  readonly port: number
  /** The process id of the server that runs now. */
  pid(): number
  stop(): Promise<void>
}

/**
 * Starts the embedded database, which makes its folder on the first start and recovers on any later one. Throws a
 * `StartupError` with a Chinese sentence when it cannot (folder in use, machine not supported, folder closed to the server).
 */
export async function startEmbedded({ directory: given, fast = false, log }: EmbeddedOptions): Promise<Embedded> {
  const directory = resolve(given)
  const found = await findBinaries()
  mkdirSync(directory, { recursive: true })
  chmodSync(directory, 0o700) // this folder alone: the server's user must get through those above it
  const { user, binaries } = admitServerUser(chooseServerUser(), found, directory)
  const unlock = lockDirectory(directory)
  try {
    const credentials = obtainCredentials(directory)
    const data = await obtainCluster({ directory, binaries, user, password: credentials.admin, fast })
    await stopOrphan(data, log)
    const server = await superviseServer({ postgres: binaries.postgres, data, user, fast }, log)
    const urls = urlsOf(server.port, credentials)
    await orStop(server, prepareRoles(urls.adminUrl, credentials))
    return { ...urls, port: server.port, pid: server.pid, stop: () => server.stop().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

async function orStop(server: Supervised, work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    await server.stop()
    throw error
  }
}

function urlsOf(port: number, { admin, owner, app }: Credentials) {
  const url = (role: string, password: string, database: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
  return {
    adminUrl: url(adminRole, admin, 'postgres'),
    ownerUrl: url(ownerRole, owner, databaseName),
    appUrl: url(appRole, app, databaseName),
  }
}

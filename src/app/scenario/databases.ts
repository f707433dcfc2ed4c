import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { connect } from '../../kernel/index.ts'
import { appRole, startEmbedded } from '../embedded/index.ts'
import { migrate } from '../migrate.ts'

/** Fresh databases for stories: a throw-away cluster, migrated once, a clone for each. */
export interface Databases {
  /** The application's address of a new, empty, migrated database. */
  fresh(): Promise<string>
  stop(): Promise<void>
}

export async function startDatabases(): Promise<Databases> {
  const directory = mkdtempSync(join(tmpdir(), 'zhengyun-scenario-'))
  const cluster = await startEmbedded({ directory, fast: true, log: () => {} })
  await migrate({ ownerUrl: cluster.ownerUrl, appRole })
  const template = new URL(cluster.ownerUrl).pathname.slice(1)
  let count = 0
  return {
    async fresh() {
      count += 1
      const name = `story_${count}`
      await run(cluster.adminUrl, sql`create database ${sql.ref(name)} template ${sql.ref(template)} strategy file_copy`)
      const url = new URL(cluster.appUrl)
      url.pathname = `/${name}`
      return url.href
    },
    async stop() {
      await cluster.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function run(adminUrl: string, statement: RawBuilder<unknown>): Promise<void> {
  const admin = connect({ url: adminUrl, connectionsMax: 1 })
  try {
    await statement.execute(admin)
  } finally {
    await admin.destroy()
  }
}

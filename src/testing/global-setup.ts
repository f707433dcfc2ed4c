import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { appRole, type Embedded, startEmbedded } from '../app/embedded/index.ts'
import { migrate } from '../app/migrate.ts'
import { scratchFolder } from './scratch.ts'

/** What a test file needs to clone the migrated template; `error` when the migrations failed. */
export interface TestCluster {
  readonly adminUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly error: string | null
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One throw-away cluster for the whole run; its database `zhengyun`, migrated once, is the template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const compiled = rememberCompiled()
  const directory = scratchFolder('zhengyun-test-')
  const cluster = await startEmbedded({ directory, fast: true, log: console.warn })
  const { adminUrl, ownerUrl, appUrl } = cluster
  project.provide('cluster', { adminUrl, ownerUrl, appUrl, error: await migrateTemplate(cluster) })
  return async () => {
    await cluster.stop()
    for (const done of [directory, compiled]) rmSync(done, { recursive: true, force: true })
  }
}

/** What one process of the run compiled, the others need not: most load the whole program, those that the tests start too. */
function rememberCompiled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhengyun-compiled-'))
  process.env.NODE_COMPILE_CACHE = folder
  return folder
}

/** A broken migration must fail the tests that need a database, not those of pure rules. */
async function migrateTemplate({ ownerUrl }: Embedded): Promise<string | null> {
  try {
    await migrate({ ownerUrl, appRole })
    return null
  } catch (error) {
    return (error as Error).message
  }
}

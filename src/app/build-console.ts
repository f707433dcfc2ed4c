import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { shipped } from './shipped.ts'

interface ConsoleParts {
  /** Where the built console lies, and the sources it is built from; an installation may come without sources. */
  readonly built: string
  readonly sources: string
  /** Builds when the sources changed since; says so through `log` when it does. */
  readonly build: (log: (message: string) => void) => Promise<unknown>
}

const here: ConsoleParts = {
  built: shipped.console,
  sources: shipped.consoleSources,
  build: async (log) => (await import('../../scripts/build-web.ts')).buildWeb({ log }),
}

/**
 * Builds the console where its sources are there and changed since the last build. It never fails: without a new build
 * the last one is served, and without any the API alone; which of them, is said in one sentence through `log`.
 */
export async function buildConsole(log: (message: string) => void, { built, sources, build }: ConsoleParts = here): Promise<void> {
  const has = (folder: string) => existsSync(join(folder, 'index.html'))
  if (!has(sources)) {
    if (!has(built)) log('没有随附控制台文件，只提供接口')
    return
  }
  try {
    await build(log)
  } catch (error) {
    const instead = has(built) ? '沿用上次构建的控制台' : '只提供接口'
    log(`控制台未能构建，${instead}：${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
}

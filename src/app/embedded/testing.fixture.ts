import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { RawBuilder } from 'kysely'
import { onTestFinished } from 'vitest'
import { connect } from '../../kernel/index.ts'
import { type Embedded, startEmbedded } from './index.ts'

/** A fresh folder, removed after the test. */
export function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'zhengyun-embedded-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** The database in that folder, with real fsync; stopped after the test. */
export async function start(directory: string, log: (message: string) => void = () => {}): Promise<Embedded> {
  const server = await startEmbedded({ directory, log })
  onTestFinished(() => server.stop())
  return server
}

/** Another program that starts the database in that folder. */
export function holdElsewhere(directory: string): ChildProcess {
  const program = spawn(process.execPath, [fileURLToPath(new URL('./hold.fixture.ts', import.meta.url)), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void program.kill('SIGKILL'))
  return program
}

interface Held {
  readonly ownerUrl: string
  readonly server: number
  readonly refused?: string
}

/** What that program says once it has started, or was refused. */
export async function held(program: ChildProcess): Promise<Held> {
  if (!program.stdout) throw new Error('the program has no output')
  for await (const line of createInterface({ input: program.stdout })) return JSON.parse(line) as Held
  throw new Error('the program said nothing')
}

/** The rows of one statement, over a connection of its own. */
export async function query(url: string, statement: RawBuilder<unknown>): Promise<unknown[]> {
  const db = connect({ url, connectionsMax: 1 })
  try {
    return (await statement.execute(db)).rows
  } finally {
    await db.destroy()
  }
}

/** Repeats until it holds, for ten seconds. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await check()
    } catch (error) {
      if (attempt === 100) throw error
      await sleep(100)
    }
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { isAlive } from '../embedded/processes.ts'

const fixture = fileURLToPath(new URL('./serve.fixture.ts', import.meta.url))

async function serving(...more: string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'zhengyun-serve-'))
  const program = spawn(process.execPath, [fixture, directory, ...more], { stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => {
    program.kill('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
  })
  const [line] = (await once(program.stdout, 'data')) as [Buffer]
  return { program, server: Number(String(line)) }
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops the program and its database in good order', async (signal) => {
  const { program, server } = await serving()
  expect(isAlive(server)).toBe(true)
  program.kill(signal)
  expect(await once(program, 'exit')).toEqual([0, null])
  expect(isAlive(server)).toBe(false)
})

test('asked while it still starts, it leaves at once and takes the database with it', async () => {
  const { program, server } = await serving('never ready')
  program.kill('SIGTERM')
  expect(await once(program, 'exit')).toEqual([0, null])
  for (let waited = 0; waited < 100 && isAlive(server); waited += 1) await sleep(100)
  expect(isAlive(server)).toBe(false)
})

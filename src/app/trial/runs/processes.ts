import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Id } from '../../../kernel/index.ts'
import { settings } from '../../settings.ts'
import type { TrialTask } from './carry-out.ts'

/** Stories of a whole measure take some minutes; what a draft may ask for knows no end. */
const timeLimitMs = 45 * 60_000
const memoryMb = 768

export interface Processes {
  /** Begins to work on a trial, where this process does not already. */
  begin(task: TrialTask): void
  /** Whether a process of ours works on it. */
  has(trialId: Id): boolean
  /** Waits for the processes to go: what they leave behind is begun anew by the next start. */
  stop(): Promise<void>
}

const entry = new URL('./trial.worker.ts', import.meta.url)

/** Processes beside this one: a trial takes minutes of work, a database server of its own, and an author's text; none of that is for the process that answers people. */
export function createProcesses(onTimeOut: (trialId: Id) => void, timeLimit = timeLimitMs): Processes {
  const running = new Map<Id, ChildProcess>()
  const begin = (task: TrialTask) => {
    if (running.has(task.trialId)) return
    const room = makeRoom()
    const child = fork(entry, {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      env: { ...withoutSettings(), TMPDIR: room },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    running.set(task.trialId, child)
    const timer = setTimeout(() => {
      onTimeOut(task.trialId)
      child.kill('SIGTERM')
    }, timeLimit)
    child.on('error', () => {})
    child.once('exit', () => {
      clearTimeout(timer)
      running.delete(task.trialId)
      void rm(room, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }).catch(() => {})
    })
    child.send(task, () => {})
    // A trial keeps no program alive.
    child.unref()
    child.channel?.unref()
    timer.unref()
  }
  return {
    begin,
    has: (trialId) => running.has(trialId),
    async stop() {
      await Promise.all([...running.values()].map(ended))
    },
  }
}

/** A folder for all that it makes, which goes after it however it went; its database server may be another user, who must get through. */
function makeRoom(): string {
  const room = mkdtempSync(join(tmpdir(), 'zhengyun-trial-'))
  chmodSync(room, 0o711)
  return room
}

/** SIGTERM lets it stop its database server; what hangs is ended. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.ref()
    child.kill('SIGTERM')
  })
}

/** Passwords of this installation are none of its business. */
function withoutSettings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !Object.hasOwn(settings, name) && !/^(ZHENGYUN_|VITEST|NODE_OPTIONS$)/.test(name),
  )
  return Object.fromEntries(kept)
}

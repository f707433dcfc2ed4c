import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import type { Id } from '../../../kernel/index.ts'
import { settings } from '../../settings.ts'
import type { TrialTask } from './carry-out.ts'
import { makeRoom, removeRoom } from './rooms.ts'

const entry = new URL('./trial.worker.ts', import.meta.url)

/** Stories of a whole measure take some minutes; what a draft may ask for knows no end. Each takes a core, and a gigabyte with its database server. */
const ordinary = { timeLimitMs: 45 * 60_000, graceMs: 20_000, atOnce: 2, memoryMb: 768, entry }

export interface Processes {
  /** Begins to work on a trial, where this process does not already; while too many are going on it waits for one of them to end. */
  begin(trialId: Id): void
  /** Whether a process of ours works on it, or will. */
  has(trialId: Id): boolean
  /** Ends the work on a trial, where a process of ours does it or will. */
  end(trialId: Id): void
  /** Which trials processes of ours work on, or will. */
  all(): Id[]
  /** Waits for the processes to go: what they leave behind is begun anew by the next start. */
  stop(): Promise<void>
}

interface ProcessesNeeds {
  /** What a process is told, when it begins. */
  readonly taskOf: (trialId: Id) => TrialTask
  readonly onTimeOut: (trialId: Id) => void
}

/** Processes beside this one: a trial takes minutes of work, a database server of its own, and an author's text; none of that is for the process that answers people. */
export function createProcesses({ taskOf, onTimeOut }: ProcessesNeeds, limits: Partial<typeof ordinary> = {}): Processes {
  const { timeLimitMs, graceMs, atOnce, memoryMb, entry } = { ...ordinary, ...limits }
  const running = new Map<Id, ChildProcess>()
  const waiting = new Set<Id>()
  let stopped = false

  const next = () => {
    const [trialId] = waiting
    if (trialId === undefined || stopped || running.size >= atOnce) return
    waiting.delete(trialId)
    try {
      carryOut(trialId)
    } catch {
      // No room or no process to be had: the job of each minute begins it anew.
    }
    next()
  }
  const carryOut = (trialId: Id) => {
    const room = makeRoom()
    const child = fork(entry, {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      env: { ...withoutSettings(), TMPDIR: room },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    stepBack(child)
    const timer = setTimeout(() => {
      onTimeOut(trialId)
      void ended(child, graceMs)
    }, timeLimitMs)
    // One that cannot even begin never exits.
    const gone = () => {
      clearTimeout(timer)
      if (running.get(trialId) !== child) return
      running.delete(trialId)
      removeRoom(room)
      next()
    }
    child.on('error', () => child.pid === undefined && gone())
    child.once('exit', gone)
    child.send(taskOf(trialId), () => {})
    running.set(trialId, child)
    // A trial keeps no program alive.
    child.unref()
    child.channel?.unref()
    timer.unref()
  }
  return {
    begin(trialId) {
      if (stopped || running.has(trialId)) return
      waiting.add(trialId)
      next()
    },
    has: (trialId) => running.has(trialId) || waiting.has(trialId),
    all: () => [...running.keys(), ...waiting],
    end(trialId) {
      waiting.delete(trialId)
      const child = running.get(trialId)
      if (child) void ended(child, graceMs)
    },
    async stop() {
      stopped = true
      waiting.clear()
      for (const child of running.values()) child.ref()
      await Promise.all([...running.values()].map((child) => ended(child, graceMs)))
    },
  }
}

/** Who waits for a page goes before a trial; what a trial begins, its database server too, steps back with it. */
function stepBack({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, 10)
  } catch {
    // It is gone already, or this system knows no such thing: it works as it is.
  }
}

/** SIGTERM lets it stop its database server; what hangs is ended. */
function ended(child: ChildProcess, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
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

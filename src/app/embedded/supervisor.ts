import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartupError } from '../startup-error.ts'
import { LaunchFailed, launchPostmaster, type ServerPlan } from './postmaster.ts'
import { endProcess } from './processes.ts'

export interface Supervised {
  readonly port: number
  /** The process id of the server that runs now. */
  pid(): number
  /** Ends the server within 35 seconds at the latest, in good order if it lets us. May be called again. */
  stop(): Promise<void>
}

/**
 * Starts the server on a free port of the loopback and keeps it running: when it dies it is started again on the
 * same port, at once and then with growing pauses, until `stop`.
 */
export async function superviseServer(plan: ServerPlan, log: (message: string) => void): Promise<Supervised> {
  const first = await launchOnFreePort(plan)
  const stopped = new AbortController()
  let child = first.child
  let reviving: Promise<void> = Promise.resolve()
  let ending: Promise<void> | undefined

  const revive = async () => {
    log('数据库进程意外终止，正在重新启动')
    for (let attempt = 1; !stopped.signal.aborted; attempt += 1) {
      const launch = launchPostmaster(plan, first.port)
      child = launch.child // known to `stop` while it recovers, which may take its time
      const failure = await launch.ready.then(watch, (error: Error) => error)
      if (!failure) return log('数据库已恢复')
      log(`数据库第 ${attempt} 次重新启动未成功：${failure.message}`)
      await pause(Math.min(200 * attempt, 10_000), stopped.signal)
    }
  }
  const watch = () => {
    child.once('exit', () => {
      if (!stopped.signal.aborted) reviving = revive()
    })
  }
  // Nobody is left to stop the server when the program leaves by process.exit.
  const endWithProgram = () => void child.kill('SIGINT')
  const end = async () => {
    stopped.abort()
    await endChild(child)
    await reviving
    process.off('exit', endWithProgram)
  }
  process.once('exit', endWithProgram)
  watch()
  return {
    port: first.port,
    pid: () => child.pid ?? 0,
    stop: () => {
      ending ??= end()
      return ending
    },
  }
}

/** SIGINT ends sessions and writes a checkpoint; SIGQUIT leaves it to the next start's recovery; SIGKILL always works. */
async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const steps = [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const
  await endProcess(child.pid, steps)
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
  sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)

/** A port that was free may be taken a moment later, and a killed server's memory may linger: both pass. */
async function launchOnFreePort(plan: ServerPlan): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const { child, ready } = launchPostmaster(plan, port)
    try {
      await ready
      return { child, port }
    } catch (error) {
      if (!(error instanceof LaunchFailed)) throw error
      if (attempt >= 50 || !passes(error)) throw new StartupError(`数据库无法启动（${plan.data}）：${error.message}`, { cause: error })
      await sleep(200)
    }
  }
}

const passes = (error: LaunchFailed): boolean => /shared memory block|postmaster\.pid|Address already in use/.test(error.message)

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

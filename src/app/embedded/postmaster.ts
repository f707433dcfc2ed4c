import { type ChildProcess, spawn } from 'node:child_process'
import { totalmem } from 'node:os'
import { asUser, type ServerUser } from './server-user.ts'

export interface ServerPlan {
  readonly postgres: string
  readonly data: string
  readonly user: ServerUser | null
  readonly fast: boolean
}

/** A server process, and the promise of its taking connections; that rejects with `LaunchFailed` when it ends before. */
export interface Launch {
  readonly child: ChildProcess
  readonly ready: Promise<void>
}

/** One server process that did not come up, with what it said last. */
export class LaunchFailed extends Error {}

/** Starts the server process once. */
export function launchPostmaster(plan: ServerPlan, port: number): Launch {
  // A process group of its own: Ctrl-C in the terminal must reach only us, who then stop the server in good order.
  const { command, args, ids } = asUser(plan.user, plan.postgres, serverArguments(plan, port))
  const child = spawn(command, args, { ...ids, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const ready = new Promise<void>((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      said = (said + part).slice(-4000)
      if (said.includes('database system is ready to accept connections')) resolve()
    })
    child.once('error', (cause) => reject(new LaunchFailed(cause.message, { cause })))
    child.once('exit', (code, signal) => reject(new LaunchFailed(`${code ?? signal}: ${said.trim()}`)))
  })
  return { child, ready }
}

/** Megabytes of the machine's memory that the server keeps pages in; it takes them only as it needs them. PostgreSQL's own 128 do not hold the facts of a province. */
export const buffersFor = (bytes: number): number => Math.min(1024, Math.max(128, Math.floor(bytes / 2 ** 20 / 8)))

const serverArguments = ({ data, fast }: ServerPlan, port: number): string[] => [
  ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'timezone=UTC'],
  ...['-c', `shared_buffers=${buffersFor(totalmem())}MB`],
  // For tests only: a power cut may destroy everything.
  ...(fast ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []),
]

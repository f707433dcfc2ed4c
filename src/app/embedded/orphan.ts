import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from '../startup-error.ts'
import { commandLineOf, endProcess, isAlive } from './processes.ts'

/** The id of a postmaster that still runs on the data folder, or null. Its program must have been killed. */
export function findOrphan(data: string): number | null {
  const pid = readPid(data)
  if (pid === null || !isAlive(pid)) return null
  // The id may belong to something else by now: only a command line with our folder is ours to stop.
  const command = commandLineOf(pid)
  if (command === null) return process.platform === 'win32' ? pid : null
  return command.includes(data) ? pid : null
}

/** Stops a server whose program was killed, so that ours can take its place. */
export async function stopOrphan(data: string, log: (message: string) => void): Promise<void> {
  const pid = findOrphan(data)
  if (pid === null) return
  log(`上次未正常退出，正在停止遗留的数据库进程 ${pid}`)
  const gone = await endProcess(pid, [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ])
  if (!gone) throw new StartupError(`无法停止遗留的数据库进程 ${pid}，请手工停止后再启动`)
}

function readPid(data: string): number | null {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 ? pid : null
  } catch {
    return null
  }
}

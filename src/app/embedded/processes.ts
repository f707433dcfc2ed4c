import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** True while a process with that id exists, also when it belongs to another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a process, or null when it is gone or cannot be known (Windows). */
export function commandLineOf(pid: number): string | null {
  if (process.platform === 'linux') return readProc(pid, 'cmdline')?.replaceAll('\0', ' ') ?? null
  if (process.platform === 'win32') return null
  const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return ps.status === 0 ? ps.stdout : null
}

/**
 * What tells a process from a later one that was given the same id: its start in clock ticks since boot, and the boot.
 * Empty where the system does not say; the id alone must do then.
 */
export function birthOf(pid: number): string {
  const ticks = statOf(pid)?.[19]
  return ticks ? `${ticks}@${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}` : ''
}

/** Sends the signals one after another, each when the wait for the one before it ran out. True when the process is gone. */
export async function endProcess(pid: number, steps: readonly (readonly [NodeJS.Signals, number])[]): Promise<boolean> {
  for (const [signal, patience] of steps) {
    if (!send(pid, signal)) return true
    for (let waited = 0; waited < patience; waited += 50) {
      if (!isAlive(pid)) return true
      await sleep(50)
    }
  }
  return !isAlive(pid)
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

/** A zombie is dead, though its parent has not yet asked after it. */
const isZombie = (pid: number): boolean => statOf(pid)?.[0] === 'Z'

/** The fields of /proc/<pid>/stat after the process's name, which may itself hold blanks and brackets. */
const statOf = (pid: number): string[] | undefined =>
  readProc(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ')

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}

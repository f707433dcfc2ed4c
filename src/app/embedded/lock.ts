import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from '../startup-error.ts'
import { birthOf, isAlive } from './processes.ts'

interface Holder {
  readonly pid: number
  readonly birth: string
}

/**
 * Makes this process the only one on the folder, until the returned function is called. A lock whose holder is gone
 * is taken over. Throws a `StartupError` that names the process when the folder is in use.
 */
export function lockDirectory(directory: string): () => void {
  const file = join(directory, 'owner.lock')
  const mine = `${file}.${process.pid}`
  const me: Holder = { pid: process.pid, birth: birthOf(process.pid) }
  writeFileSync(mine, JSON.stringify(me))
  try {
    take(file, mine)
  } finally {
    rmSync(mine, { force: true })
  }
  let held = true
  return () => {
    // A second call must not take away the lock of whoever came after us.
    if (held) rmSync(file, { force: true })
    held = false
  }
}

/** Linking a finished file is atomic: of two processes that start together one gets the name. */
function take(file: string, mine: string): void {
  if (tryLink(mine, file)) return
  const holder = readHolder(file)
  if (holder && isHeld(holder)) throw inUse(holder)
  rmSync(file, { force: true })
  if (!tryLink(mine, file)) throw inUse(readHolder(file))
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** An id may have been given to another process since; the birth tells. */
const isHeld = ({ pid, birth }: Holder): boolean => isAlive(pid) && birthOf(pid) === birth

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null // being released, or left half-written by a full disk
  }
}

const inUse = (holder: Holder | null) =>
  new StartupError(
    `数据文件夹正被另一个政云进程使用${holder ? `（进程号 ${holder.pid}）` : ''}：请先停止它，或用 ZHENGYUN_DATA 指定另一个文件夹`,
  )

import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system in memory, where the machine has one. */
const memory = '/dev/shm'
/** The whole run writes less than half of it; what it takes is lent by the machine's memory. */
const enough = 6 * 2 ** 30
const abandonedAfterMs = 2 * 3_600_000

/**
 * A new folder for the run's cluster; whoever asks removes it. A database has more than a thousand files, and making and removing them for each test file took
 * a fifth of the processors' time: so it lies in memory where there is plenty, and otherwise among the temporary files.
 */
export function scratchFolder(name: string): string {
  const base = lendsMemory() ? memory : tmpdir()
  removeAbandoned(base, name)
  return mkdtempSync(join(base, name))
}

function lendsMemory(): boolean {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > enough && freemem() > enough
  } catch {
    return false
  }
}

/** What runs that were killed left behind; a server that still lies there stops by itself when its folder is gone. */
function removeAbandoned(base: string, name: string): void {
  const now = performance.timeOrigin + performance.now()
  for (const entry of readdirSync(base).filter((each) => each.startsWith(name))) {
    const age = now - (statSync(join(base, entry), { throwIfNoEntry: false })?.mtimeMs ?? now)
    if (age > abandonedAfterMs) rmSync(join(base, entry), { recursive: true, force: true })
  }
}

import { chmodSync, mkdtempSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'zhengyun-trial-'
/** No trial goes on for so long: what is older was left by a server that was killed. */
const oldMs = 3 * 60 * 60_000

/** A folder for all that a trial makes, which goes after it however it went; its database server may be another user, who must get through. What killed servers left goes before it. */
export function makeRoom(): string {
  void removeLeftBehind(tmpdir()).catch(() => {})
  const room = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(room, 0o711)
  return room
}

/** Does not wait for it: a database server that is just ending still writes there. */
export function removeRoom(room: string): void {
  void rm(room, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }).catch(() => {})
}

/** Removes the folders of trials that are older than any trial, by the clock of the files; what is not ours to remove stays. */
export async function removeLeftBehind(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => each.startsWith(prefix))) {
    const room = join(folder, name)
    const made = await stat(room).catch(() => null)
    if (made && Date.now() - made.mtimeMs > oldMs) await rm(room, { recursive: true, force: true }).catch(() => {})
  }
}

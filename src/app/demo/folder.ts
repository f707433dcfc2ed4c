import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** An account as the table shows it and the file keeps it. */
export interface Account {
  readonly jurisdiction: string
  readonly role: string
  readonly organisation: string
  readonly login: string
  readonly password: string
  /** Whether it is in the table: one for each role. */
  readonly shown: boolean
}

/** The demo's own folder under the data folder. */
export interface DemoFolder {
  readonly path: string
  readonly clock: string
  /** The accounts of a play that was finished; null when there is none. */
  finished(): readonly Account[] | null
  /** Whether anything was begun here. */
  begun(): boolean
  /** Forgets a play that was broken off. The folder's lock stays. */
  clear(): void
  begin(): void
  /** Keeps the accounts where only their owner reads them; with this the play counts as finished. */
  finish(accounts: readonly Account[]): void
}

export function demoFolder(data: string): DemoFolder {
  const path = join(data, 'demo')
  const [accounts, mark, clock] = [join(path, 'accounts.json'), join(path, 'playing'), join(path, 'clock.json')]
  mkdirSync(path, { recursive: true })
  return {
    path,
    clock,
    finished: () => (existsSync(accounts) && !existsSync(mark) ? (JSON.parse(readFileSync(accounts, 'utf8')) as Account[]) : null),
    begun: () => existsSync(mark) || existsSync(join(path, 'postgres')),
    clear() {
      for (const gone of [join(path, 'postgres'), accounts, clock]) rmSync(gone, { recursive: true, force: true })
    },
    begin: () => writeFileSync(mark, '演示正在准备；此文件在准备完成后删除\n'),
    finish(list) {
      rmSync(`${accounts}.new`, { force: true })
      writeFileSync(`${accounts}.new`, JSON.stringify(list, null, 2), { mode: 0o600 })
      renameSync(`${accounts}.new`, accounts)
      rmSync(mark, { force: true })
    },
  }
}

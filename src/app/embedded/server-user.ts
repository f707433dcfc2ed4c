import { spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { StartupError } from '../startup-error.ts'
import type { Binaries } from './binaries.ts'

/** The user that the server runs as when it is not the one who started the program. */
export interface ServerUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** What `spawn` is given so that a program runs as that user. */
export const asUser = (user: ServerUser | null): { uid?: number; gid?: number } => (user ? { uid: user.uid, gid: user.gid } : {})

/**
 * PostgreSQL refuses to run as root: when root started the program, the server runs as `postgres`, or `nobody`.
 * Null when the server may run as whoever started it.
 */
export function chooseServerUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)]
    if (uid !== null && gid !== null) return { name, uid, gid }
  }
  throw new StartupError('数据库不能以 root 身份运行，而本机没有 postgres 或 nobody 用户：请改用普通用户启动，或设置 DATABASE_URL')
}

/** Gives the folder to the server's user, and makes sure that it reaches both its programs and the folder. */
export function admitServerUser(user: ServerUser | null, binaries: Binaries, directory: string): void {
  if (!user) return
  chownSync(directory, user.uid, user.gid)
  if (spawnSync(binaries.postgres, ['--version'], asUser(user)).status !== 0) throw closed(user, binaries.postgres)
  if (spawnSync('test', ['-w', directory], asUser(user)).status !== 0) throw closed(user, directory)
}

const closed = ({ name }: ServerUser, path: string) =>
  new StartupError(
    `以 root 启动时数据库由用户 ${name} 运行，但它无法进入 ${path}（某个上级文件夹没有向其他用户开放）：` +
      '请改用普通用户启动，或把程序和数据放到 /opt、/srv 等开放的文件夹，或设置 DATABASE_URL',
  )

function idOf(flag: '-u' | '-g', name: string): number | null {
  const id = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return id.status === 0 ? Number(id.stdout) : null
}

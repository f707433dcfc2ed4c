import { spawnSync } from 'node:child_process'
import { StartupError } from '../startup-error.ts'

/** The user that the server runs as when it is not the one who started the program. */
export interface ServerUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
  /** It is given the right to pass through folders that are closed to it (Linux); see closed-folders.ts. */
  readonly passes: boolean
}

/** What `spawn` is given so that a program runs as that user; as whoever started us when there is none. */
export interface Spawning {
  readonly command: string
  readonly args: string[]
  readonly ids: { readonly uid?: number; readonly gid?: number }
}

export function asUser(user: ServerUser | null, program: string, args: readonly string[]): Spawning {
  if (!user) return { command: program, args: [...args], ids: {} }
  const { uid, gid, passes } = user
  if (!passes) return { command: program, args: [...args], ids: { uid, gid } }
  // setpriv becomes the program, so its process id is the program's.
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=+${pass}`, `--ambient-caps=+${pass}`]
  return { command: 'setpriv', args: [...become, program, ...args], ids: {} }
}

/** To enter and read; what it may write is still decided by who owns it. */
const pass = 'dac_read_search'

/** Runs a program to its end as that user; true when it succeeded. */
export function succeeds(user: ServerUser | null, program: string, args: readonly string[]): boolean {
  const { command, args: all, ids } = asUser(user, program, args)
  return spawnSync(command, all, ids).status === 0
}

/**
 * PostgreSQL refuses to run as root: when root started the program, the server runs as `postgres`, or `nobody`.
 * Null when the server may run as whoever started it.
 */
export function chooseServerUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)]
    if (uid !== null && gid !== null) return { name, uid, gid, passes: false }
  }
  throw new StartupError('数据库不能以 root 身份运行，而本机没有 postgres 或 nobody 用户：请改用普通用户启动，或设置 DATABASE_URL')
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  const id = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return id.status === 0 ? Number(id.stdout) : null
}

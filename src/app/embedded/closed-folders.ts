import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { StartupError } from '../startup-error.ts'
import type { Binaries } from './binaries.ts'
import { type ServerUser, succeeds } from './server-user.ts'

interface Admission {
  readonly user: ServerUser | null
  readonly binaries: Binaries
}

/** Where root keeps copies of the server's programs; nobody else can write there. */
const openFolder = '/var/lib/zhengyun'

/**
 * Gives the folder to the server's user and sees that it reaches both the programs and the folder. Root often works in
 * folders closed to others (/root): the programs are then run from a copy in an open folder, and the server is given
 * the right to pass through to its data. Throws a `StartupError` where neither can be done.
 */
export function admitServerUser(user: ServerUser | null, given: Binaries, directory: string): Admission {
  if (!user) return { user, binaries: given }
  chownSync(directory, user.uid, user.gid)
  const binaries = runs(user, given) ? given : copied(given)
  if (!runs(user, binaries)) throw closed(user, given.postgres)
  const admitted = [user, { ...user, passes: true }].find((as) => writes(as, directory))
  if (!admitted) throw closed(user, directory)
  return { user: admitted, binaries }
}

const runs = (user: ServerUser, { postgres }: Binaries): boolean => succeeds(user, postgres, ['--version'])

function writes(user: ServerUser, directory: string): boolean {
  const probe = join(directory, 'reached')
  const reached = succeeds(user, 'touch', [probe])
  rmSync(probe, { force: true })
  return reached
}

/** Copied under another name and then renamed, so that a half copy is never taken for a whole one. */
function copied({ initdb, postgres }: Binaries): Binaries {
  const native = resolve(dirname(postgres), '..')
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(openFolder, `postgres-${version}`)
  if (!existsSync(copy)) {
    const making = `${copy}.${process.pid}`
    mkdirSync(openFolder, { recursive: true, mode: 0o755 })
    cpSync(native, making, { recursive: true, verbatimSymlinks: true })
    renameSync(making, copy)
  }
  return { initdb: join(copy, 'bin', basename(initdb)), postgres: join(copy, 'bin', basename(postgres)) }
}

const closed = ({ name }: ServerUser, path: string) =>
  new StartupError(
    `以 root 启动时数据库由用户 ${name} 运行，但它无法进入 ${path}（某个上级文件夹没有向其他用户开放）：` +
      '请改用普通用户启动，或把程序和数据放到 /opt、/srv 等开放的文件夹，或设置 DATABASE_URL',
  )

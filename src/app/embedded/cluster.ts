import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { StartupError } from '../startup-error.ts'
import type { Binaries } from './binaries.ts'
import { asUser, type ServerUser } from './server-user.ts'

export const majorVersion = '18'
export const adminRole = 'zhengyun_admin'

interface NewCluster {
  readonly directory: string
  readonly binaries: Binaries
  readonly user: ServerUser | null
  readonly password: string
  readonly fast: boolean
}

/**
 * The data folder of the cluster, made when there is none. It is made under another name and renamed when complete:
 * a program killed meanwhile leaves no half cluster, and an existing one is never removed.
 */
export async function obtainCluster(cluster: NewCluster): Promise<string> {
  const data = join(cluster.directory, 'data')
  if (existsSync(join(data, 'PG_VERSION'))) return checkVersion(data)
  if (existsSync(data)) throw new StartupError(`${data} 已存在但不是数据库文件夹：请移走它，或用 ZHENGYUN_DATA 指定另一个文件夹`)
  for (const left of readdirSync(cluster.directory).filter((name) => name.startsWith('data.new.'))) {
    rmSync(join(cluster.directory, left), { recursive: true, force: true })
  }
  const making = join(cluster.directory, `data.new.${process.pid}`)
  await initialise(cluster, making)
  renameSync(making, data)
  return data
}

function checkVersion(data: string): string {
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (version !== majorVersion) {
    throw new StartupError(`${data} 由 PostgreSQL ${version} 建立，本程序内置的是 ${majorVersion}：请先按升级说明迁移数据`)
  }
  return data
}

async function initialise({ directory, binaries, user, password, fast }: NewCluster, data: string): Promise<void> {
  const passwordFile = join(directory, 'initdb.password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const { command, args, ids } = asUser(user, binaries.initdb, initdbArguments(data, passwordFile, fast))
  const child = spawn(command, args, { ...ids, stdio: ['ignore', 'ignore', 'pipe'] })
  const endWithProgram = () => void child.kill()
  process.once('exit', endWithProgram)
  try {
    const [[code], complaint] = await Promise.all([once(child, 'exit'), text(child.stderr)])
    if (code !== 0) throw new StartupError(`无法在 ${directory} 建立数据库：${complaint.trim()}`)
  } finally {
    process.off('exit', endWithProgram)
    rmSync(passwordFile, { force: true })
  }
}

// The locale is said in full: with LANG unset initdb would make a cluster without an encoding.
const initdbArguments = (data: string, passwordFile: string, fast: boolean): string[] => [
  ...['-D', data, '-U', adminRole, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
  ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ...(fast ? ['--no-sync'] : []),
]

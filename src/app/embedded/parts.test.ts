import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { completeLinks, findBinaries } from './binaries.ts'
import { admitServerUser } from './closed-folders.ts'
import { obtainCluster } from './cluster.ts'
import { lockDirectory } from './lock.ts'
import { findOrphan } from './orphan.ts'
import { birthOf, commandLineOf, endProcess, isAlive } from './processes.ts'
import { chooseServerUser, succeeds } from './server-user.ts'
import { folder } from './testing.fixture.ts'

const bystander = async (script: string) => {
  const child = spawn(process.execPath, ['-e', `${script}; console.log('up'); setInterval(() => {}, 1000)`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child.pid ?? 0
}

test('a process that will not go is made to', async () => {
  const pid = await bystander(`process.on('SIGINT', () => {}).on('SIGQUIT', () => {})`)
  expect(
    await endProcess(pid, [
      ['SIGINT', 200],
      ['SIGQUIT', 200],
    ]),
  ).toBe(false)
  expect(isAlive(pid)).toBe(true)
  expect(
    await endProcess(pid, [
      ['SIGINT', 200],
      ['SIGKILL', 5_000],
    ]),
  ).toBe(true)
  expect(await endProcess(pid, [['SIGINT', 200]])).toBe(true)
})

test('the lock of a process that is gone, or whose id another process has now, is taken over', async () => {
  const directory = folder()
  const pid = await bystander('')
  const lock = join(directory, 'owner.lock')
  writeFileSync(lock, JSON.stringify({ pid, birth: birthOf(pid) }))
  expect(() => lockDirectory(directory)).toThrow(`进程号 ${pid}`)
  writeFileSync(lock, JSON.stringify({ pid, birth: '1@another-boot' }))
  const unlock = lockDirectory(directory)
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid })
  unlock()
  expect(existsSync(lock)).toBe(false)
  writeFileSync(lock, '{"pid":')
  lockDirectory(directory)()
})

test("somebody else's process with the id in postmaster.pid is not taken for an orphan", async () => {
  const data = folder()
  const pid = await bystander('')
  writeFileSync(join(data, 'postmaster.pid'), `${pid}\n${data}\n`)
  expect(commandLineOf(pid)).toContain('setInterval')
  expect(findOrphan(data)).toBe(null)
  expect(isAlive(pid)).toBe(true)
})

test('a folder that holds something else, or another version, is left alone', async () => {
  const directory = folder()
  const binaries = await findBinaries()
  const cluster = { directory, binaries, user: null, password: 'x', fast: true }
  mkdirSync(join(directory, 'data'))
  await expect(obtainCluster(cluster)).rejects.toThrow('不是数据库文件夹')
  writeFileSync(join(directory, 'data', 'PG_VERSION'), '17\n')
  await expect(obtainCluster(cluster)).rejects.toThrow('由 PostgreSQL 17 建立')
})

test('what a program killed on its first start left behind is cleared away', async () => {
  const directory = folder()
  chmodSync(directory, 0o755)
  mkdirSync(join(directory, 'data.new.123'))
  writeFileSync(join(directory, 'data.new.123', 'PG_VERSION'), '18')
  const found = await findBinaries()
  const { user, binaries } = admitServerUser(chooseServerUser(), found, directory)
  await obtainCluster({ directory, binaries, user, password: 'x', fast: true })
  expect(readdirSync(directory)).toEqual(['data'])
})

test('links that an installation without scripts leaves out are made', () => {
  const native = join(folder(), 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib', 'libx.so.1.2'), '')
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]))
  completeLinks(native)
  completeLinks(native)
  expect(readlinkSync(join(native, 'lib', 'libx.so.1'))).toBe('libx.so.1.2')
})

test('a machine without binaries is told what to do', async () => {
  await expect(findBinaries('aix-ppc64')).rejects.toThrow('内置数据库不支持这种机器（aix-ppc64），请安装 PostgreSQL 18 并设置 DATABASE_URL')
})

test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
  'programs in a folder closed to others are run from a copy',
  async () => {
    const closed = folder()
    const found = await findBinaries()
    const native = join(closed, 'native')
    cpSync(join(dirname(found.postgres), '..'), native, { recursive: true })
    cpSync(join(dirname(found.postgres), '..', '..', 'package.json'), join(closed, 'package.json'))
    const binaries = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
    const admitted = admitServerUser(chooseServerUser(), binaries, folder())
    expect(admitted.binaries.postgres).toMatch(/^\/var\/lib\/zhengyun\/postgres-18/)
    expect(succeeds(admitted.user, admitted.binaries.postgres, ['--version'])).toBe(true)
  },
)

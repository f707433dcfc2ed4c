import { statSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { endProcess, isAlive } from './processes.ts'
import { eventually, folder, held, holdElsewhere, query, start } from './testing.fixture.ts'

test('first start: UTF-8, loopback, a database and two modest roles; next start: the same again', async () => {
  const directory = folder()
  const first = await start(directory)
  const [facts] = await query(
    first.appUrl,
    sql`select current_database() as database, current_user as role, current_setting('server_version_num')::int / 10000 as version,
      current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale, current_setting('TimeZone') as zone
    from pg_database where datname = current_database()`,
  )
  expect(facts).toEqual({
    ...{ database: 'zhengyun', role: 'zhengyun_app', version: 18, encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', zone: 'UTC' },
  })
  const roles = await query(
    first.adminUrl,
    sql`select rolname, rolsuper, rolcreatedb from pg_roles where rolname like 'zhengyun%' order by 1`,
  )
  expect(roles).toEqual([
    { rolname: 'zhengyun_admin', rolsuper: true, rolcreatedb: true },
    { rolname: 'zhengyun_app', rolsuper: false, rolcreatedb: false },
    { rolname: 'zhengyun_owner', rolsuper: false, rolcreatedb: false },
  ])
  await query(first.ownerUrl, sql`create table kept (word text)`)
  await query(first.ownerUrl, sql`insert into kept values ('政云')`)
  expect(statSync(join(directory, 'credentials.json')).mode & 0o777).toBe(0o600)
  await first.stop()
  await first.stop()
  expect(isAlive(first.pid())).toBe(false)

  const next = await start(directory)
  expect(await query(next.ownerUrl, sql`select word from kept`)).toEqual([{ word: '政云' }])
})

test('nobody reaches it from another machine', async () => {
  const { port } = await start(folder())
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((address) => !address.internal && address.family === 'IPv4')
  if (outside) expect(await answers(outside.address, port)).toBe(false)
  expect(await answers('127.0.0.1', port)).toBe(true)
})

test.runIf(process.getuid?.() === 0)('started by root, the server runs as somebody else', async () => {
  const { pid } = await start(folder())
  expect(statSync(`/proc/${pid()}`).uid).not.toBe(0)
})

test.runIf(process.getuid?.() === 0 && process.platform === 'linux')('root may work in a folder closed to others', async () => {
  const closed = folder() // open to root alone, as /root is
  const { ownerUrl, pid, stop } = await start(join(closed, 'data', 'postgres'))
  await query(ownerUrl, sql`create table kept (n int)`)
  expect(statSync(`/proc/${pid()}`).uid).not.toBe(0)
  await stop()
})

test('killed, the server is back on the same port with what was committed', async () => {
  const server = await start(folder())
  await query(server.ownerUrl, sql`create table kept as select 7 as n`)
  const before = server.pid()
  process.kill(before, 'SIGKILL')
  await eventually(async () => expect(await query(server.ownerUrl, sql`select n from kept`)).toEqual([{ n: 7 }]))
  expect(server.pid()).not.toBe(before)
  expect(isAlive(before)).toBe(false)
})

test('stopped while it is being restarted, it stays stopped', async () => {
  const server = await start(folder())
  process.kill(server.pid(), 'SIGKILL')
  await eventually(async () => expect(isAlive(server.pid())).toBe(true))
  await server.stop()
  expect(isAlive(server.pid())).toBe(false)
  expect(await answers('127.0.0.1', server.port)).toBe(false)
})

test('a client in the midst of a transaction does not hold up the stop', async () => {
  const server = await start(folder())
  const client = new pg.Client({ connectionString: server.appUrl })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin')
  await server.stop()
  expect(isAlive(server.pid())).toBe(false)
})

test('a second start on the same folder is refused, naming the process, and does no harm', async () => {
  const directory = folder()
  const server = await start(directory)
  await expect(start(directory)).rejects.toThrow(`数据文件夹正被另一个政云进程使用（进程号 ${process.pid}）`)
  const { refused } = await held(holdElsewhere(directory))
  expect(refused).toContain(`进程号 ${process.pid}`)
  expect(await query(server.appUrl, sql`select 1 as n`)).toEqual([{ n: 1 }])
})

test('after kill -9 of the program: the orphan is stopped, nothing committed is lost', async () => {
  const directory = folder()
  const program = holdElsewhere(directory)
  const elsewhere = await held(program)
  await query(elsewhere.ownerUrl, sql`create table kept as select 7 as n`)
  await endProcess(program.pid ?? 0, [['SIGKILL', 5_000]])
  expect(isAlive(elsewhere.server)).toBe(true)

  const said: string[] = []
  const server = await start(directory, (message) => said.push(message))
  expect(said).toEqual([`上次未正常退出，正在停止遗留的数据库进程 ${elsewhere.server}`])
  expect(isAlive(elsewhere.server)).toBe(false)
  expect(await query(server.ownerUrl, sql`select n from kept`)).toEqual([{ n: 7 }])
})

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connectSocket({ host, port, timeout: 2_000 })
    const end = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })

import { join } from 'node:path'
import { type Day, day, systemClock } from '../../kernel/index.ts'
import { buildConsole } from '../build-console.ts'
import type { Config } from '../config.ts'
import { lockDirectory, startEmbedded } from '../embedded/index.ts'
import { loadLaw } from '../law-files.ts'
import { createMovingClock } from '../moving-clock.ts'
import { createApi } from '../play/index.ts'
import { addressOf, startServer } from '../server.ts'
import { StartupError } from '../startup-error.ts'
import { accountsOf, renewPasswords, tableOf } from './accounts.ts'
import { readPlaces } from './data.ts'
import { type Account, type DemoFolder, demoFolder } from './folder.ts'
import { moment } from './timeline.ts'
import { playYear } from './year.ts'

const from: Day = day('2025-06-26')
const to: Day = day('2026-09-20')
const begins = moment(`${from} 08:30`)
const ends = moment(`${to} 17:45`)

/** Less than the standard, for passwords that nobody is told and that do not outlive the play. */
const playingCost = { memoryKib: 64, passes: 1 } as const

const log = (message: string): void => console.log(message)

/**
 * `npm run demo`: plays the year on the first start, serves it on every one, and prints address and accounts. Throws a
 * `StartupError` when a database server is configured, or another process has the folder.
 */
export async function runDemo(config: Config): Promise<{ stop(): Promise<void> }> {
  if (config.databaseUrl) throw new StartupError('演示只使用自带的数据库，不会写入 DATABASE_URL 所指的数据库：请去掉该设置后再运行')
  const folder = demoFolder(config.data)
  const unlock = lockDirectory(folder.path)
  try {
    // Both need time; the console is built while people play.
    const building = buildConsole(log)
    const accounts = folder.finished() ?? (await playedAnew(config, folder))
    await building
    const server = await serveDemo(config, folder)
    const served = folder.finished() ? accounts : await handOver(server.url, folder, accounts)
    tell(config.publicUrl ?? server.url, served)
    return { stop: () => server.stop().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

/** The year is played on the loopback, on a free port, with a clock that stands still between the moves; documents lead to where it will be served. */
async function playedAnew(config: Config, folder: DemoFolder): Promise<Account[]> {
  await forgetBrokenOff(folder)
  folder.begin()
  log('首次运行：正在准备演示，约两分钟')
  const { regimes } = await loadLaw([])
  const playing = {
    ...config,
    data: folder.path,
    host: '127.0.0.1',
    port: 0,
    publicUrl: addressOf(config),
    logLevel: 'silent',
    regimes: [],
  } as const
  const play = { movingClock: createMovingClock({ at: begins }), attemptsPerMinute: null, hashingCost: playingCost }
  const server = await startServer(playing, () => {}, play)
  try {
    const places = await readPlaces()
    const setupToken = (await server.composition.identity.prepareSetUp()) ?? ''
    const { operators, casts } = await playYear({ api: createApi(server.url), setupToken, places, regimes, from, to, log })
    const regimeOf = (jurisdiction: string) => places.find((place) => place.jurisdiction === jurisdiction)?.regime ?? ''
    return accountsOf(operators, casts, regimes, regimeOf)
  } finally {
    await server.stop()
  }
}

async function forgetBrokenOff(folder: DemoFolder): Promise<void> {
  if (!folder.begun()) return
  log('上次的演示没有准备完，重新开始')
  // A database that outlived its program is stopped by the next one's start: files are not taken from under it.
  const left = await startEmbedded({ directory: join(folder.path, 'postgres'), log: () => {} }).catch(() => null)
  await left?.stop()
  folder.clear()
}

/** From the play's last moment on, the clock runs with the real one; people can still move it forward. */
const serveDemo = (config: Config, folder: DemoFolder) => {
  const movingClock = createMovingClock({ at: ends, runsWith: systemClock, file: folder.clock })
  // A line for each request would push the accounts off the screen.
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel
  return startServer({ ...config, data: folder.path, logLevel }, log, { movingClock, attemptsPerMinute: null })
}

async function handOver(url: string, folder: DemoFolder, accounts: readonly Account[]): Promise<Account[]> {
  const renewed = await renewPasswords(createApi(url), accounts)
  folder.finish(renewed)
  return renewed
}

function tell(url: string, accounts: readonly Account[]): void {
  log(`\n政云演示已启动：${url}\n`)
  log(tableOf(accounts))
  log(`\n每个角色列出一个账号，全部账号在数据文件夹的 demo/accounts.json。按 Ctrl-C 停止。`)
}

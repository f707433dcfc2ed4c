import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Printer } from '../documents/index.ts'
import type { HashingCost } from '../identity/index.ts'
import { type Clock, connect, systemClock } from '../kernel/index.ts'
import { FaultyTemplates, loadTemplates, type Templates } from '../notices/index.ts'
import { type Composition, compose } from './compose.ts'
import type { Config } from './config.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { createHttp, createMetrics } from './http/index.ts'
import { startWorker } from './jobs/index.ts'
import { loadLaw } from './law-files.ts'
import type { MovingClock } from './moving-clock.ts'
import { openPrinterFor } from './printing.ts'
import { runningSettings } from './running-settings.ts'
import { shipped, version } from './shipped.ts'
import { StartupError } from './startup-error.ts'
import { loadTemplatesFor } from './template-files.ts'

/** Sign-ins and set-ups that one address may try in a minute: an office behind one address at nine o'clock, not a guesser. */
const attemptsPerMinute = 60
/** Writes of one person in a minute: no hand is so quick, and a program that carries figures over is not held up. */
const writesPerMinute = 600

export interface Server {
  /** Where it listens. */
  readonly url: string
  /** The composition behind it: the demo plays through the API, but moves the clock itself. */
  readonly composition: Composition
  stop(): Promise<void>
}

/** What only the demo and scenarios have. */
export interface Play {
  readonly movingClock: MovingClock
  /** How many sign-ins an address may try in a minute; null: as many as it likes, and people write as often as they like. */
  readonly attemptsPerMinute?: number | null
  /** Less than the standard cost only while the demo plays, with passwords that nobody is told. */
  readonly hashingCost?: HashingCost
}

/**
 * Starts an installation: database, measures, API, console, background jobs. Throws a `StartupError` that says what a
 * person can put right. `stop` answers what was asked, lets running jobs finish and closes the database.
 */
export async function startServer(config: Config, log: (message: string) => void, play: Play | null = null): Promise<Server> {
  const law = await loadLaw(config.regimes)
  const templates = loadTemplatesFor(config, law.regimes)
  const printer = await openPrinterFor(config)
  const opened: Stoppable[] = [printer]
  const stop = async () => {
    for (const part of opened.splice(0).reverse()) await part.stop()
  }
  try {
    const database = await openDatabase(config, log)
    opened.push(database)
    const { composition, url } = await serve(config, { ...law, templates, printer }, database, play, opened)
    const token = await composition.identity.prepareSetUp()
    if (token !== null && !play)
      log(`平台尚未初始化。请用浏览器打开本平台，以一次性令牌（24 小时内有效）建立运营单位和三员账号：\n  ${token}`)
    return { url, composition, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Stoppable {
  stop(): Promise<unknown>
}

type Given = Awaited<ReturnType<typeof loadLaw>> & { readonly templates: ReturnType<typeof loadTemplatesFor>; readonly printer: Printer }

/** Puts the parts together in order; each is added to `opened`, to be stopped in the opposite one. */
async function serve(
  config: Config,
  { calendar, regimes, templates, printer }: Given,
  { db, url: databaseUrl }: OpenDatabase,
  play: Play | null,
  opened: Stoppable[],
) {
  const clock: Clock = play?.movingClock ?? systemClock
  const movingClock = play?.movingClock ?? null
  const { sessionIdleMinutes } = config
  const hashing = play?.hashingCost ? { hashingCost: play.hashingCost } : {}
  const { smtpUrl, smtpFrom, smtpTls, webhookNetworks, secretKeys } = config
  const authorities = readAuthorities(config.caCertificates)
  const composition = compose({
    ...{ db, clock, calendar, regimes, furtherRegimes: config.regimes, sessionIdleMinutes, movingClock, templates },
    outgoing: { smtpUrl, smtpFrom, smtpTls, webhookNetworks, secretKeys, authorities, publicUrl: config.publicUrl },
    sentences: loadSentences(config.noticeTemplates),
    publicUrl: addressOf(config),
    running: runningSettings(config),
    printing: printer,
    ...hashing,
  })
  const unsealed = await composition.notices.sealSecrets()
  if (unsealed !== null) throw new StartupError(unsealed)
  await composition.atStart()
  const probe = connect({ url: databaseUrl, connectionsMax: 1 })
  opened.push({ stop: () => probe.destroy() })
  const metrics = createMetrics({ version, db: probe, process: true })
  const http = await createHttp({
    routes: composition.routes,
    authenticate: composition.identity.authenticate,
    regimes,
    version,
    metrics,
    probe,
    publicUrl: config.publicUrl,
    logLevel: config.logLevel,
    console: shipped.console,
    attemptsPerMinute: play?.attemptsPerMinute === undefined ? attemptsPerMinute : play.attemptsPerMinute,
    writesPerMinute: play?.attemptsPerMinute === null ? null : writesPerMinute,
    metricsPublic: config.metrics === 'public',
  })
  const onFailure = (job: string, err: unknown) => http.log.error({ job, err }, 'job failed')
  opened.push(await startWorker({ url: databaseUrl, jobs: composition.jobs, metrics, onFailure }))
  opened.push(await composition.notices.start())
  opened.push(composition.trials)
  opened.push({ stop: () => http.close() })
  return { composition, url: await listen(http, config) }
}

/** The sentences of notices; an office's own stand over those that come with the program. */
function loadSentences(own: string | null): Templates {
  try {
    return loadTemplates(own === null ? [shipped.notices] : [shipped.notices, own])
  } catch (cause) {
    if (cause instanceof FaultyTemplates) throw new StartupError(`消息文字有误，未启动：\n${cause.message}`, { cause })
    if ((cause as NodeJS.ErrnoException).code)
      throw new StartupError(`读取不到消息文字的文件夹 ${own}，请核对 ZHENGYUN_NOTICE_TEMPLATES`, { cause })
    throw cause
  }
}

/** The certificates of a file (PEM), one by one; a text that is none keeps the program from starting, before a connection fails by it. */
function readAuthorities(path: string | null): string[] {
  if (path === null) return []
  try {
    const found = readFileSync(path, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    if (found.length === 0) throw new Error('no certificate in it')
    return found.map((pem) => new X509Certificate(pem).toString())
  } catch (cause) {
    throw new StartupError(`ZHENGYUN_CA_CERTIFICATES 指定的文件 ${path} 读取不到，或其中不是 PEM 证书，未启动`, { cause })
  }
}

async function listen(http: Awaited<ReturnType<typeof createHttp>>, { host, port }: Config): Promise<string> {
  try {
    return await http.listen({ host, port })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new StartupError(`端口 ${port} 已被占用：请停止占用它的程序，或设置 ZHENGYUN_PORT`, { cause })
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new StartupError(`本机没有地址 ${host}：请核对 ZHENGYUN_HOST`, { cause })
    if (code === 'EACCES') throw new StartupError(`没有权限监听端口 ${port}：请换用 1024 以上的端口`, { cause })
    throw cause
  }
}

/** The address that documents lead to: the one people open, else this machine's. */
export const addressOf = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`

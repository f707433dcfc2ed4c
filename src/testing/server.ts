import { afterAll } from 'vitest'
import { type Composition, type CompositionNeeds, compose } from '../app/compose.ts'
import { createHttp, createMetrics, tokenMediaType } from '../app/http/index.ts'
import { shipped, version } from '../app/shipped.ts'
import { loadCalendar } from '../calendar/index.ts'
import { type Clock, type Database, newId } from '../kernel/index.ts'
import { createRegimes, type Regimes } from '../regimes/index.ts'
import { plainPrinting } from './printing.ts'

export interface TestServerNeeds {
  readonly db: Database
  readonly clock: Clock
  /** No measure unless given. */
  readonly regimes?: Regimes
  readonly movingClock?: CompositionNeeds['movingClock']
  /** Where the built console lies. */
  readonly console?: string
  readonly attemptsPerMinute?: number
  readonly writesPerMinute?: number
  readonly metricsPublic?: boolean
  readonly outgoing?: CompositionNeeds['outgoing']
  readonly running?: CompositionNeeds['running']
  readonly templates?: CompositionNeeds['templates']
  /** Plain files unless said. */
  readonly printing?: CompositionNeeds['printing']
  readonly issuing?: CompositionNeeds['issuing']
}

export interface TestServer {
  /** The composition behind it, for setting up what a test needs. */
  readonly composition: Composition
  /** Fastify's own `inject`, for whatever the calls below don't do. */
  readonly http: Awaited<ReturnType<typeof createHttp>>
  /** Calls an operation by its path under `/api/v1`; a write carries an idempotency key of its own unless one is given. */
  call(method: Method, path: string, options?: CallOptions): Promise<Answer>
  /** Signs in and gives the token. */
  signIn(login: string, password: string): Promise<string>
  /** Listens on a free port of the loopback and gives the address; closed after the file's tests. */
  listen(): Promise<string>
  /** Stops it before the file's tests are over. */
  stop(): Promise<void>
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface CallOptions {
  readonly token?: string | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all kinds
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
}

/** The real composition and the real server on a test database, without a port. Hashing is cheap here. */
export async function createTestServer(needs: TestServerNeeds): Promise<TestServer> {
  const {
    db,
    clock,
    console: folder = null,
    attemptsPerMinute = null,
    writesPerMinute = null,
    metricsPublic = false,
    movingClock = null,
    printing = plainPrinting,
  } = needs
  const calendar = await loadCalendar(shipped.calendars)
  const regimes = needs.regimes ?? createRegimes([], calendar)
  const hashingCost = { memoryKib: 64, passes: 1 }
  const composition = compose({
    db,
    clock,
    calendar,
    regimes,
    sessionIdleMinutes: 30,
    hashingCost,
    movingClock,
    ...(needs.outgoing ? { outgoing: needs.outgoing } : {}),
    ...(needs.running ? { running: needs.running } : {}),
    ...(needs.templates ? { templates: needs.templates } : {}),
    ...(needs.issuing ? { issuing: needs.issuing } : {}),
    printing,
  })
  const { authenticate } = composition.identity
  const metrics = createMetrics({ version, db, process: false })
  const common = { version, logLevel: 'silent', publicUrl: null, probe: db, metrics, console: folder } as const
  const limits = { attemptsPerMinute, writesPerMinute, metricsPublic }
  const http = await createHttp({ ...common, ...limits, routes: composition.routes, regimes, authenticate })
  let listening: { stop(): Promise<void> } | null = null
  let stopped: Promise<void> | null = null
  const stop = () =>
    (stopped ??= http
      .close()
      .then(() => listening?.stop())
      .then(() => composition.trials.stop()))
  afterAll(stop)
  const call = callOf(http)
  return {
    composition,
    http,
    call,
    signIn: (login, password) => signIn(call, login, password),
    async listen() {
      listening = await composition.notices.start()
      return http.listen({ host: '127.0.0.1', port: 0 })
    },
    stop,
  }
}

const callOf =
  (http: TestServer['http']): TestServer['call'] =>
  async (method, path, { token, body, headers = {} } = {}) => {
    const answer = await http.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(method === 'GET' ? {} : { 'idempotency-key': newId() }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const json = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: json ? answer.json() : answer.body, headers: answer.headers }
  }

async function signIn(call: TestServer['call'], login: string, password: string): Promise<string> {
  const { status, body } = await call('POST', '/session', { body: { login, password }, headers: { accept: tokenMediaType } })
  if (status !== 201) throw new Error(`${login} could not sign in: ${body.detail}`)
  return body.token
}

import Fastify, { type FastifyInstance } from 'fastify'
import type { Route } from '../../kernel/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import type { LogLevel } from '../settings.ts'
import { createAllowance } from './allowance.ts'
import { compilersFactory } from './compiling.ts'
import { serveConsole } from './console.ts'
import { describeApi } from './document.ts'
import { endStreamsAtStop } from './events.ts'
import { handleFailures } from './failures.ts'
import { type HealthNeeds, serveHealth } from './health.ts'
import { logAnswers, logOptions } from './logging.ts'
import { type Metrics, serveMetrics } from './metrics.ts'
import { bodyLimits, type RegistrationNeeds, register } from './registration.ts'
import { secure } from './security.ts'
import { ajv } from './validation.ts'

export { createMetrics, type Metrics } from './metrics.ts'
export { tokenMediaType } from './session-cookie.ts'

export interface HttpNeeds extends Omit<RegistrationNeeds, 'allowance'> {
  /** How often one person may write; null: as often as he likes. */
  readonly writesPerMinute: number | null
  /** `/metrics` is told to anybody; otherwise to this machine only. */
  readonly metricsPublic: boolean
  readonly routes: readonly Route[]
  readonly regimes: Regimes
  readonly version: string
  readonly logLevel: LogLevel
  /** Where the built console lies; null: none is served. */
  readonly console: string | null
  readonly probe: HealthNeeds['probe']
  readonly metrics: Metrics
}

/** The server from the list of its operations, not listening yet. */
export async function createHttp(needs: HttpNeeds): Promise<FastifyInstance> {
  const app = Fastify({
    ...logOptions(needs.logLevel),
    ajv,
    schemaController: { compilersFactory },
    bodyLimit: bodyLimits.ordinary,
    // Fastify waits for ever unless told: whoever sends a byte a minute would keep his connection.
    requestTimeout: 120_000,
    // A reverse proxy on this machine may say whom it speaks for; nobody else is believed.
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: false },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // JSON only: no other parser is there to be reached.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  })
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('actor', null)
  endStreamsAtStop(app)
  handleFailures(app, needs.regimes)
  logAnswers(app)
  await secure(app, needs.publicUrl)
  await describeApi(app, needs.version)
  serveMetrics(app, needs.metrics, needs.metricsPublic)
  serveHealth(app, { probe: needs.probe, measures: () => needs.regimes.all().length })
  app.get('/openapi.json', async () => app.swagger())
  const allowance = createAllowance(app, needs.writesPerMinute)
  for (const route of needs.routes) register(app, route, { ...needs, allowance })
  await serveConsole(app, needs.console, needs.routes)
  return app
}

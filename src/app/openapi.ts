import { loadCalendar } from '../calendar/index.ts'
import { connect, systemClock } from '../kernel/index.ts'
import { createRegimes } from '../regimes/index.ts'
import { compose } from './compose.ts'
import { createHttp, createMetrics } from './http/index.ts'
import { shipped, version } from './shipped.ts'

/** Nobody listens there: a pool connects only when it is asked something, and describing asks nothing. */
const nowhere = 'postgres://nobody@127.0.0.1:1/none'

/** The description of the API (OpenAPI 3.1) of an installation, without starting one: no database, no port. */
export async function openapiDocument(): Promise<object> {
  const db = connect({ url: nowhere })
  const calendar = await loadCalendar(shipped.calendars)
  const regimes = createRegimes([], calendar)
  const { routes, identity } = compose({ db, clock: systemClock, calendar, regimes, sessionIdleMinutes: 30 })
  const metrics = createMetrics({ version, db, process: false })
  const http = await createHttp({
    routes,
    regimes,
    version,
    metrics,
    authenticate: identity.authenticate,
    publicUrl: null,
    attemptsPerMinute: null,
    writesPerMinute: null,
    metricsPublic: false,
    logLevel: 'silent',
    console: null,
    probe: db,
  })
  await http.ready()
  const document = http.swagger()
  await http.close()
  await db.destroy()
  return document
}

import { connect, type Instant, instant } from '../../kernel/index.ts'
import { compose } from '../compose.ts'
import { createHttp, createMetrics } from '../http/index.ts'
import type { loadLaw } from '../law-files.ts'
import { createMovingClock } from '../moving-clock.ts'
import { type Api, createApi } from '../play/index.ts'
import { version } from '../shipped.ts'

/** A whole server for one story: its own database, its own clock, the public API on a free port of the loopback. */
export interface Theatre {
  readonly api: Api
  readonly setupToken: string
  stop(): Promise<void>
}

type Law = Awaited<ReturnType<typeof loadLaw>>

export async function openTheatre(databaseUrl: string, { calendar, regimes }: Law, begins: string): Promise<Theatre> {
  const db = connect({ url: databaseUrl })
  const clock = createMovingClock({ at: local(begins) })
  // Stories prove the law, not the strength of a hash.
  const hashingCost = { memoryKib: 64, passes: 1 }
  // A story may be anybody's: what it has sent reaches nobody.
  const outgoing = {
    ...{ smtpUrl: null, smtpFrom: null, smtpTls: 'required' as const, webhookNetworks: [], publicUrl: null, nothingLeaves: true },
    ...{ secretKeys: [], authorities: [] },
  }
  const composition = compose({ db, clock, calendar, regimes, sessionIdleMinutes: 600, hashingCost, movingClock: clock, outgoing })
  const metrics = createMetrics({ version, db, process: false })
  const http = await createHttp({
    version,
    logLevel: 'silent',
    publicUrl: null,
    probe: db,
    metrics,
    attemptsPerMinute: null,
    writesPerMinute: null,
    metricsPublic: false,
    console: null,
    routes: composition.routes,
    regimes,
    authenticate: composition.identity.authenticate,
  })
  const url = await http.listen({ host: '127.0.0.1', port: 0 })
  return {
    api: createApi(url),
    setupToken: (await composition.identity.prepareSetUp()) ?? '',
    async stop() {
      await http.close()
      await db.destroy()
    },
  }
}

/** `2024-09-26 10:00` on a clock in China, or a day alone: its first moment. */
export const local = (text: string): Instant => {
  const [day = '', time = '00:00'] = text.trim().split(/[ T]/)
  return instant(`${day}T${time}:00+08:00`)
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '../../kernel/index.ts'
import { pendingMigrations } from '../migrate.ts'

const longest = 2000

export interface HealthNeeds {
  /** A connection kept for this alone: a busy pool must not look like a dead database. */
  readonly probe: Database
  /** How many measures are loaded: without any, nothing can be done here. */
  readonly measures: () => number
}

/** `/healthz`: the process answers and reaches its database. `/readyz`: and it can work: migrated, measures loaded. */
export function serveHealth(app: FastifyInstance, { probe, measures }: HealthNeeds): void {
  app.get('/healthz', async (_request, reply) => {
    const database = await within(longest, () => sql`select 1`.execute(probe))
    return reply.code(database ? 200 : 503).send({ ok: database, checks: { database } })
  })
  app.get('/readyz', async (_request, reply) => {
    const database = await within(longest, () => sql`select 1`.execute(probe))
    const migrated = database && (await within(longest, async () => noneOf(await pendingMigrations(probe))))
    const checks = { database, migrated, measures: measures() > 0 }
    const ok = Object.values(checks).every(Boolean)
    return reply.code(ok ? 200 : 503).send({ ok, checks })
  })
}

function noneOf(pending: readonly string[]): void {
  if (pending.length > 0) throw new Error('migrations are pending')
}

/** Whether the check succeeded in time; its error is not for those who ask here. */
async function within(milliseconds: number, check: () => Promise<unknown>): Promise<boolean> {
  const stop = new AbortController()
  const tooLate = sleep(milliseconds, false, { signal: stop.signal, ref: false }).catch(() => false)
  const done = check().then(
    () => true,
    () => false,
  )
  const result = await Promise.race([done, tooLate])
  stop.abort()
  return result
}

import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type Database, refuse } from '../../kernel/index.ts'
import { refusedBy } from './failures.ts'

/** What the installation counts, as Prometheus reads it. No label ever carries an id, a name or an address. */
export interface Metrics {
  readonly registry: Registry
  answered(of: { readonly operation: string; readonly method: string; readonly status: number; readonly seconds: number }): void
  jobDone(job: string, succeeded: boolean, seconds: number): void
}

const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** `db` is asked about connections when somebody reads (not the pool that people work with: reading figures must not hold them up); `process` adds Node's own figures (one per process). */
export function createMetrics({ version, db, process: ofProcess }: { version: string; db: Database; process: boolean }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const http = new Histogram({
    name: 'zhengyun_http_request_duration_seconds',
    help: 'Answered requests by operation',
    labelNames: ['operation', 'method', 'status'],
    buckets: seconds,
    registers,
  })
  const jobs = new Histogram({
    name: 'zhengyun_job_duration_seconds',
    help: 'Background jobs',
    labelNames: ['job'],
    buckets: seconds,
    registers,
  })
  const failures = new Counter({ name: 'zhengyun_job_failures_total', help: 'Background jobs that failed', labelNames: ['job'], registers })
  new Gauge({ name: 'zhengyun_build_info', help: 'The running version', labelNames: ['version'], registers }).set({ version }, 1)
  countConnections(registry, db)
  if (ofProcess) collectDefaultMetrics({ register: registry })
  return {
    registry,
    answered: ({ operation, method, status, seconds: took }) => http.observe({ operation, method, status }, took),
    jobDone(job, succeeded, took) {
      jobs.observe({ job }, took)
      if (!succeeded) failures.inc({ job })
    },
  }
}

function countConnections(registry: Registry, db: Database): void {
  new Gauge({
    name: 'zhengyun_database_connections',
    help: 'Connections of the program to its database, by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset()
      const { rows } = await sql<{ state: string; count: number }>`
        select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
        where datname = current_database() and application_name = 'zhengyun' group by 1`.execute(db)
      for (const { state, count } of rows) this.set({ state }, count)
    },
  })
}

const isThisMachine = (ip: string): boolean => /^(::ffff:)?127\.|^::1$/.test(ip)

/**
 * Times every answer; serves `/metrics`, unless it is public to this machine only: which operations are used how often, and how fast
 * the house works, is nobody else's business.
 */
export function serveMetrics(app: FastifyInstance, metrics: Metrics, isPublic: boolean): void {
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const operation = routeOptions.config.operation?.id ?? routeOptions.url ?? 'none'
    metrics.answered({ operation, method, status: reply.statusCode, seconds: reply.elapsedTime / 1000 })
  })
  app.get('/metrics', async ({ ip }, reply) => {
    if (!isPublic && !isThisMachine(ip)) throw refusedBy(refuse('request.not-found', { facts: { what: '该地址' } }))
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

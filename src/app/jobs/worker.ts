import { parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { Metrics } from '../http/index.ts'
import { jobSchema, silence } from './schema.ts'

/** The work that no request asks for, by name. Each may run at any time, and twice. */
export type Jobs = Readonly<Record<string, () => Promise<void>>>

export interface WorkerNeeds {
  /** The database, as the application's role. */
  readonly url: string
  readonly jobs: Jobs
  readonly metrics: Metrics
  /** Told of a job that failed; it is tried again. */
  readonly onFailure: (job: string, error: unknown) => void
}

/**
 * Runs every job each minute, once in the whole installation however many programs work on the database: they share
 * the queues, and one job of each runs at a time. `stop` lets a running job finish.
 */
export async function startWorker({ url, jobs, metrics, onFailure }: WorkerNeeds): Promise<{ stop(): Promise<void> }> {
  const names = Object.keys(jobs)
  const pool = openPool(url)
  const runner: Runner = await run({
    pgPool: pool,
    schema: jobSchema,
    logger: silence,
    concurrency: 2,
    noHandleSignals: true,
    taskList: tasksOf(jobs, metrics, onFailure),
    // A job waiting in the queue is not put there again: a sweep does all that has fallen due.
    parsedCronItems: parseCronItems(
      names.map((task) => ({
        ...{ task, match: '* * * * *' },
        // What waits for others' servers has a queue of its own: nothing else waits for it.
        options: { jobKey: task, queueName: task === 'deliver' ? 'outside' : 'inside', maxAttempts: 3, backfillPeriod: 0 },
      })),
    ),
  }).catch(async (error) => {
    await pool.end()
    throw error
  })
  return {
    async stop() {
      await runner.stop()
      await pool.end()
    },
  }
}

/**
 * A pool of our own, deaf to broken connections for as long as it lives: the library's stops listening before its connections are
 * closed, and when the server goes away in between, the program dies of it.
 */
function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 3, application_name: 'zhengyun jobs' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const tasksOf = (jobs: Jobs, metrics: Metrics, onFailure: WorkerNeeds['onFailure']): TaskList =>
  Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, timed(name, job, metrics, onFailure)]))

const timed =
  (name: string, job: () => Promise<void>, metrics: Metrics, onFailure: WorkerNeeds['onFailure']) => async (): Promise<void> => {
    const begun = performance.now()
    let succeeded = false
    try {
      await job()
      succeeded = true
    } catch (error) {
      onFailure(name, error)
      throw error
    } finally {
      metrics.jobDone(name, succeeded, (performance.now() - begun) / 1000)
    }
  }

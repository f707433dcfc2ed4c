import { sql } from 'kysely'
import type { Clock, Database } from '../../kernel/index.ts'
import { failureInWords } from './failure.ts'

type Work = Readonly<Record<string, () => Promise<void>>>

interface JournalNeeds {
  readonly db: Database
  readonly clock: Clock
  /** Done before each run: what a process must know before it works. */
  readonly before: () => Promise<void>
}

/** Jobs that leave behind how their last run went, so that people can look; what fails still fails. */
export function journaled<J extends Work>({ db, clock, before }: JournalNeeds, jobs: J): J {
  const kept = Object.entries(jobs).map(([name, job]) => [
    name,
    async (): Promise<void> => {
      await begin(db, name, clock)
      const from = performance.now()
      try {
        await before()
        await job()
      } catch (error) {
        await end(db, name, clock, { since: from, failure: failureInWords(error) })
        throw error
      }
      await end(db, name, clock, { since: from, failure: null })
    },
  ])
  return Object.fromEntries(kept) as J
}

const begin = (db: Database, job: string, clock: Clock) =>
  sql`
  insert into job_state (job, begun_at) values (${job}, ${clock.now()})
  on conflict (job) do update set begun_at = excluded.begun_at, ended_at = null`.execute(db)

/** A database that is away takes note of nothing; the failure itself is what counts then. */
async function end(db: Database, job: string, clock: Clock, { since, failure }: { since: number; failure: string | null }): Promise<void> {
  const now = clock.now()
  const milliseconds = Math.round(performance.now() - since)
  await sql`update job_state set ended_at = ${now}, milliseconds = ${milliseconds}, runs = runs + 1,
      failures = failures + ${failure === null ? 0 : 1}, failure = coalesce(${failure}::text, failure),
      failed_at = case when ${failure}::text is null then failed_at else ${now}::timestamptz end,
      failing_since = case when ${failure}::text is null then null else coalesce(failing_since, ${now}::timestamptz) end
    where job = ${job}`
    .execute(db)
    .catch(() => {})
}

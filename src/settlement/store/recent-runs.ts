import { sql } from 'kysely'
import type { Day, Id, Instant, Reader } from '../../kernel/index.ts'
import type { Run } from '../rules/run.ts'

/** A run as whoever looks after the platform sees it: how far it is and how it ended, nothing of what it reckons. */
export interface RecentRun extends Pick<Run, 'id' | 'jurisdictionId' | 'kind' | 'state' | 'done' | 'total' | 'startedAt' | 'endedAt'> {
  readonly from: Day
  readonly until: Day
  readonly organisationName: string
  /** The code with which it was refused: its sentence may name whose systems they are. */
  readonly refusedAs: string | null
}

/** The newest runs of all jurisdictions that began before a place in the list (its instant and the text of its id). */
export async function recentRuns(
  reader: Reader,
  { before, limit }: { readonly before: readonly [Instant, Id] | null; readonly limit: number },
): Promise<RecentRun[]> {
  const [at, id] = before ?? [null, null]
  const { rows } = await sql<RecentRun>`
    select id, jurisdiction_id as "jurisdictionId", kind, state, done, total, started_at as "startedAt", ended_at as "endedAt", lower(during) as "from",
      upper(during) as until, organisation_name as "organisationName", refusal->>'code' as "refusedAs"
    from settlement_run
    where ${at}::timestamptz is null or (started_at, id::text collate "C") < (${at}::timestamptz, ${id}::text collate "C")
    order by started_at desc, id::text collate "C" desc limit ${limit}`.execute(reader)
  return rows
}

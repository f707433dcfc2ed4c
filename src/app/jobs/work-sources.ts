import { sql } from 'kysely'
import { actName } from '../../audit/index.ts'
import { latestReadings } from '../../holidays/index.ts'
import type { Database, Day, Id } from '../../kernel/index.ts'
import { plusDays } from '../../kernel/index.ts'
import { recentRuns } from '../../settlement/index.ts'
import { recentTrials } from '../trial/runs/store.ts'
import { refusalInWords } from './failure.ts'
import type { Work, WorkSource } from './work.ts'

const runNames = { account: '核算', seal: '封存', compare: '与现有资料比对' } as const
const ended = { finished: 'done', failed: 'failed', running: 'running', stopped: 'stopped' } as const
const spanOf = (from: Day, until: Day): string => `${from} 至 ${plusDays(until, -1)}`

/** All work of this installation, by where it is kept. */
export const workSources = (db: Database): Readonly<Record<Work['kind'], WorkSource>> => ({
  settlement: async (page) =>
    (await recentRuns(db, page)).map(({ kind, from, until, state, startedAt, refusedAs, ...run }) => ({
      ...{ kind: 'settlement', name: `结算单${runNames[kind]}：${spanOf(from, until)}`, state: ended[state], at: startedAt },
      ...run,
      failure: refusedAs === null ? null : refusalInWords(refusedAs),
    })),
  // A draft is its organisation's alone to see: of its trials nothing is told but that they are, and how they go.
  trial: async (page) =>
    (await recentTrials(db, page)).map(({ state, startedAt, ...trial }) => ({
      ...{ kind: 'trial', name: '办法推演', jurisdictionId: null, organisationName: null, state: ended[state], at: startedAt },
      ...trial,
    })),
  import: (page) => recentImports(db, page),
  reading: async ({ before, limit }) =>
    (await latestReadings(db, 200))
      .map(toWork)
      .filter(({ at, id }) => before === null || at < before[0] || (at === before[0] && id < before[1]))
      .slice(0, limit),
})

const toWork = ({
  revision,
  changedFrom,
  changedTo,
  askedAt,
  endedAt,
  looked,
  failed,
}: Awaited<ReturnType<typeof latestReadings>>[number]): Work => ({
  ...{ kind: 'reading', id: `reading-${String(revision).padStart(9, '0')}`, name: `期限重算：${changedFrom} 至 ${changedTo} 的节假日安排` },
  ...{
    jurisdictionId: null,
    organisationName: null,
    state: endedAt === null ? 'running' : 'done',
    done: looked,
    total: 0,
    at: askedAt,
    endedAt,
  },
  failure: failed > 0 ? `${failed} 个期限未能重算，下一分钟再试` : null,
})

/** Acts that bring in a file at once. A file with errors is not imported, and leaves nothing. */
const importing = ['catalogue.import', 'metering.import', 'provider-bill.import', 'usage.import']

// One import leaves an entry for each unit it concerns, all of one instant and request: they are one work.
const recentImports: (db: Database, page: Parameters<WorkSource>[0]) => Promise<Work[]> = async (db, { before, limit }) => {
  const [at, id] = before ?? [null, null]
  const { rows } = await sql<Pick<Work, 'id' | 'at' | 'jurisdictionId' | 'organisationName'> & { readonly act: string }>`
    select i.id, i.at, i.act, i."jurisdictionId", (select o.name from organisation o where o.id::text = i.by::text) as "organisationName"
    from (
      select 'import-' || lpad(min(e.id)::text, 18, '0') as id, e.at, e.act, e.jurisdiction_id as "jurisdictionId", e.organisation_id as by
      from audit_entry e where e.act = any(${importing}::text[]) and (${at}::timestamptz is null or e.at <= ${at}::timestamptz)
        and e.at > coalesce(${at}::timestamptz, (select max(m.at) from audit_entry m where m.act = any(${importing}::text[]))) - interval '400 days'
      group by e.at, e.request_id, e.act, e.jurisdiction_id, e.organisation_id) i
    where ${at}::timestamptz is null or (i.at, i.id collate "C") < (${at}::timestamptz, ${id}::text collate "C")
    order by i.at desc, i.id collate "C" desc limit ${limit}`.execute(db)
  return rows.map(({ act, at: endedAt, ...row }) => ({
    ...{ kind: 'import', name: actName(act), ...row, state: 'done', done: 0, total: 0, at: endedAt, endedAt, failure: null },
  }))
}

/** What jurisdictions are called. */
export async function jurisdictionNames(db: Database, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const { rows } = await sql<{
    id: Id
    name: string
  }>`select id, name from jurisdiction where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

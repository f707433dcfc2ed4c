import { sql } from 'kysely'
import { type Day, type Id, instant, type Tx } from '../../kernel/index.ts'
import type { CaseEvent, CaseFile } from '../../procedures/index.ts'

/** A case that happened, with all that a draft is tried on. */
export interface PastCase {
  readonly file: CaseFile
  readonly events: readonly CaseEvent[]
  /** What was submitted, each time it was, and on which day. */
  readonly versions: readonly {
    readonly step: string
    readonly on: Day
    readonly fields: CaseFile['fields']
    readonly lines: readonly unknown[]
  }[]
}

const atOnce = 500

const submitted = (regimeId: string, jurisdictionId: Id | null) =>
  sql`c.regime_id = ${regimeId} and c.submissions > 0 and (${jurisdictionId}::uuid is null or c.jurisdiction_id = ${jurisdictionId}::uuid)`

/** How many cases of a measure were submitted, in one jurisdiction or in all. */
export async function countPastCases(tx: Tx, regimeId: string, jurisdictionId: Id | null): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from case_file c where ${submitted(regimeId, jurisdictionId)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Every case of a measure that was submitted, oldest first, read in batches: nothing grows with their number but the time. */
export async function* pastCases(tx: Tx, regimeId: string, jurisdictionId: Id | null = null): AsyncGenerator<PastCase> {
  for (let after: Id | null = null; ; ) {
    const rows: readonly Row[] = await batch(tx, regimeId, jurisdictionId, after)
    for (const row of rows) yield toCase(row)
    const last: Row | undefined = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.file.id
  }
}

interface Row {
  readonly file: CaseFile
  readonly events: readonly CaseEvent[]
  readonly versions: PastCase['versions']
}

// Ids are UUID v7: they ascend with time.
async function batch(tx: Tx, regimeId: string, jurisdictionId: Id | null, after: Id | null): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select jsonb_build_object('id', c.id, 'jurisdictionId', c.jurisdiction_id, 'regimeId', c.regime_id, 'procedure', c.procedure, 'number', c.number,
        'organisationId', c.organisation_id, 'systemId', c.system_id, 'providerId', c.provider_id, 'step', c.step, 'enteredAt', c.entered_at,
        'endsAs', c.ends_as, 'endedAt', c.ended_at, 'notice', c.notice, 'fields', c.fields, 'lines', c.lines, 'submissions', c.submissions,
        'version', c.version, 'begunAt', c.begun_at, 'begunBy', c.begun_by) as file,
      (select jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'step', e.step, 'outcome', e.outcome) order by e.id)
        from case_event e where e.case_id = c.id) as events,
      (select jsonb_agg(jsonb_build_object('step', v.step, 'on', (v.at at time zone 'Asia/Shanghai')::date, 'fields', v.fields, 'lines', v.lines)
        order by v.version) from case_version v where v.case_id = c.id) as versions
    from case_file c
    where ${submitted(regimeId, jurisdictionId)} and (${after}::uuid is null or c.id > ${after}::uuid)
    order by c.id limit ${sql.lit(atOnce)}`.execute(tx)
  return rows
}

/** JSON writes instants in the database's own way. */
const toCase = ({ file, events, versions }: Row): PastCase => ({
  file: { ...file, enteredAt: instant(file.enteredAt), begunAt: instant(file.begunAt), endedAt: file.endedAt && instant(file.endedAt) },
  events: events.map((event) => ({ ...event, at: instant(event.at) })),
  versions: versions ?? [],
})

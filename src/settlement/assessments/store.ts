import { sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Cycle } from '../rules/cycle.ts'
import type { Assessment, AssessmentInput } from './assessment.ts'

const columns = sql`a.id, a.provider_id as "providerId", v.name as "providerName", lower(a.during) as "from", upper(a.during) - 1 as "to",
  trim_scale(a.percent)::text as percent, a.assessor, a.report, a.reason, o.name as "recordedBy", a.recorded_by_person as "recordedByPerson",
  a.recorded_at as "recordedAt", not exists (select from settlement_assessment n where n.jurisdiction_id = a.jurisdiction_id and n.provider_id = a.provider_id
    and n.during = a.during and (n.recorded_at > a.recorded_at or (n.recorded_at = a.recorded_at and n.id < a.id))) as counts`
const tables = sql`settlement_assessment a join organisation v on v.id = a.provider_id join organisation o on o.id = a.recorded_by`

/** One row more than `limit`, the newest first: all for who sees the whole, a provider's own, for a unit none. */
export async function listAssessments(
  db: Reader,
  sight: Sight,
  limit: number,
  after: readonly [Instant, Id] | null,
): Promise<Assessment[]> {
  if (sight.jurisdictionId === null) return []
  const { rows } = await sql<Assessment>`
    select ${columns} from ${tables} where a.jurisdiction_id = ${sight.jurisdictionId} and (${sight.all} or a.provider_id = ${sight.providerId}::uuid)
      ${after ? sql`and (a.recorded_at, a.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by a.recorded_at desc, a.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export async function assessmentById(tx: Tx, id: Id): Promise<Assessment> {
  const { rows } = await sql<Assessment>`select ${columns} from ${tables} where a.id = ${id}`.execute(tx)
  if (!rows[0]) throw new Error(`assessment ${id} was written and is not there`)
  return rows[0]
}

/** Whether an organisation of the jurisdiction provides clouds there. */
export async function isProvider(tx: Tx, jurisdictionId: Id, id: Id): Promise<boolean> {
  const { rows } = await sql`select from organisation o where o.id = ${id} and o.jurisdiction_id = ${jurisdictionId}
    and exists (select from pool l where l.provider_id = o.id)`.execute(tx)
  return rows.length > 0
}

export interface NewAssessment extends AssessmentInput {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly cycle: Cycle
  readonly by: { readonly organisationId: Id; readonly personName: string }
  readonly at: Instant
}

export async function insertAssessment(tx: Tx, of: NewAssessment): Promise<void> {
  await sql`
    insert into settlement_assessment (id, jurisdiction_id, provider_id, during, percent, assessor, report, reason, recorded_by, recorded_by_person, recorded_at)
    values (${of.id}, ${of.jurisdictionId}, ${of.providerId}, daterange(${of.cycle.from}::date, ${of.cycle.until}::date), ${of.percent}, ${of.assessor},
      ${of.report}, ${of.reason}, ${of.by.organisationId}, ${of.by.personName}, ${of.at})`.execute(tx)
}

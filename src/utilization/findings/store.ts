import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import { type CaseReading, seesCase } from '../../procedures/index.ts'

/** What a rule flagged at a figure or a check of use. */
export interface UsageFinding {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemId: Id
  readonly systemName: string
  readonly figureId: Id | null
  readonly checkId: Id | null
  readonly indicator: string | null
  readonly zone: string | null
  readonly from: string | null
  readonly to: string | null
  readonly rule: string
  readonly message: string
  readonly regime: string
  readonly cite: string
  readonly caseId: Id | null
  readonly caseNumber: string | null
  readonly state: 'open' | 'answered' | 'void'
  readonly answer: string | null
  readonly answeredByPerson: string | null
  readonly answeredAt: Instant | null
  readonly foundAt: Instant
}

export interface NewFinding {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly systemId: Id
  readonly providerId: Id | null
  readonly figureId: Id | null
  readonly checkId: Id | null
  readonly rule: string
  readonly message: string
  readonly regime: string
  readonly cite: string
}

const seen = (sight: Sight) =>
  visible(sight, {
    jurisdiction: sql.ref('f.jurisdiction_id'),
    organisation: sql.ref('f.organisation_id'),
    provider: sql.ref('f.provider_id'),
  })
const columns = sql`f.id, f.jurisdiction_id as "jurisdictionId", f.organisation_id as "organisationId", o.name as "organisationName",
  f.system_id as "systemId", s.name as "systemName", f.figure_id as "figureId", f.check_id as "checkId", u.indicator, u.zone,
  lower(u.during) as "from", upper(u.during) - 1 as "to", f.rule, f.message, f.regime, f.cite, c.id as "caseId", c.number as "caseNumber",
  f.state, f.answer, f.answered_by_person as "answeredByPerson", f.answered_at as "answeredAt", f.found_at as "foundAt"`
/** The case that a finding began is told to whom that case is shown: not to the unit while it is a draft, not to who only reported the figure. */
const tables = (
  reader: CaseReading,
) => sql`usage_finding f join organisation o on o.id = f.organisation_id join system s on s.id = f.system_id
  left join usage_figure u on u.id = f.figure_id left join case_file c on c.id = f.case_id and ${seesCase(reader)}`

export async function insertFindings(tx: Tx, findings: readonly NewFinding[], at: Instant): Promise<void> {
  if (findings.length === 0) return
  await sql`
    insert into usage_finding (id, jurisdiction_id, organisation_id, system_id, provider_id, figure_id, check_id, rule, message, regime, cite, found_at)
    select f.id, f."jurisdictionId", f."organisationId", f."systemId", f."providerId", f."figureId", f."checkId", f.rule, f.message, f.regime, f.cite, ${at}
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as f(id uuid, "jurisdictionId" uuid, "organisationId" uuid, "systemId" uuid,
      "providerId" uuid, "figureId" uuid, "checkId" uuid, rule text, message text, regime text, cite text)`.execute(tx)
}

/** Findings that hold of these figures. */
export async function findingsOfFigures(
  tx: Tx,
  figureIds: readonly Id[],
): Promise<{ readonly id: Id; readonly figureId: Id; readonly rule: string }[]> {
  const { rows } = await sql<{ id: Id; figureId: Id; rule: string }>`
    select id, figure_id as "figureId", rule from usage_finding where figure_id = any(${figureIds}::uuid[]) and state <> 'void'`.execute(tx)
  return rows
}

/** They do not hold any more: a figure was corrected. */
export async function voidFindings(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length > 0) await sql`update usage_finding set state = 'void' where id = any(${ids}::uuid[])`.execute(tx)
}

export const attachCase = (tx: Tx, id: Id, caseId: Id) => sql`update usage_finding set case_id = ${caseId} where id = ${id}`.execute(tx)

export interface FindingSearch {
  readonly organisationId?: Id | undefined
  readonly systemId?: Id | undefined
  readonly rule?: string | undefined
  readonly state?: UsageFinding['state'] | undefined
  readonly limit: number
  readonly after: readonly [Instant, Id] | null
}

/** Newest first, one row more than `limit`. What was found void is told only to who asks for it. */
export async function listFindings(db: Reader, reader: CaseReading, { limit, after, ...by }: FindingSearch): Promise<UsageFinding[]> {
  const { rows } = await sql<UsageFinding>`select ${columns} from ${tables(reader)} where ${seen(reader.sight)}
      ${by.organisationId ? sql`and f.organisation_id = ${by.organisationId}` : sql``}
      ${by.systemId ? sql`and f.system_id = ${by.systemId}` : sql``}
      ${by.rule ? sql`and f.rule = ${by.rule}` : sql``}
      ${by.state ? sql`and f.state = ${by.state}` : sql`and f.state <> 'void'`}
      ${after ? sql`and (f.found_at, f.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by f.found_at desc, f.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** One of a unit's own (or of those below it) or of whoever sees all; not a provider's who only sees it. */
export async function lockFinding(tx: Tx, reader: CaseReading, id: Id): Promise<UsageFinding | null> {
  const { rows } = await sql<UsageFinding>`
    select ${columns} from ${tables(reader)} where f.id = ${id} and ${seen({ ...reader.sight, providerId: null })} for update of f`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function answerFinding(
  tx: Tx,
  id: Id,
  { answer, person, at }: { answer: string; person: string; at: Instant },
): Promise<void> {
  await sql`update usage_finding set state = 'answered', answer = ${answer}, answered_by_person = ${person}, answered_at = ${at}
    where id = ${id}`.execute(tx)
}

/** Rules that hold of the latest figure of each of a system's series. */
export async function latestRules(db: Reader, systemId: Id): Promise<string[]> {
  const { rows } = await sql<{ rule: string }>`
    select distinct f.rule from (
      select distinct on (indicator, zone) id from usage_figure where system_id = ${systemId} and superseded_at is null
      order by indicator, zone, lower(during) desc) u
    join usage_finding f on f.figure_id = u.id and f.state <> 'void' order by 1`.execute(db)
  return rows.map(({ rule }) => rule)
}

/** The one provider of all that a system has; null where it has none, or several. */
export async function soleProvider(reader: Reader, systemId: Id): Promise<Id | null> {
  const { rows } = await sql<{
    id: Id
  }>`select distinct provider_id as id from resource where system_id = ${systemId} and state = 'delivered' limit 2`.execute(reader)
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

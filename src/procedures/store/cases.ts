import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { CaseEvent, CaseFile, FieldValues, Proposal } from '../case.ts'

const columns = sql`c.id, c.jurisdiction_id as "jurisdictionId", c.regime_id as "regimeId", c.procedure, c.number,
  c.organisation_id as "organisationId", c.system_id as "systemId", c.provider_id as "providerId", c.step, c.entered_at as "enteredAt",
  c.ends_as as "endsAs", c.ended_at as "endedAt", c.notice, c.fields, c.lines, c.submissions, c.version,
  c.begun_at as "begunAt", c.begun_by as "begunBy"`

/** A draft that was never submitted is its own organisation's alone. */
export const seesCase = (sight: Sight, organisationId: Id) =>
  sql<boolean>`(${visible(sight, {
    jurisdiction: sql.ref('c.jurisdiction_id'),
    organisation: sql.ref('c.organisation_id'),
    provider: sql.ref('c.provider_id'),
  })} and (c.submissions > 0 or c.organisation_id = ${organisationId}))`

/** The case, if the actor sees it. `lock` holds it for the rest of the transaction. */
export async function findCase(
  reader: Reader,
  id: Id,
  actor: { sight: Sight; organisationId: Id },
  lock = false,
): Promise<CaseFile | null> {
  const { rows } = await sql<CaseFile>`
    select ${columns} from case_file c where c.id = ${id} and ${seesCase(actor.sight, actor.organisationId)} ${lock ? sql`for update` : sql``}`.execute(
    reader,
  )
  return rows[0] ?? null
}

/** The case for the program itself (clocks, work orders), locked. */
export async function lockCase(tx: Tx, id: Id): Promise<CaseFile> {
  const { rows } = await sql<CaseFile>`select ${columns} from case_file c where c.id = ${id} for update`.execute(tx)
  if (!rows[0]) throw new Error(`no case ${id}`)
  return rows[0]
}

/** As `lockCase`, but null where another transaction holds the case: whoever sweeps leaves it for the next time. */
export async function tryLockCase(tx: Tx, id: Id): Promise<CaseFile | null> {
  const { rows } = await sql<CaseFile>`select ${columns} from case_file c where c.id = ${id} for update skip locked`.execute(tx)
  return rows[0] ?? null
}

export async function insertCase(tx: Tx, file: CaseFile): Promise<void> {
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, provider_id, step, entered_at,
      notice, begun_at, begun_by)
    values (${file.id}, ${file.jurisdictionId}, ${file.regimeId}, ${file.procedure}, ${file.number}, ${file.organisationId}, ${file.systemId},
      ${file.providerId}, ${file.step}, ${file.enteredAt}, ${file.notice}, ${file.begunAt}, ${file.begunBy})`.execute(tx)
}

/** Writes what is being written, and counts the version on. */
export async function updateContent(tx: Tx, file: CaseFile, fields: FieldValues, lines: readonly unknown[]): Promise<void> {
  await sql`update case_file set fields = ${JSON.stringify(fields)}::jsonb, lines = ${JSON.stringify(lines)}::jsonb, version = version + 1
    where id = ${file.id}`.execute(tx)
}

export async function updateStep(
  tx: Tx,
  id: Id,
  to: { step: string | null; at: Instant; endsAs: CaseFile['endsAs']; submissions: number },
): Promise<void> {
  const ended = to.step === null
  await sql`update case_file set step = ${to.step}, entered_at = ${to.at}, ends_as = ${ended ? to.endsAs : null}, ended_at = ${ended ? to.at : null},
      submissions = ${to.submissions}, version = version + 1 where id = ${id}`.execute(tx)
}

export async function touchCase(tx: Tx, id: Id): Promise<void> {
  await sql`update case_file set version = version + 1 where id = ${id}`.execute(tx)
}

/** The next number of a series in a year, without gaps: the row is locked until the transaction ends. */
export async function nextNumber(tx: Tx, jurisdictionId: Id, series: string, on: Day): Promise<{ year: number; number: number }> {
  const year = +on.slice(0, 4)
  const { rows } = await sql<{ last: number }>`
    insert into case_counter (jurisdiction_id, series, year, last) values (${jurisdictionId}, ${series}, ${year}, 1)
    on conflict (jurisdiction_id, series, year) do update set last = case_counter.last + 1 returning last`.execute(tx)
  return { year, number: rows[0]?.last ?? 1 }
}

export async function insertEvent(tx: Tx, caseId: Id, event: CaseEvent): Promise<void> {
  await sql`insert into case_event (case_id, at, kind, step, outcome, opinion, fields, level, person_id, person_name, organisation_id, organisation_name)
    values (${caseId}, ${event.at}, ${event.kind}, ${event.step}, ${event.outcome}, ${event.opinion}, ${JSON.stringify(event.fields)}::jsonb,
      ${event.level}, ${event.personId}, ${event.personName}, ${event.organisationId}, ${event.organisationName})`.execute(tx)
}

export async function eventsOf(reader: Reader, caseId: Id): Promise<CaseEvent[]> {
  const { rows } = await sql<CaseEvent>`
    select at, kind, step, outcome, opinion, fields, level, person_id as "personId", person_name as "personName",
      organisation_id as "organisationId", organisation_name as "organisationName"
    from case_event where case_id = ${caseId} order by id`.execute(reader)
  return rows
}

/** Who submitted this case from one of these steps: nobody reviews what he submitted. */
export async function submittersOf(reader: Reader, caseId: Id, steps: readonly string[]): Promise<Id[]> {
  const { rows } = await sql<{ personId: Id }>`
    select distinct person_id as "personId" from case_version where case_id = ${caseId} and step = any(${steps})`.execute(reader)
  return rows.map(({ personId }) => personId)
}

export async function proposalOf(reader: Reader, caseId: Id, step: string): Promise<Proposal | null> {
  const { rows } = await sql<Proposal>`select step, outcome, opinion, fields, passed from case_proposal
    where case_id = ${caseId} and step = ${step}`.execute(reader)
  return rows[0] ?? null
}

export async function saveProposal(tx: Tx, caseId: Id, proposal: Proposal): Promise<void> {
  await sql`insert into case_proposal (case_id, step, outcome, opinion, fields, passed)
    values (${caseId}, ${proposal.step}, ${proposal.outcome}, ${proposal.opinion}, ${JSON.stringify(proposal.fields)}::jsonb, ${JSON.stringify(proposal.passed)}::jsonb)
    on conflict (case_id) do update set step = excluded.step, outcome = excluded.outcome, opinion = excluded.opinion,
      fields = excluded.fields, passed = excluded.passed`.execute(tx)
}

export async function dropProposal(tx: Tx, caseId: Id): Promise<void> {
  await sql`delete from case_proposal where case_id = ${caseId}`.execute(tx)
}

/** What the case concerns, by the names that papers and screens show. */
export interface Names {
  readonly unit: string
  readonly system: string | null
  readonly provider: string | null
}

export async function namesOf(reader: Reader, file: CaseFile): Promise<Names> {
  const { rows } = await sql<Names>`
    select o.name as unit, s.name as system, p.name as provider from organisation o
    left join system s on s.id = ${file.systemId} left join organisation p on p.id = ${file.providerId}
    where o.id = ${file.organisationId}`.execute(reader)
  return rows[0] ?? { unit: '', system: null, provider: null }
}

import { sql } from 'kysely'
import { type OfficeActor, visible } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { CaseEvent, CaseFile, FieldValues, Proposal, Unfit } from '../case.ts'

const columns = sql`c.id, c.jurisdiction_id as "jurisdictionId", c.regime_id as "regimeId", c.procedure, c.number,
  c.organisation_id as "organisationId", c.system_id as "systemId", c.provider_id as "providerId", c.step, c.entered_at as "enteredAt",
  c.ends_as as "endsAs", c.ended_at as "endedAt", c.notice, c.fields, c.lines, c.submissions, c.version,
  c.begun_at as "begunAt", c.begun_by as "begunBy", c.begun_by_organisation_id as "begunByOrganisationId", c.opened_for as "openedFor", c.unfit`

/** As whom a case is read. */
export type Reading = Pick<OfficeActor, 'sight' | 'organisationId' | 'parties'>

/**
 * A draft that was never submitted is its beginner's alone; one that the platform began, the party's it waits for. Afterwards it is seen by those
 * whose sight reaches its organisation or provider, by whoever began it, and by who is named in it.
 */
export const seesCase = ({ sight, organisationId, parties }: Reading) => {
  const inSight = visible(sight, {
    jurisdiction: sql.ref('c.jurisdiction_id'),
    organisation: sql.ref('c.organisation_id'),
    provider: sql.ref('c.provider_id'),
  })
  return sql<boolean>`(c.begun_by_organisation_id = ${organisationId}
    or (${inSight} and (c.submissions > 0 or (c.begun_by_organisation_id is null and c.opened_for = any(${parties}))))
    or (c.submissions > 0 and exists (select from case_body b where b.case_id = c.id and b.organisation_id = ${organisationId})))`
}

/** Of an event `v` of a case that the actor sees: the same as `seesEvent`, where it is asked of many. */
export const seesOpinion = ({ sight, organisationId }: Reading) =>
  sql<boolean>`(v.kind not in ('proposed', 'endorsed', 'returned') or v.organisation_id = ${organisationId} or ${sight.all})`

/** The case, if the actor sees it. `lock` holds it for the rest of the transaction. */
export async function findCase(reader: Reader, id: Id, actor: Reading, lock = false): Promise<CaseFile | null> {
  const { rows } = await sql<CaseFile>`
    select ${columns} from case_file c where c.id = ${id} and ${seesCase(actor)} ${lock ? held : sql``}`.execute(reader)
  return rows[0] ?? null
}

// Held against all who write the case, not against those who only refer to it: a finding elsewhere may be put on its file meanwhile.
const held = sql`for no key update`

/** The case for the program itself, only read; null for an unknown one. */
export async function caseFor(reader: Reader, id: Id): Promise<CaseFile | null> {
  const { rows } = await sql<CaseFile>`select ${columns} from case_file c where c.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** The case for the program itself (clocks, work orders), locked. */
export async function lockCase(tx: Tx, id: Id): Promise<CaseFile> {
  const { rows } = await sql<CaseFile>`select ${columns} from case_file c where c.id = ${id} ${held}`.execute(tx)
  if (!rows[0]) throw new Error(`no case ${id}`)
  return rows[0]
}

/** As `lockCase`, but null where another transaction holds the case: whoever sweeps leaves it for the next time. */
export async function tryLockCase(tx: Tx, id: Id): Promise<CaseFile | null> {
  const { rows } = await sql<CaseFile>`select ${columns} from case_file c where c.id = ${id} ${held} skip locked`.execute(tx)
  return rows[0] ?? null
}

/** Held while the platform looks whether a finding begins a case or joins one. */
export async function lockOpenings(tx: Tx, jurisdictionId: Id): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case-about:${jurisdictionId}`}, 0))`.execute(tx)
}

/** The oldest open case of a procedure about an organisation and system; nobody's own draft. */
export async function openCaseAbout(
  tx: Tx,
  about: Pick<CaseFile, 'jurisdictionId' | 'procedure' | 'organisationId' | 'systemId'>,
): Promise<CaseFile | null> {
  const { rows } = await sql<CaseFile>`select ${columns} from case_file c
    where c.jurisdiction_id = ${about.jurisdictionId} and c.procedure = ${about.procedure} and c.organisation_id = ${about.organisationId}
      and c.system_id is not distinct from ${about.systemId}::uuid and c.step is not null and (c.submissions > 0 or c.opened_for is not null)
    order by c.begun_at, c.id limit 1`.execute(tx)
  return rows[0] ?? null
}

export async function insertCase(tx: Tx, file: CaseFile): Promise<void> {
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, provider_id, step, entered_at,
      notice, begun_at, begun_by, begun_by_organisation_id, opened_for)
    values (${file.id}, ${file.jurisdictionId}, ${file.regimeId}, ${file.procedure}, ${file.number}, ${file.organisationId}, ${file.systemId},
      ${file.providerId}, ${file.step}, ${file.enteredAt}, ${file.notice}, ${file.begunAt}, ${file.begunBy},
      ${file.begunByOrganisationId}, ${file.openedFor})`.execute(tx)
}

/** Writes what is being written, what of it does not fit yet, the provider that it names, and counts the version on. */
export async function updateContent(
  tx: Tx,
  file: CaseFile,
  fields: FieldValues,
  lines: readonly unknown[],
  unfit: Unfit | null,
): Promise<void> {
  await sql`update case_file set fields = ${JSON.stringify(fields)}::jsonb, lines = ${JSON.stringify(lines)}::jsonb,
    unfit = ${unfit && JSON.stringify(unfit)}::jsonb, provider_id = ${file.providerId}, version = version + 1 where id = ${file.id}`.execute(
    tx,
  )
}

export async function updateStep(
  tx: Tx,
  id: Id,
  to: { step: string | null; at: Instant; endsAs: CaseFile['endsAs']; submissions: number },
): Promise<void> {
  const ended = to.step === null
  await sql`update case_file set step = ${to.step}, entered_at = ${to.at}, ends_as = ${ended ? to.endsAs : null}, ended_at = ${ended ? to.at : null},
      submissions = ${to.submissions}, unfit = null, version = version + 1 where id = ${id}`.execute(tx)
}

/** A case that the platform began is taken up by whoever submits it. */
export async function takeUp(tx: Tx, id: Id, organisationId: Id): Promise<void> {
  await sql`update case_file set begun_by_organisation_id = ${organisationId} where id = ${id} and begun_by_organisation_id is null`.execute(
    tx,
  )
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

/** Answers with the event's place in the record. */
export async function insertEvent(tx: Tx, caseId: Id, event: CaseEvent): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`insert into case_event (case_id, at, kind, step, outcome, opinion, fields, level, person_id, person_name, organisation_id, organisation_name)
    values (${caseId}, ${event.at}, ${event.kind}, ${event.step}, ${event.outcome}, ${event.opinion}, ${JSON.stringify(event.fields)}::jsonb,
      ${event.level}, ${event.personId}, ${event.personName}, ${event.organisationId}, ${event.organisationName}) returning id::text`.execute(
    tx,
  )
  return rows[0]?.id ?? ''
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

/** Who left one of these steps. */
export async function whoLeft(reader: Reader, caseId: Id, steps: readonly string[]): Promise<Id[]> {
  const { rows } = await sql<{ personId: Id }>`
    select distinct person_id as "personId" from case_event
    where case_id = ${caseId} and kind = 'left' and step = any(${steps}) and person_id is not null`.execute(reader)
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

import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader } from '../../kernel/index.ts'
import { seesCase } from '../../procedures/index.ts'

/** A case as documents read it. */
export interface CaseRow {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly procedure: string
  readonly number: string
  readonly organisationId: Id
  readonly providerId: Id | null
  readonly begunByOrganisationId: Id | null
  readonly systemId: Id | null
  readonly step: string | null
  readonly fields: Readonly<Record<string, string | boolean>>
  readonly lines: readonly unknown[]
  readonly begunAt: Instant
  readonly endedAt: Instant | null
}

export async function findCaseRow(reader: Reader, actor: OfficeActor, id: Id): Promise<CaseRow | null> {
  const { rows } = await sql<CaseRow>`select c.id, c.jurisdiction_id as "jurisdictionId", c.regime_id as "regimeId", c.procedure, c.number,
      c.organisation_id as "organisationId", c.provider_id as "providerId", c.begun_by_organisation_id as "begunByOrganisationId", c.system_id as "systemId",
      c.step, c.fields, c.lines, c.begun_at as "begunAt", c.ended_at as "endedAt"
    from case_file c where c.id = ${id} and ${seesCase(actor)}`.execute(reader)
  return rows[0] ?? null
}

/** A paper that the measure's step issued in the case. */
export interface PaperRow {
  readonly id: Id
  readonly document: string
  readonly name: string
  readonly number: string
  readonly text: string
  readonly cite: string
  readonly issuedAt: Instant
  readonly issuerName: string
  /** Null where the platform issued it. */
  readonly issuerId: Id | null
  readonly to: readonly string[]
  readonly copies: readonly string[]
}

export async function papersOf(reader: Reader, caseId: Id): Promise<PaperRow[]> {
  const addressed = (kind: 'to' | 'copy') => sql`coalesce((select array_agg(o.name order by o.name) from document_address a
    join organisation o on o.id = a.organisation_id where a.document_id = d.id and a.kind = ${kind}), '{}')`
  const { rows } =
    await sql<PaperRow>`select d.id, d.document, d.name, d.number, d.text, d.cite, d.issued_at as "issuedAt", d.issuer_name as "issuerName",
      p.organisation_id as "issuerId", ${addressed('to')} as "to", ${addressed('copy')} as copies
    from issued_document d left join person p on p.id = d.issued_by where d.case_id = ${caseId} order by d.seq limit 500`.execute(reader)
  return rows
}

interface BodyRow {
  readonly id: Id
  readonly name: string
  readonly code: string | null
  readonly contact: string | null
  readonly phone: string | null
  readonly superior: string | null
}

/** Organisations by their ids. */
export async function bodiesOf(reader: Reader, ids: readonly Id[]): Promise<ReadonlyMap<Id, BodyRow>> {
  const { rows } =
    await sql<BodyRow>`select o.id, o.name, o.credit_code as code, o.contact_name as contact, o.contact_phone as phone, u.name as superior
    from organisation o left join organisation u on u.id = o.parent_id where o.id = any(${ids}::uuid[])`.execute(reader)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The names of those that are a party in a jurisdiction on a day. */
export async function officesOf(reader: Reader, jurisdictionId: Id, party: string, on: Day): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select o.name from organisation o join organisation_party p on p.organisation_id = o.id
    where o.jurisdiction_id = ${jurisdictionId} and p.party = ${party} and p.during @> ${on}::date order by o.name limit 20`.execute(reader)
  return rows.map(({ name }) => name)
}

export interface SystemRow {
  readonly name: string
  readonly purpose: string
  readonly mlps: number
  readonly filing: string | null
  readonly builder: string | null
  readonly contact: string | null
}

export async function systemOf(reader: Reader, id: Id): Promise<SystemRow | null> {
  const { rows } =
    await sql<SystemRow>`select name, purpose, mlps, mlps_filing as filing, builder, contact from system where id = ${id}`.execute(reader)
  return rows[0] ?? null
}

export interface EventRow {
  readonly at: Instant
  readonly step: string
  readonly outcome: string | null
  readonly opinion: string | null
  readonly personName: string | null
  readonly organisationName: string | null
}

/** How steps were left: decisions, not what the levels of an organisation propose to each other. */
export async function eventsOf(reader: Reader, caseId: Id): Promise<EventRow[]> {
  const { rows } =
    await sql<EventRow>`select at, step, outcome, opinion, person_name as "personName", organisation_name as "organisationName"
    from case_event where case_id = ${caseId} and kind = 'left' order by id limit 500`.execute(reader)
  return rows
}

/** The lines as they were submitted last before an instant; null where none were. */
export async function linesAt(reader: Reader, caseId: Id, at: Instant): Promise<readonly unknown[] | null> {
  const { rows } = await sql<{ lines: readonly unknown[] }>`select lines from case_version where case_id = ${caseId} and at <= ${at}
    order by version desc limit 1`.execute(reader)
  return rows[0]?.lines ?? null
}

/** The day of the last submission. */
export async function submittedAt(reader: Reader, caseId: Id): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(at) as at from case_version where case_id = ${caseId}`.execute(reader)
  return rows[0]?.at ?? null
}

export interface ResourceRow {
  readonly name: string | null
  readonly item: string
  readonly specification: string
  readonly unit: string
  readonly pool: string
  readonly quantity: string | null
  readonly state: 'testing' | 'delivered' | 'ended'
  readonly chargedFrom: Day | null
  readonly chargedUntil: Day | null
}

/** The resources that came of the case, or that it works on. */
export async function resourcesOf(reader: Reader, caseId: Id, named: readonly Id[]): Promise<ResourceRow[]> {
  const { rows } = await sql<ResourceRow>`select r.external_name as name, i.name as item, i.specification, i.unit, p.name as pool, r.state,
      trim_scale((select a.quantity from allocation a where a.resource_id = r.id order by lower(a.during) desc limit 1))::text as quantity,
      r.charged_from as "chargedFrom", r.charged_until as "chargedUntil"
    from resource r join service_item i on i.id = r.item_id join pool p on p.id = r.pool_id
    where r.case_id = ${caseId} or r.id = any(${named}::uuid[]) order by r.case_id, r.line_no, r.id limit 2000`.execute(reader)
  return rows
}

export interface WorkRow {
  readonly number: string
  readonly kind: 'test' | 'deliver' | 'change' | 'reclaim'
  readonly state: string
  readonly issuedAt: Instant
  readonly doneAt: Instant | null
}

export async function worksOf(reader: Reader, caseId: Id): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`select number, kind, state, issued_at as "issuedAt", done_at as "doneAt" from work_order
    where case_id = ${caseId} order by issued_at, id limit 200`.execute(reader)
  return rows
}

export interface MaterialRow {
  readonly document: string
  readonly name: string
  readonly attachedAt: Instant
}

export async function materialsOf(reader: Reader, caseId: Id): Promise<MaterialRow[]> {
  const { rows } = await sql<MaterialRow>`select document, name, attached_at as "attachedAt" from case_material
    where case_id = ${caseId} and withdrawn_at is null order by attached_at, id limit 500`.execute(reader)
  return rows
}

export interface ClockRow {
  readonly step: string
  readonly startedAt: Instant
  readonly dueOn: Day | null
  readonly endedAt: Instant | null
}

export async function clocksOf(reader: Reader, caseId: Id): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`select step, started_at as "startedAt", due_on as "dueOn", ended_at as "endedAt" from case_clock
    where case_id = ${caseId} order by started_at, id limit 200`.execute(reader)
  return rows
}

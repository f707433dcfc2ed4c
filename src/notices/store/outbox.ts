import { sql } from 'kysely'
import type { Database, Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'

export interface OutboxRow {
  readonly id: string
  readonly source: 'act' | 'case-event' | 'document' | 'duty' | 'usage-finding' | 'case-due' | 'duty-due' | 'lapse'
  readonly sourceId: string
  readonly attempts: number
}

/**
 * One process at a time tells and marks what was told, until its transaction ends; the others wait: so notices are committed in the order of their
 * numbers, and a stream that was sent one has been sent all before it. The clock is read after this, for it may wait long.
 */
export async function lockTelling(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhengyun.telling'))`.execute(tx)
}

/** The oldest happening that was not told; those that failed wait for their time. None is passed over because somebody holds its row. */
export async function nextUntold(tx: Tx, now: Instant): Promise<OutboxRow | null> {
  const { rows } = await sql<OutboxRow>`
    select id::text, source, source_id as "sourceId", attempts from notice_outbox
    where told_at is null and (again_at is null or again_at <= ${now}) order by id limit 1 for update`.execute(tx)
  return rows[0] ?? null
}

export async function markTold(tx: Tx, id: string, told: { readonly at: Instant; readonly recipients: number }): Promise<void> {
  await sql`update notice_outbox set told_at = ${told.at}, recipients = ${told.recipients}, error = null where id = ${id}::bigint`.execute(
    tx,
  )
}

/** Of the attempt that was read with the row; another process that tried it meanwhile has said what became of it. */
export async function markFailed(
  tx: Tx,
  { id, attempts }: OutboxRow,
  failed: { readonly error: string; readonly again: Instant },
): Promise<void> {
  await sql`update notice_outbox set attempts = attempts + 1, error = ${failed.error}, again_at = ${failed.again}
    where id = ${id}::bigint and told_at is null and attempts = ${attempts}`.execute(tx)
}

/** Marks at once what needs no telling: the acts that somebody has said nobody is told of, but for what they leave on record about other things. */
export async function markSilent(
  tx: Tx,
  silent: { readonly acts: readonly string[]; readonly but: readonly string[] },
  now: Instant,
): Promise<void> {
  await sql`update notice_outbox o set told_at = ${now}, recipients = 0
    from (select b.id from notice_outbox b join audit_entry a on a.id = b.source_id::bigint
      where b.told_at is null and b.source = 'act' and a.act = any(${silent.acts}) and a.object_kind <> all(${silent.but})
      order by b.id limit 1000 for update of b) as quiet
    where o.id = quiet.id`.execute(tx)
}

/** Puts in what comes near by itself: steps due within a day, duties whose warning has come. Each once for a day: one that the calendar moved is told again. */
export async function putNear(db: Database, on: { readonly today: Day; readonly tomorrow: Day }): Promise<void> {
  await sql`insert into notice_outbox (source, source_id)
    select 'case-due', k.id || ':' || k.due_on from case_clock k join case_file c on c.id = k.case_id and c.step = k.step
    where k.ended_at is null and k.overdue_at is null and k.due_on between ${on.today}::date and ${on.tomorrow}::date
    union all
    select 'duty-due', i.id || ':' || i.due_on from duty_instance i
    where i.state = 'open' and i.overdue_at is null and i.warn_on <= ${on.today}::date and i.due_on >= ${on.today}::date
    on conflict do nothing`.execute(db)
}

/** What was told long ago goes, but for days that came: their rows keep them from being told again. */
export async function forgetTold(db: Database, before: Instant): Promise<void> {
  await sql`delete from notice_outbox where told_at < ${before} and source not in ('case-due', 'duty-due', 'lapse')`.execute(db)
}

/** What a row of a day that comes near names: whose day, and which it was when it was put in. */
export interface NearDay {
  readonly id: Id
  readonly day: string
}

export interface EntryRow {
  readonly at: Instant
  readonly act: string
  readonly personId: string
  readonly personName: string
  readonly organisationId: string
  readonly organisationName: string | null
  readonly objectKind: string
  readonly objectId: string
  readonly jurisdictionId: Id | null
  readonly concernedId: Id | null
  readonly concernedName: string | null
  readonly regime: string | null
  readonly cite: string | null
  /** Of a term that was counted again. */
  readonly dueBefore: string | null
  readonly dueAfter: string | null
  readonly because: string | null
}

// Organisations of the record are texts, because some acts come from nobody.
const idIn = (column: string) => sql`(case when ${sql.ref(column)} ~ '^[0-9a-f-]{36}$' then ${sql.ref(column)}::uuid end)`

export async function entryOf(reader: Reader, id: string): Promise<EntryRow | null> {
  const { rows } = await sql<EntryRow>`
    select a.at, a.act, a.person_id as "personId", a.person_name as "personName", a.organisation_id as "organisationId", d.name as "organisationName",
      a.object_kind as "objectKind", a.object_id as "objectId", a.jurisdiction_id as "jurisdictionId",
      a.concerned_organisation_id as "concernedId", c.name as "concernedName", a.regime, a.cite,
      a.before->>'dueOn' as "dueBefore", a.after->>'dueOn' as "dueAfter", a.after->>'because' as because
    from audit_entry a left join organisation d on d.id = ${idIn('a.organisation_id')}
      left join organisation c on c.id = ${idIn('a.concerned_organisation_id')}
    where a.id = ${id}::bigint`.execute(reader)
  return rows[0] ?? null
}

export interface CaseEventRow {
  readonly caseId: Id
  readonly at: Instant
  readonly kind: 'begun' | 'left' | 'elapsed' | 'overdue' | 'proposed' | 'endorsed' | 'returned' | 'advised' | 'reread'
  readonly step: string
  readonly outcome: string | null
  readonly personId: Id | null
  readonly personName: string | null
  readonly organisationName: string | null
  readonly concernedName: string
  readonly opinion: string | null
}

export async function caseEventOf(reader: Reader, id: string): Promise<CaseEventRow | null> {
  const { rows } = await sql<CaseEventRow>`
    select e.case_id as "caseId", e.at, e.kind, e.step, e.outcome, e.person_id as "personId", e.person_name as "personName",
      e.organisation_name as "organisationName", o.name as "concernedName", e.opinion
    from case_event e join case_file c on c.id = e.case_id join organisation o on o.id = c.organisation_id where e.id = ${id}::bigint`.execute(
    reader,
  )
  return rows[0] ?? null
}

export interface DocumentRow {
  readonly jurisdictionId: Id
  readonly name: string
  readonly at: Instant
  readonly issuedBy: Id
  readonly issuedByName: string
  readonly issuerName: string
  readonly addressees: readonly Id[]
}

export async function documentOf(reader: Reader, id: Id): Promise<DocumentRow | null> {
  const { rows } = await sql<DocumentRow>`
    select c.jurisdiction_id as "jurisdictionId", d.name || '（' || d.number || '）' as name, d.issued_at as at, d.issued_by as "issuedBy",
      d.issued_by_name as "issuedByName", d.issuer_name as "issuerName",
      array(select a.organisation_id from document_address a where a.document_id = d.id) as addressees
    from issued_document d join case_file c on c.id = d.case_id where d.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

export interface OwedRow {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly duty: string
  readonly organisationId: Id
  readonly organisationName: string
  readonly dueOn: Day
  readonly state: string
  readonly at: Instant
}

export async function dutyOf(reader: Reader, id: Id): Promise<OwedRow | null> {
  const { rows } = await sql<OwedRow>`
    select i.jurisdiction_id as "jurisdictionId", i.regime_id as "regimeId", i.duty, i.organisation_id as "organisationId",
      o.name as "organisationName", i.due_on as "dueOn", i.state, i.created_at as at
    from duty_instance i join organisation o on o.id = i.organisation_id where i.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

export interface FindingRow {
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly regime: string
  readonly cite: string
}

export async function findingOf(reader: Reader, id: Id): Promise<FindingRow | null> {
  const { rows } = await sql<FindingRow>`
    select f.jurisdiction_id as "jurisdictionId", f.organisation_id as "organisationId", o.name as "organisationName", f.regime, f.cite
    from usage_finding f join organisation o on o.id = f.organisation_id where f.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** The case of a clock that still runs to that day; null where it does not any more. */
export async function runningClock(
  reader: Reader,
  { id, day }: NearDay,
): Promise<{ readonly caseId: Id; readonly concernedName: string } | null> {
  const { rows } = await sql<{ caseId: Id; concernedName: string }>`
    select k.case_id as "caseId", o.name as "concernedName" from case_clock k join case_file c on c.id = k.case_id and c.step = k.step
      join organisation o on o.id = c.organisation_id
    where k.id = ${id} and k.due_on::text = ${day} and k.ended_at is null and k.overdue_at is null`.execute(reader)
  return rows[0] ?? null
}

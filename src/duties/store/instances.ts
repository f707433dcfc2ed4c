import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, type Id, type Instant, newId, type Reader, type Tx } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'
import type { Arising, Filing, Instance } from '../duty.ts'

export const columns = sql`i.id, i.jurisdiction_id as "jurisdictionId", i.regime_id as "regimeId", i.duty, i.organisation_id as "organisationId",
  o.name as "organisationName", i.system_id as "systemId", s.name as "systemName", i.case_id as "caseId", c.number as "caseNumber",
  i.important_period_id as "importantPeriodId", ip.name as "importantPeriodName", i.origin, i.subject_from as "subjectFrom",
  i.subject_to as "subjectTo", i.arises_on as "arisesOn", i.counted_from as "countedFrom", i.term, i.due_on as "dueOn", i.due_at as "dueAt",
  i.provisional, i.warn_on as "warnOn", i.state, i.fulfilled_at as "fulfilledAt", i.fulfilled_by_name as "fulfilledByName", i.late,
  i.valid_from as "validFrom", i.valid_to as "validTo", i.waived_at as "waivedAt", i.waived_by_name as "waivedByName",
  i.waived_reason as "waivedReason", i.overdue_at as "overdueAt", i.findings`
export const joined = sql`duty_instance i join organisation o on o.id = i.organisation_id left join system s on s.id = i.system_id
  left join case_file c on c.id = i.case_id left join important_period ip on ip.id = i.important_period_id`

/** Duties of which the actor's parties receive what is filed. `open`: what a supervising party sends to all of them. */
export interface Receiving {
  readonly regime: string
  readonly duty: string
  readonly open: boolean
}

export interface Eyes {
  readonly sight: Sight
  readonly organisationId: Id
  readonly receives: readonly Receiving[]
}

/**
 * Everybody sees what his sight holds. Who receives what was filed for a duty reads that as well, wherever it was filed: a circular to
 * all of a party all of them, what two organisations hand each other those whom a case ties together.
 */
export const seesInstance = ({ sight, organisationId, receives }: Eyes) => sql<boolean>`(${visible(sight, {
  jurisdiction: sql.ref('i.jurisdiction_id'),
  organisation: sql.ref('i.organisation_id'),
})} or (i.jurisdiction_id = ${sight.jurisdictionId} and i.state = 'fulfilled' and exists (
  select 1 from jsonb_to_recordset(${JSON.stringify(receives)}::jsonb) as r(regime text, duty text, open boolean)
  where r.regime = i.regime_id and r.duty = i.duty and case
    when i.case_id is null and r.open then true
    else exists (select 1 from case_file tie where tie.submissions > 0
      and (i.case_id is null or tie.id = i.case_id) and (i.system_id is null or tie.system_id = i.system_id)
      and ${organisationId} in (tie.organisation_id, tie.provider_id)
      and (i.case_id is not null or i.organisation_id in (tie.organisation_id, tie.provider_id))) end)))`

/** The instance, if the actor sees it. */
export async function findInstance(reader: Reader, eyes: Eyes, id: Id): Promise<Instance | null> {
  const { rows } = await sql<Instance>`select ${columns} from ${joined} where i.id = ${id} and ${seesInstance(eyes)}`.execute(reader)
  return rows[0] ?? null
}

/** The same, locked until the transaction ends. */
export async function lockInstance(tx: Tx, eyes: Eyes, id: Id): Promise<Instance | null> {
  await sql`select 1 from duty_instance where id = ${id} for update`.execute(tx)
  return findInstance(tx, eyes, id)
}

/** For the program itself; null where another transaction holds it. */
export async function tryLockInstance(tx: Tx, id: Id): Promise<Instance | null> {
  const { rows } = await sql<Instance>`select ${columns} from ${joined} where i.id = ${id} for update of i skip locked`.execute(tx)
  return rows[0] ?? null
}

/** Makes those exist that do not yet; answers which. */
export async function insertInstances(tx: Tx, arising: readonly Arising[], at: Instant): Promise<(Arising & { readonly id: Id })[]> {
  if (arising.length === 0) return []
  const rows = arising.map((each) => ({ ...each, id: newId() }))
  const { rows: made } = await sql<{ id: Id }>`
    insert into duty_instance (id, jurisdiction_id, regime_id, duty, organisation_id, system_id, case_id, important_period_id, origin,
      subject_from, subject_to, arises_on, counted_from, term, due_on, due_at, provisional, warn_on, created_at)
    select id, "jurisdictionId", "regimeId", duty, "organisationId", "systemId", "caseId", "importantPeriodId", origin,
      "subjectFrom", "subjectTo", "arisesOn", "countedFrom", term, "dueOn", "dueAt", provisional, "warnOn", ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, "jurisdictionId" uuid, "regimeId" text, duty text,
      "organisationId" uuid, "systemId" uuid, "caseId" uuid, "importantPeriodId" uuid, origin text, "subjectFrom" date, "subjectTo" date,
      "arisesOn" date, "countedFrom" timestamptz, term text, "dueOn" date, "dueAt" timestamptz, provisional boolean, "warnOn" date)
    on conflict do nothing returning id`.execute(tx)
  const ids = new Set(made.map(({ id }) => id))
  return rows.filter(({ id }) => ids.has(id))
}

/** Open instances whose day has passed and that nobody has marked, oldest first. */
export async function toMark(reader: Reader, now: Instant, { limit, except }: { limit: number; except: readonly Id[] }): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`select id from duty_instance
    where state = 'open' and overdue_at is null and due_at <= ${now} and id <> all(${except}) order by due_at, id limit ${limit}`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

export async function markOverdue(tx: Tx, id: Id, at: Instant, findings: readonly Finding[]): Promise<void> {
  await sql`update duty_instance set overdue_at = ${at}, findings = ${JSON.stringify(findings)}::jsonb where id = ${id}`.execute(tx)
}

export async function fulfilInstance(
  tx: Tx,
  id: Id,
  by: { at: Instant; personId: Id; personName: string; late: boolean; validFrom: Day | null; validTo: Day | null },
): Promise<void> {
  await sql`update duty_instance set state = 'fulfilled', fulfilled_at = ${by.at}, fulfilled_by = ${by.personId},
      fulfilled_by_name = ${by.personName}, late = ${by.late}, valid_from = ${by.validFrom}, valid_to = ${by.validTo} where id = ${id}`.execute(
    tx,
  )
}

export async function revalidate(tx: Tx, id: Id, validFrom: Day | null, validTo: Day | null): Promise<void> {
  await sql`update duty_instance set valid_from = ${validFrom}, valid_to = ${validTo} where id = ${id}`.execute(tx)
}

export async function waiveInstance(tx: Tx, id: Id, by: { at: Instant; personId: Id; personName: string; reason: string }): Promise<void> {
  await sql`update duty_instance set state = 'waived', waived_at = ${by.at}, waived_by = ${by.personId}, waived_by_name = ${by.personName},
      waived_reason = ${by.reason} where id = ${id}`.execute(tx)
}

type NewDay = Pick<Arising, 'dueOn' | 'dueAt' | 'provisional' | 'warnOn'>

/** Moves the due day of an open instance; what was marked too early is not overdue after all. */
export async function moveDue(tx: Tx, id: Id, to: NewDay, now: Instant): Promise<void> {
  await sql`update duty_instance set due_on = ${to.dueOn}, due_at = ${to.dueAt}, provisional = ${to.provisional}, warn_on = ${to.warnOn},
      overdue_at = case when ${to.dueAt}::timestamptz > ${now}::timestamptz then null else overdue_at end
    where id = ${id} and state = 'open'`.execute(tx)
}

/** Open instances of an important period. */
export async function openOfPeriod(tx: Tx, periodId: Id): Promise<Instance[]> {
  const { rows } = await sql<Instance>`select ${columns} from ${joined}
    where i.important_period_id = ${periodId} and i.state = 'open' for update of i`.execute(tx)
  return rows
}

/** The open instance that follows a paper, if there is one. */
export async function renewalOf(tx: Tx, paper: Instance): Promise<Instance | null> {
  const { rows } = await sql<Instance>`select ${columns} from ${joined}
    where i.origin = ${`renews:${paper.id}`} and i.organisation_id = ${paper.organisationId} and i.state = 'open' for update of i`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Open instances that are counted by the calendar and may be touched by a change of it from a day on, by their ids. */
export async function instancesTouched(
  reader: Reader,
  from: Day,
  { after, limit }: { after: Id | null; limit: number },
): Promise<Instance[]> {
  const { rows } = await sql<Instance>`select ${columns} from ${joined}
    where i.state = 'open' and i.counted_from is not null and (i.provisional or i.due_on >= ${from}) and (${after}::uuid is null or i.id > ${after}::uuid)
    order by i.id limit ${limit}`.execute(reader)
  return rows
}

/** From which day to which an instance was moved, and why. */
export interface DueMove {
  readonly at: Instant
  readonly from: Day
  readonly to: Day
  readonly because: string
}

export async function insertDueMove(tx: Tx, id: Id, { at, from, to, because }: DueMove): Promise<void> {
  await sql`insert into duty_due_move (duty_instance_id, at, from_day, to_day, because) values (${id}, ${at}, ${from}, ${to}, ${because})`.execute(
    tx,
  )
}

export async function dueMovesOf(reader: Reader, id: Id): Promise<DueMove[]> {
  const { rows } = await sql<DueMove>`select at, from_day as "from", to_day as "to", because from duty_due_move
    where duty_instance_id = ${id} order by id`.execute(reader)
  return rows
}

/** Open instances whose day rested on a year that was not published. */
export async function provisionalIds(reader: Reader): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`select id from duty_instance where state = 'open' and provisional order by id`.execute(reader)
  return rows.map(({ id }) => id)
}

export async function insertFiling(
  tx: Tx,
  instanceId: Id,
  filing: Filing & { readonly personId: Id; readonly bytes: Uint8Array | null },
): Promise<void> {
  if (filing.bytes && filing.sha256)
    await sql`insert into stored_file (sha256, size, bytes) values (${filing.sha256}, ${filing.size}, ${Buffer.from(filing.bytes)})
      on conflict do nothing`.execute(tx)
  await sql`insert into duty_filing (id, instance_id, at, person_id, person_name, note, sha256, name, media_type, size, valid_from, valid_to)
    values (${filing.id}, ${instanceId}, ${filing.at}, ${filing.personId}, ${filing.personName}, ${filing.note}, ${filing.sha256},
      ${filing.name}, ${filing.mediaType}, ${filing.size}, ${filing.validFrom}, ${filing.validTo})`.execute(tx)
}

/** All that was handed in, in order. */
export async function filingsOf(reader: Reader, instanceId: Id): Promise<Filing[]> {
  const { rows } = await sql<Filing>`select id, at, person_name as "personName", note, sha256, name, media_type as "mediaType", size,
      valid_from as "validFrom", valid_to as "validTo"
    from duty_filing where instance_id = ${instanceId} order by seq`.execute(reader)
  return rows
}

export async function bytesOf(reader: Reader, digest: string): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from stored_file where sha256 = ${digest}`.execute(reader)
  if (!rows[0]) throw new Error(`the content of ${digest} is not stored`)
  return rows[0].bytes
}

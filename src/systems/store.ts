import { sql } from 'kysely'
import { type Sight, visible } from '../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../kernel/index.ts'
import type { Finding } from '../regimes/index.ts'
import type { System, SystemFields, Unit } from './system.ts'

const columns = sql`s.id, s.jurisdiction_id as "jurisdictionId", s.organisation_id as "organisationId", o.name as "organisationName", s.name,
  s.kind, s.purpose, s.classified, s.mlps, s.mlps_filing as "mlpsFiling", s.budget_channel as "budgetChannel", s.status, s.exemption,
  s.builder, s.contact, s.domestic, s.domestic_reason as "domesticReason", s.hosted_elsewhere as "hostedElsewhere",
  s.hosting_provider as "hostingProvider", s.hosting_ends_on as "hostingEndsOn", s.construction_ends_on as "constructionEndsOn", s.original_cut_over_on as "originalCutOverOn", s.original_retired_on as "originalRetiredOn", s.findings, s.version,
  s.created_at as "createdAt", s.changed_at as "changedAt"`
/** Of a system `s`. */
export const seesSystem = (sight: Sight) =>
  visible(sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })

export interface SystemSearch {
  readonly search?: string | undefined
  readonly organisationId?: Id | undefined
  readonly status?: string | undefined
  readonly limit: number
  /** Name and id of the last row of the page before. */
  readonly after: readonly [string, Id] | null
}

/** One row more than `limit`, in the order of names. */
export async function listSystems(
  db: Reader,
  sight: Sight,
  { search, organisationId, status, limit, after }: SystemSearch,
): Promise<System[]> {
  const { rows } = await sql<System>`
    select ${columns} from system s join organisation o on o.id = s.organisation_id
    where ${seesSystem(sight)}
      and (${search ?? null}::text is null or strpos(lower(s.name), lower(${search ?? ''})) > 0)
      and (${organisationId ?? null}::uuid is null or s.organisation_id = ${organisationId ?? null}::uuid)
      and (${status ?? null}::text is null or s.status = ${status ?? null})
      and (${after === null} or (s.name, s.id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
    order by s.name, s.id::text limit ${limit + 1}`.execute(db)
  return rows
}

export async function findSystem(db: Reader, sight: Sight, id: Id): Promise<System | null> {
  const { rows } = await sql<System>`
    select ${columns} from system s join organisation o on o.id = s.organisation_id where s.id = ${id} and ${seesSystem(sight)}`.execute(db)
  return rows[0] ?? null
}

/** The same, locked until the transaction ends. */
export async function lockSystem(tx: Tx, sight: Sight, id: Id): Promise<System | null> {
  const { rows } = await sql<System>`
    select ${columns} from system s join organisation o on o.id = s.organisation_id
    where s.id = ${id} and ${seesSystem(sight)} for update of s`.execute(tx)
  return rows[0] ?? null
}

/** False when the organisation already has a system of that name. */
export async function insertSystem(
  tx: Tx,
  system: SystemFields & { readonly id: Id; readonly unit: Unit; readonly findings: readonly Finding[]; readonly at: Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, classified, mlps, mlps_filing, budget_channel, status,
      exemption, builder, contact, domestic, domestic_reason, hosted_elsewhere, hosting_provider, hosting_ends_on, construction_ends_on,
      findings, created_at, changed_at)
    values (${system.id}, ${system.unit.jurisdictionId}, ${system.unit.id}, ${system.name}, ${system.kind}, ${system.purpose},
      ${system.classified}, ${system.mlps}, ${system.mlpsFiling}, ${system.budgetChannel}, ${system.status}, ${system.exemption},
      ${system.builder}, ${system.contact}, ${system.domestic}, ${system.domesticReason}, ${system.hostedElsewhere},
      ${system.hostingProvider}, ${system.hostingEndsOn}, ${system.constructionEndsOn}, ${JSON.stringify(system.findings)}::jsonb, ${system.at}, ${system.at})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function updateSystem(
  tx: Tx,
  id: Id,
  system: SystemFields & { readonly findings: readonly Finding[]; readonly at: Instant },
): Promise<void> {
  await sql`
    update system set name = ${system.name}, kind = ${system.kind}, purpose = ${system.purpose}, mlps = ${system.mlps},
      mlps_filing = ${system.mlpsFiling}, budget_channel = ${system.budgetChannel}, status = ${system.status},
      exemption = ${system.exemption}, builder = ${system.builder}, contact = ${system.contact},
      domestic = ${system.domestic}, domestic_reason = ${system.domesticReason}, hosted_elsewhere = ${system.hostedElsewhere},
      hosting_provider = ${system.hostingProvider}, hosting_ends_on = ${system.hostingEndsOn},
      construction_ends_on = ${system.constructionEndsOn},
      findings = ${JSON.stringify(system.findings)}::jsonb, changed_at = ${system.at}, version = version + 1
    where id = ${id}`.execute(tx)
}

export const nameTaken = async (tx: Tx, organisationId: Id, name: string, except: Id): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from system where organisation_id = ${organisationId} and name = ${name} and id <> ${except}`.execute(tx)
  return rows.length > 0
}

export async function cutOver(tx: Tx, id: Id, on: Day, at: Instant): Promise<void> {
  await sql`update system set original_cut_over_on = ${on}, status = 'on-cloud', changed_at = ${at}, version = version + 1
    where id = ${id}`.execute(tx)
}

export async function retireOriginal(tx: Tx, id: Id, on: Day, at: Instant): Promise<void> {
  await sql`update system set original_retired_on = ${on}, changed_at = ${at}, version = version + 1 where id = ${id}`.execute(tx)
}

/** The unit, if the actor may write for it: it is his own organisation or below it, or he sees the whole jurisdiction. */
export async function unitActedFor(tx: Tx, sight: Sight, own: Id, organisationId: Id): Promise<Unit | null> {
  const { rows } = await sql<Unit>`
    with recursive above as (
      select id, parent_id from organisation where id = ${organisationId} and jurisdiction_id = ${sight.jurisdictionId}
      union select o.id, o.parent_id from organisation o join above a on o.id = a.parent_id)
    select o.id, o.jurisdiction_id as "jurisdictionId", o.name, o.budget, o.area, o.nature from organisation o
    where o.id = ${organisationId} and o.jurisdiction_id = ${sight.jurisdictionId}
      and (${sight.all} or exists (select 1 from above where id = ${own}))`.execute(tx)
  return rows[0] ?? null
}

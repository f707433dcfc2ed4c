import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { CheckedResource, CheckInput, ResourceCheck } from './check.ts'

const seen = (sight: Sight, table: 'r' | 'k') =>
  visible(sight, {
    jurisdiction: sql.ref(`${table}.jurisdiction_id`),
    organisation: sql.ref(`${table}.organisation_id`),
    provider: sql.ref(`${table}.provider_id`),
  })

/** The resource, if the actor sees it and it has not ended. */
export async function resourceSeen(tx: Tx, sight: Sight, id: Id): Promise<CheckedResource | null> {
  const { rows } = await sql<CheckedResource>`
    select r.id, r.jurisdiction_id as "jurisdictionId", r.organisation_id as "organisationId", r.system_id as "systemId", r.provider_id as "providerId",
      i.name as "itemName"
    from resource r join service_item i on i.id = r.item_id where r.id = ${id} and r.state <> 'ended' and ${seen(sight, 'r')}`.execute(tx)
  return rows[0] ?? null
}

/** The name of a system of the jurisdiction that has resources with the provider, or that the actor sees. */
export async function systemNamed(tx: Tx, sight: Sight, providerId: Id, id: Id): Promise<string | null> {
  const own = visible(sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })
  const { rows } = await sql<{ name: string }>`
    select s.name from system s where s.id = ${id} and s.jurisdiction_id = ${sight.jurisdictionId}
      and (${own} or exists (select from resource r where r.system_id = s.id and r.provider_id = ${providerId}))`.execute(tx)
  return rows[0]?.name ?? null
}

interface NewCheck extends Omit<CheckInput, 'resourceId'> {
  readonly id: Id
  readonly resource: CheckedResource
  readonly by: Id
  readonly person: string
  readonly at: Instant
}

export async function insertCheck(tx: Tx, { id, resource, by, person, at, ...check }: NewCheck): Promise<void> {
  await sql`
    insert into resource_check (id, jurisdiction_id, resource_id, organisation_id, system_id, provider_id, actual_system_id, actual_system, as_applied,
      idle, note, checked_by, checked_by_person, checked_at)
    values (${id}, ${resource.jurisdictionId}, ${resource.id}, ${resource.organisationId}, ${resource.systemId}, ${resource.providerId},
      ${check.actualSystemId}, ${check.actualSystem}, ${check.asApplied}, ${check.idle}, ${check.note}, ${by}, ${person}, ${at})`.execute(
    tx,
  )
}

export interface CheckSearch {
  readonly id?: Id | undefined
  readonly organisationId?: Id | undefined
  readonly systemId?: Id | undefined
  readonly limit: number
  readonly after: readonly [Instant, Id] | null
}

/** Newest first, one row more than `limit`. */
export async function listChecks(db: Reader, sight: Sight, { limit, after, ...by }: CheckSearch): Promise<ResourceCheck[]> {
  const { rows } = await sql<ResourceCheck>`
    select k.id, k.resource_id as "resourceId", k.organisation_id as "organisationId", o.name as "organisationName", k.system_id as "systemId",
      s.name as "systemName", k.provider_id as "providerId", i.name as "itemName", k.actual_system_id as "actualSystemId",
      k.actual_system as "actualSystem", k.as_applied as "asApplied", k.idle, k.note, b.name as "checkedByName",
      k.checked_by_person as "checkedByPerson", k.checked_at as "checkedAt",
      coalesce((select jsonb_agg(jsonb_build_object('rule', f.rule, 'message', f.message,
          'citation', jsonb_build_object('regime', f.regime, 'cite', f.cite)) order by f.rule)
        from usage_finding f where f.check_id = k.id and f.state <> 'void'), '[]') as findings
    from resource_check k join organisation o on o.id = k.organisation_id join system s on s.id = k.system_id join organisation b on b.id = k.checked_by
    join resource r on r.id = k.resource_id join service_item i on i.id = r.item_id
    where ${seen(sight, 'k')}
      ${by.id ? sql`and k.id = ${by.id}` : sql``}
      ${by.organisationId ? sql`and k.organisation_id = ${by.organisationId}` : sql``}
      ${by.systemId ? sql`and k.system_id = ${by.systemId}` : sql``}
      ${after ? sql`and (k.checked_at, k.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by k.checked_at desc, k.id desc limit ${limit + 1}`.execute(db)
  return rows
}

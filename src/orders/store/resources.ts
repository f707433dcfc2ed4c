import { sql } from 'kysely'
import { type OfficeActor, visible } from '../../identity/index.ts'
import { type Day, dayOf, type Id, type Instant, newId, type Page, pageOf, type Reader, type Tx, timeCursor } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import type { OrderLine } from '../line.ts'

/** A resource as it stands. */
export interface Resource {
  readonly id: Id
  readonly organisationId: Id
  readonly caseId: Id
  readonly lineNo: number
  readonly itemName: string
  readonly state: 'testing' | 'delivered' | 'ended'
  readonly chargedFrom: Day | null
  readonly chargedUntil: Day | null
  readonly runningWorkOrderId: Id | null
  readonly runningNumber: string | null
}

/** Of a resource `r`. */
export const seesResource = (sight: OfficeActor['sight']) =>
  visible(sight, {
    jurisdiction: sql.ref('r.jurisdiction_id'),
    organisation: sql.ref('r.organisation_id'),
    provider: sql.ref('r.provider_id'),
  })

/** Locks and reads resources: those of a case, or those that lines name. */
export async function lockResources(tx: Tx, by: { caseId: Id } | { ids: readonly Id[] }): Promise<Resource[]> {
  const which = 'caseId' in by ? sql`r.case_id = ${by.caseId}` : sql`r.id = any(${by.ids})`
  const { rows } = await sql<Resource>`
    select r.id, r.organisation_id as "organisationId", r.case_id as "caseId", r.line_no as "lineNo", i.name as "itemName", r.state,
      r.charged_from as "chargedFrom", r.charged_until as "chargedUntil", r.running_work_order_id as "runningWorkOrderId", w.number as "runningNumber"
    from resource r join service_item i on i.id = r.item_id left join work_order w on w.id = r.running_work_order_id
    where ${which} order by r.id for update of r`.execute(tx)
  return rows
}

/** The resource of a line: made when it is first built, found again when it is delivered after its test. */
export async function upsertResource(
  tx: Tx,
  file: CaseFile,
  line: OrderLine,
  to: { state: Resource['state']; externalName: string | null; at: Instant },
): Promise<Id> {
  const { rows } = await sql<{ id: Id }>`
    insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, external_name, state, created_at)
    values (${newId()}, ${file.jurisdictionId}, ${file.organisationId}, ${file.systemId}, ${file.providerId}, ${line.poolId}, ${line.itemId}, ${file.id},
      ${line.no}, ${to.externalName}, ${to.state}, ${to.at})
    on conflict (case_id, line_no) do update set state = excluded.state, pool_id = excluded.pool_id, item_id = excluded.item_id,
      external_name = coalesce(excluded.external_name, resource.external_name)
    returning id`.execute(tx)
  if (!rows[0]) throw new Error(`line ${line.no} of case ${file.number} made no resource`)
  return rows[0].id
}

/**
 * From `on` the resource has this quantity. What began earlier ends the day before; what began on the same day was never
 * in force and gives way (the order's lines keep it).
 */
export async function allocate(tx: Tx, resourceId: Id, on: Day, quantity: string, caseId: Id): Promise<void> {
  await endAllocation(tx, resourceId, on)
  await sql`insert into allocation (resource_id, during, quantity, case_id)
    values (${resourceId}, daterange(${on}::date, null), ${quantity}, ${caseId})`.execute(tx)
}

/** From `on` nothing is allocated any more. */
export async function endAllocation(tx: Tx, resourceId: Id, on: Day): Promise<void> {
  await sql`delete from allocation where resource_id = ${resourceId} and lower(during) >= ${on}::date`.execute(tx)
  await sql`update allocation set during = daterange(lower(during), ${on}::date) where resource_id = ${resourceId} and during @> ${on}::date`.execute(
    tx,
  )
}

export async function setCharging(tx: Tx, id: Id, days: { from: Day | null; until: Day | null }): Promise<void> {
  await sql`update resource set charged_from = ${days.from}, charged_until = ${days.until} where id = ${id}`.execute(tx)
}

export async function setState(tx: Tx, ids: readonly Id[], state: Resource['state']): Promise<void> {
  await sql`update resource set state = ${state} where id = any(${ids})`.execute(tx)
}

/** The day on which one of these events of the case last happened; null when none did. */
export async function lastHappened(tx: Tx, caseId: Id, events: readonly string[]): Promise<Day | null> {
  const { rows } = await sql<{ at: Instant }>`
    select e.at from case_event e join case_file c on c.id = e.case_id
    where e.case_id = ${caseId} and e.kind = 'left' and c.procedure || '.' || e.step || '.' || e.outcome = any(${events})
    order by e.id desc limit 1`.execute(tx)
  return rows[0] ? dayOf(rows[0].at) : null
}

/** Marks the one operation that runs on these resources; null when it is over. */
export async function setRunning(tx: Tx, ids: readonly Id[], workOrderId: Id | null): Promise<void> {
  await sql`update resource set running_work_order_id = ${workOrderId} where id = any(${ids})`.execute(tx)
}

/** A resource in a list. */
export interface ResourceRow {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemId: Id
  readonly systemName: string
  readonly providerId: Id
  readonly providerName: string
  readonly poolId: Id
  readonly poolName: string
  readonly zone: string
  readonly itemId: Id
  readonly itemName: string
  readonly specification: string
  readonly unit: string
  readonly externalName: string | null
  readonly state: Resource['state']
  readonly quantity: string | null
  readonly chargedFrom: Day | null
  readonly chargedUntil: Day | null
  readonly caseId: Id
  readonly caseNumber: string
  readonly runningWorkOrderId: Id | null
}

export interface ResourceQuery {
  readonly id?: Id | undefined
  readonly organisation?: Id | undefined
  readonly system?: Id | undefined
  readonly provider?: Id | undefined
  readonly state?: Resource['state'] | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** The resources that the actor sees, newest first. */
export async function listResources(reader: Reader, { sight }: OfficeActor, query: ResourceQuery): Promise<Page<ResourceRow>> {
  const [at, id] = timeCursor(query.after) ?? []
  const { rows } = await sql<ResourceRow & { createdAt: Instant }>`
    select r.id, r.organisation_id as "organisationId", o.name as "organisationName", r.system_id as "systemId", s.name as "systemName",
      r.provider_id as "providerId", p.name as "providerName", r.pool_id as "poolId", l.name as "poolName", l.zone, r.item_id as "itemId", i.name as "itemName",
      i.specification, i.unit, r.external_name as "externalName", r.state, r.charged_from as "chargedFrom", r.charged_until as "chargedUntil",
      r.case_id as "caseId", c.number as "caseNumber", r.running_work_order_id as "runningWorkOrderId", r.created_at as "createdAt",
      (select trim_scale(a.quantity)::text from allocation a where a.resource_id = r.id order by a.during desc limit 1) as quantity
    from resource r join organisation o on o.id = r.organisation_id join system s on s.id = r.system_id join organisation p on p.id = r.provider_id
      join pool l on l.id = r.pool_id join service_item i on i.id = r.item_id join case_file c on c.id = r.case_id
    where ${seesResource(sight)}
      ${query.id ? sql`and r.id = ${query.id}` : sql``}
      ${query.organisation ? sql`and r.organisation_id = ${query.organisation}` : sql``}
      ${query.system ? sql`and r.system_id = ${query.system}` : sql``}
      ${query.provider ? sql`and r.provider_id = ${query.provider}` : sql``}
      ${query.state ? sql`and r.state = ${query.state}` : sql``}
      ${at && id ? sql`and (r.created_at, r.id) < (${at}, ${id})` : sql``}
    order by r.created_at desc, r.id desc limit ${query.limit + 1}`.execute(reader)
  const page = pageOf(rows, query.limit, (row) => [row.createdAt, row.id])
  return { ...page, items: page.items.map(({ createdAt: _, ...row }) => row) }
}

/** How much was allocated from when to when; `to` is the last day, null while it runs. */
export interface AllocationRow {
  readonly from: Day
  readonly to: Day | null
  readonly quantity: string
  readonly caseId: Id
  readonly caseNumber: string
}

export async function allocationsOf(reader: Reader, resourceId: Id): Promise<AllocationRow[]> {
  const { rows } = await sql<AllocationRow>`
    select lower(a.during) as from, upper(a.during) - 1 as to, trim_scale(a.quantity)::text as quantity, a.case_id as "caseId", c.number as "caseNumber"
    from allocation a join case_file c on c.id = a.case_id where a.resource_id = ${resourceId} order by a.during`.execute(reader)
  return rows
}

import { sql } from 'kysely'
import { type OfficeActor, visible } from '../../identity/index.ts'
import { type Day, type Id, type Instant, type Page, pageOf, type Reader, type Tx, timeCursor } from '../../kernel/index.ts'
import type { WorkKind } from '../../regimes/index.ts'
import type { WorkOrderState } from '../rules/work-order.ts'

export interface WorkOrder {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly caseId: Id
  readonly caseNumber: string
  readonly step: string
  readonly kind: WorkKind
  readonly number: string
  readonly organisationId: Id
  readonly organisationName: string
  readonly providerId: Id
  readonly providerName: string
  readonly systemName: string | null
  readonly state: WorkOrderState
  readonly issuedAt: Instant
  readonly acceptedAt: Instant | null
  readonly doneAt: Instant | null
  /** The statutory day of the case's step, as its clock stands; null where the step has none or it stands still. */
  readonly dueOn: Day | null
  readonly overdue: boolean
  readonly version: number
}

export interface WorkOrderLine {
  readonly line: number
  readonly resourceId: Id | null
  readonly itemId: Id
  readonly itemName: string
  readonly specification: string
  readonly unit: string
  readonly poolName: string
  readonly zone: string
  readonly quantity: string
  readonly state: 'waiting' | 'done' | 'failed'
  readonly reason: string | null
  readonly externalName: string | null
  readonly doneAt: Instant | null
}

const columns = (
  now: Instant,
) => sql`w.id, w.jurisdiction_id as "jurisdictionId", w.case_id as "caseId", c.number as "caseNumber", w.step, w.kind, w.number,
  w.organisation_id as "organisationId", o.name as "organisationName", w.provider_id as "providerId", p.name as "providerName", s.name as "systemName",
  w.state, w.issued_at as "issuedAt", w.accepted_at as "acceptedAt", w.done_at as "doneAt", w.version,
  k.due_on as "dueOn", coalesce(coalesce(k.ended_at, ${now}) >= k.due_at, false) as overdue`
const joined = sql`work_order w join case_file c on c.id = w.case_id join organisation o on o.id = w.organisation_id
  join organisation p on p.id = w.provider_id left join system s on s.id = c.system_id
  left join lateral (select due_on, due_at, ended_at from case_clock
    where case_id = w.case_id and step = w.step and started_at <= w.issued_at order by started_at desc limit 1) k on true`
const seen = ({ sight }: OfficeActor) =>
  visible(sight, {
    jurisdiction: sql.ref('w.jurisdiction_id'),
    organisation: sql.ref('w.organisation_id'),
    provider: sql.ref('w.provider_id'),
  })

export async function findWorkOrder(
  reader: Reader,
  actor: OfficeActor,
  { id, now, lock = false }: { readonly id: Id; readonly now: Instant; readonly lock?: boolean },
): Promise<WorkOrder | null> {
  const { rows } =
    await sql<WorkOrder>`select ${columns(now)} from ${joined} where w.id = ${id} and ${seen(actor)} ${lock ? sql`for update of w` : sql``}`.execute(
      reader,
    )
  return rows[0] ?? null
}

export interface WorkOrderQuery {
  /** What is overdue is so by this moment. */
  readonly now: Instant
  readonly caseId?: Id | undefined
  readonly open?: boolean | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** The work orders that the actor sees, newest first. */
export async function listWorkOrders(reader: Reader, actor: OfficeActor, query: WorkOrderQuery): Promise<Page<WorkOrder>> {
  const [at, id] = timeCursor(query.after) ?? []
  const { rows } = await sql<WorkOrder>`select ${columns(query.now)} from ${joined} where ${seen(actor)}
      ${query.caseId ? sql`and w.case_id = ${query.caseId}` : sql``}
      ${query.open === undefined ? sql`` : query.open ? sql`and w.state not in ('done', 'withdrawn')` : sql`and w.state in ('done', 'withdrawn')`}
      ${at && id ? sql`and (w.issued_at, w.id) < (${at}, ${id})` : sql``}
    order by w.issued_at desc, w.id desc limit ${query.limit + 1}`.execute(reader)
  return pageOf(rows, query.limit, (row) => [row.issuedAt, row.id])
}

export async function workOrderLines(reader: Reader, id: Id): Promise<WorkOrderLine[]> {
  const { rows } = await sql<WorkOrderLine>`
    select l.line_no as line, l.resource_id as "resourceId", l.item_id as "itemId", i.name as "itemName", i.specification, i.unit, p.name as "poolName", p.zone,
      trim_scale(l.quantity)::text as quantity, l.state, l.reason, l.external_name as "externalName", l.done_at as "doneAt"
    from work_order_line l join service_item i on i.id = l.item_id join pool p on p.id = l.pool_id where l.work_order_id = ${id} order by l.line_no`.execute(
    reader,
  )
  return rows
}

export interface NewWorkOrder {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly caseId: Id
  readonly step: string
  readonly kind: WorkKind
  readonly number: string
  readonly organisationId: Id
  readonly providerId: Id
  readonly issuedAt: Instant
  readonly lines: readonly {
    readonly no: number
    readonly resourceId: Id | null
    readonly itemId: Id
    readonly poolId: Id
    readonly quantity: string
  }[]
}

export async function insertWorkOrder(tx: Tx, order: NewWorkOrder): Promise<void> {
  await sql`insert into work_order (id, jurisdiction_id, case_id, step, kind, number, organisation_id, provider_id, state, issued_at)
    values (${order.id}, ${order.jurisdictionId}, ${order.caseId}, ${order.step}, ${order.kind}, ${order.number}, ${order.organisationId},
      ${order.providerId}, 'issued', ${order.issuedAt})`.execute(tx)
  await sql`insert into work_order_line (work_order_id, line_no, resource_id, item_id, pool_id, quantity, state)
    select ${order.id}, l.no, l."resourceId", l."itemId", l."poolId", l.quantity, 'waiting'
    from jsonb_to_recordset(${JSON.stringify(order.lines)}::jsonb) as l(no int, "resourceId" uuid, "itemId" uuid, "poolId" uuid, quantity numeric)`.execute(
    tx,
  )
}

export async function updateWorkOrder(
  tx: Tx,
  id: Id,
  to: { state: WorkOrderState; acceptedAt?: Instant; doneAt?: Instant },
): Promise<void> {
  await sql`update work_order set state = ${to.state}, accepted_at = coalesce(${to.acceptedAt ?? null}, accepted_at),
    done_at = coalesce(${to.doneAt ?? null}, done_at), version = version + 1 where id = ${id}`.execute(tx)
}

export async function updateLine(
  tx: Tx,
  id: Id,
  line: number,
  to: { state: WorkOrderLine['state']; reason: string | null; externalName: string | null; doneAt: Instant | null; resourceId: Id | null },
): Promise<void> {
  await sql`update work_order_line set state = ${to.state}, reason = ${to.reason}, external_name = coalesce(${to.externalName}, external_name),
    done_at = ${to.doneAt}, resource_id = coalesce(${to.resourceId}::uuid, resource_id) where work_order_id = ${id} and line_no = ${line}`.execute(
    tx,
  )
}

/** Failed lines wait again. */
export async function retryLines(tx: Tx, id: Id): Promise<void> {
  await sql`update work_order_line set state = 'waiting', reason = null where work_order_id = ${id} and state = 'failed'`.execute(tx)
}

/** Gives up the work order of a case that left its step otherwise. Answers with those given up. */
export async function giveUpWorkOrders(tx: Tx, caseId: Id): Promise<{ id: Id; number: string }[]> {
  const { rows } = await sql<{ id: Id; number: string }>`update work_order set state = 'withdrawn', version = version + 1
    where case_id = ${caseId} and state not in ('done', 'withdrawn') returning id, number`.execute(tx)
  return rows
}

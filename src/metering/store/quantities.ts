import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { PlannedQuantity } from '../plan.ts'
import type { Quantity, QuantityState, StandingQuantity } from '../quantity.ts'

const stands = sql`q.state <> 'objected' and q.superseded_at is null`

/** Records of these resources that stand and touch a day from `from` to `to`. */
export async function standingQuantities(
  reader: Reader,
  resourceIds: readonly Id[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<StandingQuantity[]> {
  const { rows } = await sql<StandingQuantity>`
    select q.id, q.chain, q.resource_id as "resourceId", q.basis, q.first_day as "from", q.last_day as "to" from metered_quantity q
    where q.resource_id = any(${resourceIds}::uuid[]) and q.last_day >= ${from} and q.first_day <= ${to} and q.quantity > 0 and ${stands}
    order by q.first_day`.execute(reader)
  return rows
}

export interface NewQuantity extends Omit<PlannedQuantity, 'row'> {
  readonly id: Id
  readonly organisationId: Id
  readonly providerId: Id
  readonly chain: Id
  readonly supersedes: Id | null
}

export interface Reporting {
  readonly jurisdictionId: Id
  readonly by: Id
  readonly personId: Id
  readonly person: string
  readonly at: Instant
  /** Why a record is corrected; null where none is. */
  readonly reason: string | null
}

/** Writes new records; false when somebody else's overlap with them meanwhile. */
export async function insertQuantities(tx: Tx, quantities: readonly NewQuantity[], on: Reporting): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into metered_quantity (id, jurisdiction_id, resource_id, organisation_id, provider_id, basis, first_day, last_day, quantity, note, reported_by,
      reported_by_id, reported_by_person, reported_at, chain, supersedes, reason)
    select n.id, ${on.jurisdictionId}, n."resourceId", n."organisationId", n."providerId", n.basis, n.from, n.to, n.quantity, n.note, ${on.by}, ${on.personId},
      ${on.person}, ${on.at}, n.chain, n.supersedes, ${on.reason}
    from jsonb_to_recordset(${JSON.stringify(quantities)}::jsonb) as n(id uuid, "resourceId" uuid, "organisationId" uuid, "providerId" uuid, basis text,
      "from" date, "to" date, quantity numeric, note text, chain uuid, supersedes uuid)
    on conflict do nothing`.execute(tx)
  return numAffectedRows === BigInt(quantities.length)
}

export async function supersede(tx: Tx, id: Id, at: Instant): Promise<void> {
  await sql`update metered_quantity set superseded_at = ${at} where id = ${id}`.execute(tx)
}

/** A record as it is decided or corrected. */
export interface HeldQuantity extends StandingQuantity {
  readonly organisationId: Id
  readonly quantity: string
  readonly note: string
  readonly state: QuantityState
  readonly reportedById: Id
  readonly superseded: boolean
  /** Another record of the chain waits to be confirmed. */
  readonly correcting: boolean
}

const isCorrecting = sql`exists (select from metered_quantity w
  where w.chain = q.chain and w.id <> q.id and w.state = 'reported' and w.superseded_at is null)`

/** The records, held for the transaction, in the order of their ids. `where` says whose they are. */
export async function holdQuantities(tx: Tx, ids: readonly Id[], where: ReturnType<typeof visible>): Promise<HeldQuantity[]> {
  const { rows } = await sql<HeldQuantity>`
    select q.id, q.chain, q.resource_id as "resourceId", q.organisation_id as "organisationId", q.basis, q.first_day as "from", q.last_day as "to",
      trim_scale(q.quantity)::text as quantity, q.note, q.state, q.reported_by_id as "reportedById", q.superseded_at is not null as superseded,
      ${isCorrecting} as correcting
    from metered_quantity q where q.id = any(${ids}::uuid[]) and ${where} order by q.id for update of q`.execute(tx)
  return rows
}

/** The unit's own matters and its subordinates': those it decides. */
export const ownedBy = (sight: Sight) =>
  visible(sight, { jurisdiction: sql.ref('q.jurisdiction_id'), organisation: sql.ref('q.organisation_id') })

export interface Deciding {
  readonly state: 'confirmed' | 'objected'
  readonly by: Id
  readonly person: string
  readonly at: Instant
  readonly opinion: string | null
}

/** Decides records that wait. What a confirmed correction corrects counts no more. */
export async function decideQuantities(tx: Tx, quantities: readonly HeldQuantity[], on: Deciding): Promise<void> {
  const ids = quantities.map(({ id }) => id)
  if (on.state === 'confirmed')
    await sql`
      update metered_quantity set superseded_at = ${on.at}
      where chain = any(${quantities.map(({ chain }) => chain)}::uuid[]) and id <> all(${ids}::uuid[]) and state = 'confirmed' and superseded_at is null`.execute(
      tx,
    )
  await sql`
    update metered_quantity set state = ${on.state}, decided_by = ${on.by}, decided_by_person = ${on.person}, decided_at = ${on.at}, opinion = ${on.opinion}
    where id = any(${ids}::uuid[])`.execute(tx)
}

export interface QuantitySearch {
  readonly id?: Id | undefined
  readonly state?: QuantityState | undefined
  readonly resourceId?: Id | undefined
  readonly systemId?: Id | undefined
  readonly organisationId?: Id | undefined
  readonly providerId?: Id | undefined
  /** Records that count on a day from here … */
  readonly from?: Day | undefined
  /** … to here. */
  readonly to?: Day | undefined
  /** Superseded ones too. */
  readonly all?: boolean | undefined
  readonly limit: number
  readonly after: readonly [Instant, Id] | null
}

const columns = sql`q.id, q.resource_id as "resourceId", q.organisation_id as "organisationId", o.name as "organisationName", q.provider_id as "providerId",
  p.name as "providerName", r.system_id as "systemId", s.name as "systemName", i.name as "itemName", i.specification, i.unit,
  r.external_name as "externalName", q.basis, q.first_day as "from", q.last_day as "to", trim_scale(q.quantity)::text as quantity, q.note, q.state,
  b.name as "reportedByName", q.reported_by_person as "reportedByPerson", q.reported_at as "reportedAt", d.name as "decidedByName",
  q.decided_by_person as "decidedByPerson", q.decided_at as "decidedAt", q.opinion, q.supersedes, q.reason, q.superseded_at as "supersededAt",
  case when x.id is not null then jsonb_build_object('from', x.first_day, 'to', x.last_day, 'quantity', trim_scale(x.quantity)::text) end as before,
  ${isCorrecting} as correcting`
const tables = sql`metered_quantity q join resource r on r.id = q.resource_id join organisation o on o.id = q.organisation_id
  join organisation p on p.id = q.provider_id join system s on s.id = r.system_id join service_item i on i.id = r.item_id
  join organisation b on b.id = q.reported_by left join organisation d on d.id = q.decided_by left join metered_quantity x on x.id = q.supersedes`

/** Newest report first, one row more than `limit`. */
export async function listQuantities(db: Reader, sight: Sight, { limit, after, ...by }: QuantitySearch): Promise<Quantity[]> {
  const seen = visible(sight, {
    jurisdiction: sql.ref('q.jurisdiction_id'),
    organisation: sql.ref('q.organisation_id'),
    provider: sql.ref('q.provider_id'),
  })
  const { rows } = await sql<Quantity>`
    select ${columns} from ${tables} where ${seen}
      ${by.id ? sql`and q.id = ${by.id}` : sql``}
      ${by.state ? sql`and q.state = ${by.state}` : sql``}
      ${by.resourceId ? sql`and q.resource_id = ${by.resourceId}` : sql``}
      ${by.systemId ? sql`and r.system_id = ${by.systemId}` : sql``}
      ${by.organisationId ? sql`and q.organisation_id = ${by.organisationId}` : sql``}
      ${by.providerId ? sql`and q.provider_id = ${by.providerId}` : sql``}
      ${by.from ? sql`and q.last_day >= ${by.from}` : sql``}
      ${by.to ? sql`and q.last_day <= ${by.to}` : sql``}
      ${by.all ? sql`` : sql`and q.superseded_at is null`}
      ${after ? sql`and (q.reported_at, q.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by q.reported_at desc, q.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** A record that this transaction wrote. */
export async function quantityById(tx: Tx, sight: Sight, id: Id): Promise<Quantity> {
  const [found] = await listQuantities(tx, { ...sight, all: true }, { id, all: true, limit: 1, after: null })
  if (!found) throw new Error(`quantity ${id} was written and is not there`)
  return found
}

import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, type Id, type Instant, instant, plusDays, type Reader, startOf, type Tx } from '../../kernel/index.ts'
import type { Interruption } from './availability.ts'
import type { Outage, OutageInput } from './outage.ts'

const columns = sql`g.id, g.jurisdiction_id as "jurisdictionId", g.provider_id as "providerId", p.name as "providerName", g.pool_id as "poolId",
  l.name as "poolName", g.from_at as "from", g.to_at as "to", g.kind, g.reason, g.reported_by as "reportedBy",
  b.name as "reportedByName", g.reported_by_person as "reportedByPerson", g.reported_at as "reportedAt", g.supersedes, g.correction,
  g.superseded_at as "supersededAt"`
/** Of the systems that were affected, those that the reader knows: the provider and whoever sees all know them, a customer its own. */
const knownSystems = (sight: Sight) =>
  sql`case when g.provider_id = ${sight.providerId}::uuid then g.system_ids else array(select s.id from system s
    where s.id = any(g.system_ids) and ${visible(sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })}
    order by array_position(g.system_ids, s.id)) end as "systemIds"`
const tables = sql`outage g join organisation p on p.id = g.provider_id join organisation b on b.id = g.reported_by left join pool l on l.id = g.pool_id`

/** A provider as whom he is, whoever sees all, and units that have resources with it. `provider` is its id. */
const seenOf = (sight: Sight, provider: 'g.provider_id' | 'p.id') => {
  const own = visible(sight, { jurisdiction: sql.ref('p.jurisdiction_id'), organisation: sql.ref('p.id') })
  const customer = visible(sight, { jurisdiction: sql.ref('r.jurisdiction_id'), organisation: sql.ref('r.organisation_id') })
  return sql`(${own} or exists (select from resource r where r.provider_id = ${sql.ref(provider)} and ${customer}))`
}

export async function seesProvider(db: Reader, sight: Sight, providerId: Id): Promise<boolean> {
  const { rows } = await sql`select from organisation p where p.id = ${providerId} and ${seenOf(sight, 'p.id')}`.execute(db)
  return rows.length > 0
}

/** Whether this is an organisation of the jurisdiction and, where one is named, the pool is its own. */
export async function isProvider(
  tx: Tx,
  jurisdictionId: Id,
  { providerId, poolId }: Pick<OutageInput, 'providerId' | 'poolId'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from organisation o where o.id = ${providerId} and o.jurisdiction_id = ${jurisdictionId}
      and (${poolId}::uuid is null or exists (select from pool l where l.id = ${poolId} and l.provider_id = o.id))`.execute(tx)
  return rows.length > 0
}

/** Whether all of these systems have (or had) resources with the provider. */
export async function areCustomers(tx: Tx, providerId: Id, systemIds: readonly Id[]): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct system_id)::int as count from resource where provider_id = ${providerId} and system_id = any(${systemIds}::uuid[])`.execute(
    tx,
  )
  return rows[0]?.count === new Set(systemIds).size
}

/** A fault that somebody else put on file for the provider, at the time and in a place that the outage speaks of; null where there is none. */
export async function faultByOthers(
  tx: Tx,
  { providerId, poolId, from, to }: OutageInput,
  organisationId: Id,
): Promise<{ readonly by: string; readonly on: Day } | null> {
  const { rows } = await sql<{ by: string; on: Day }>`
    select b.name as by, (g.from_at at time zone 'Asia/Shanghai')::date as "on" from outage g join organisation b on b.id = g.reported_by
    where g.provider_id = ${providerId} and g.superseded_at is null and g.kind = 'fault' and g.reported_by <> ${organisationId}
      and g.from_at < ${to} and g.to_at > ${from} and (g.pool_id is null or ${poolId}::uuid is null or g.pool_id = ${poolId})
    order by g.from_at limit 1`.execute(tx)
  return rows[0] ?? null
}

export interface NewOutage extends OutageInput {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly by: Id
  readonly person: string
  readonly at: Instant
  readonly supersedes: Id | null
  readonly correction: string | null
}

export async function insertOutage(tx: Tx, g: NewOutage): Promise<void> {
  if (g.supersedes) await sql`update outage set superseded_at = ${g.at} where id = ${g.supersedes}`.execute(tx)
  await sql`
    insert into outage (id, jurisdiction_id, provider_id, pool_id, kind, from_at, to_at, reason, system_ids, reported_by, reported_by_person,
      reported_at, supersedes, correction)
    values (${g.id}, ${g.jurisdictionId}, ${g.providerId}, ${g.poolId}, ${g.kind}, ${g.from}, ${g.to}, ${g.reason}, ${[...g.systemIds]}::uuid[], ${g.by},
      ${g.person}, ${g.at}, ${g.supersedes}, ${g.correction})`.execute(tx)
}

export async function findOutage(tx: Tx, sight: Sight, id: Id, { lock }: { readonly lock: boolean }): Promise<Outage | null> {
  const { rows } = await sql<Outage>`
    select ${columns}, g.system_ids as "systemIds" from ${tables} where g.id = ${id} and ${seenOf(sight, 'g.provider_id')} ${lock ? sql`for update of g` : sql``}`.execute(
    tx,
  )
  return rows[0] ?? null
}

export interface OutageSearch {
  readonly providerId?: Id | undefined
  readonly poolId?: Id | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly all?: boolean | undefined
  readonly limit: number
  readonly after: readonly [Instant, Id] | null
}

/** Newest report first, one row more than `limit`. */
export async function listOutages(db: Reader, sight: Sight, { limit, after, ...by }: OutageSearch): Promise<Outage[]> {
  const { rows } = await sql<Outage>`select ${columns}, ${knownSystems(sight)} from ${tables} where ${seenOf(sight, 'g.provider_id')}
      ${by.providerId ? sql`and g.provider_id = ${by.providerId}` : sql``}
      ${by.poolId ? sql`and g.pool_id = ${by.poolId}` : sql``}
      ${by.from ? sql`and g.to_at > ${startOf(by.from)}` : sql``}
      ${by.to ? sql`and g.from_at < ${startOf(plusDays(by.to, 1))}` : sql``}
      ${by.all ? sql`` : sql`and g.superseded_at is null`}
      ${after ? sql`and (g.reported_at, g.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by g.reported_at desc, g.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** Interruptions of a provider that touch a time, those that hold. */
export async function interruptions(db: Reader, providerId: Id, from: Instant, to: Instant): Promise<Interruption[]> {
  const { rows } = await sql<{ kind: Interruption['kind']; poolId: Id | null; from: Instant; to: Instant }>`
    select kind, pool_id as "poolId", from_at as "from", to_at as "to" from outage
    where provider_id = ${providerId} and superseded_at is null and from_at < ${to} and to_at > ${from}`.execute(db)
  return rows.map((row) => ({ ...row, from: Date.parse(instant(row.from)), to: Date.parse(instant(row.to)) }))
}

import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Cloud, Offer, Pool, SupervisedPeriod } from './pool.ts'

const supervision = sql`coalesce((
  select jsonb_agg(jsonb_build_object('from', lower(s.during), 'until', upper(s.during), 'reason', s.reason) order by lower(s.during))
  from pool_supervision s where s.pool_id = p.id), '[]')`
const columns = sql`p.id, p.jurisdiction_id as "jurisdictionId", p.provider_id as "providerId", o.name as "providerName", p.name, p.zone, p.legacy,
  p.self_controllable as "selfControllable", p.mlps, p.level, p.kind, p.plan, p.dedicated, p.grounds, p.approval, p.separate, p.conformity,
  ${supervision} as supervision, p.findings, p.registered_at as "registeredAt"`
const tables = sql`pool p join organisation o on o.id = p.provider_id`
const seen = (sight: Sight) => visible(sight, { jurisdiction: sql.ref('p.jurisdiction_id'), organisation: sql.ref('p.provider_id') })

/** One row more than `limit`, in the order of names; `after` are name and id of the last row before. */
export async function listPools(db: Reader, sight: Sight, limit: number, after: readonly [string, Id] | null): Promise<Pool[]> {
  const { rows } = await sql<Pool>`
    select ${columns} from ${tables} where ${seen(sight)}
      and (${after === null} or (p.name, p.id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
    order by p.name, p.id::text limit ${limit + 1}`.execute(db)
  return rows
}

export async function findPool(db: Reader, sight: Sight, id: Id): Promise<Pool | null> {
  const { rows } = await sql<Pool>`select ${columns} from ${tables} where p.id = ${id} and ${seen(sight)}`.execute(db)
  return rows[0] ?? null
}

/** Keeps others from writing the pool's supervision until the transaction ends. */
export const lockPool = (tx: Tx, id: Id) => sql`select 1 from pool where id = ${id} for no key update`.execute(tx)

/** The named pools, of whatever jurisdiction. */
export async function poolsById(db: Reader, ids: readonly Id[]): Promise<Pool[]> {
  const { rows } = await sql<Pool>`select ${columns} from ${tables} where p.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** False when the provider has a pool of that name. */
export async function insertPool(tx: Tx, pool: Omit<Pool, 'providerName' | 'supervision'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, mlps, level, kind, plan, dedicated,
      grounds, approval, separate, conformity, findings, registered_at)
    values (${pool.id}, ${pool.jurisdictionId}, ${pool.providerId}, ${pool.name}, ${pool.zone}, ${pool.legacy}, ${pool.selfControllable},
      ${pool.mlps}, ${pool.level}, ${pool.kind}, ${pool.plan}, ${pool.dedicated}, ${pool.grounds}, ${pool.approval}, ${pool.separate},
      ${pool.conformity}, ${JSON.stringify(pool.findings)}::jsonb, ${pool.registeredAt})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

interface NewSupervision {
  readonly id: Id
  readonly poolId: Id
  readonly from: Day
  readonly reason: string
  readonly setBy: Id
  readonly at: Instant
}

/** False when the pool is under supervision on that day or later. */
export async function beginSupervision(tx: Tx, { id, poolId, from, reason, setBy, at }: NewSupervision): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into pool_supervision (id, pool_id, during, reason, set_by, set_at)
    values (${id}, ${poolId}, daterange(${from}, null), ${reason}, ${setBy}, ${at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Ends the running period so that `on` is the first day without; false when none runs since before that day. */
export async function endSupervision(tx: Tx, poolId: Id, on: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update pool_supervision set during = daterange(lower(during), ${on})
    where pool_id = ${poolId} and upper_inf(during) and lower(during) < ${on}`.execute(tx)
  return numAffectedRows === 1n
}

/** Periods under supervision that touch a day from `from` until before `until`. */
export async function supervisedPeriods(db: Reader, poolIds: readonly Id[], from: Day, until: Day): Promise<SupervisedPeriod[]> {
  const { rows } = await sql<SupervisedPeriod>`
    select pool_id as "poolId", lower(during) as "from", upper(during) as until from pool_supervision
    where pool_id = any(${poolIds}::uuid[]) and during && daterange(${from}, ${until}) order by pool_id, lower(during)`.execute(db)
  return rows
}

/** Providers under contract on a day, with their pools; `only` narrows it to one provider. */
export async function listOffers(db: Reader, jurisdictionId: Id | null, only: Id | null, on: Day): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select o.id as "providerId", o.name as "providerName", coalesce((
      select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'zone', p.zone, 'legacy', p.legacy) order by p.name)
      from pool p where p.provider_id = o.id), '[]') as pools
    from contract c join organisation o on o.id = c.counterparty_id
    where c.jurisdiction_id = ${jurisdictionId} and c.kind = 'provider' and c.during @> ${on}::date
      and (${only}::uuid is null or o.id = ${only}::uuid)
    order by o.name`.execute(db)
  return rows
}

/** Pools of an industry, a city or a county, by name, one row more than `limit`, with the provider's last report. */
export async function listClouds(
  db: Reader,
  sight: Sight,
  { on, limit, after }: { readonly on: Day; readonly limit: number; readonly after: readonly [string, Id] | null },
): Promise<Omit<Cloud, 'connected'>[]> {
  const { rows } = await sql<Omit<Cloud, 'connected'>>`
    select p.id, p.name, p.provider_id as "providerId", o.name as "providerName", p.level, p.kind, p.zone,
      exists (select from pool_supervision s where s.pool_id = p.id and s.during @> ${on}::date) as supervised,
      (select max(r.at) from connection_report r where r.provider_id = p.provider_id) as "lastReportAt"
    from ${tables} where ${seen(sight)} and (p.kind = 'industry' or p.level in ('city', 'county'))
      and (${after === null} or (p.name, p.id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
    order by p.name, p.id::text limit ${limit + 1}`.execute(db)
  return rows
}

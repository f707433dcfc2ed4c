import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Decision, DecisionInput, UnqualifiedPeriod } from './decision.ts'

const columns = sql`u.id, u.provider_id as "providerId", p.name as "providerName", u.pool_id as "poolId", l.name as "poolName",
  u.item_id as "itemId", i.name as "itemName", lower(u.during) as "from", upper(u.during) - 1 as "to", u.reason, o.name as "decidedBy",
  u.decided_by_person as "decidedByPerson", u.decided_at as "decidedAt"`
const tables = sql`unqualified_service u join organisation p on p.id = u.provider_id join organisation o on o.id = u.decided_by
  left join pool l on l.id = u.pool_id left join service_item i on i.id = u.item_id`

/** One row more than `limit`, the newest first; `after` is the instant and id of the last row before. */
export async function listDecisions(db: Reader, sight: Sight, limit: number, after: readonly string[] | null): Promise<Decision[]> {
  const seen = visible(sight, { jurisdiction: sql.ref('u.jurisdiction_id'), organisation: sql.ref('u.provider_id') })
  const { rows } = await sql<Decision>`
    select ${columns} from ${tables} where ${seen}
      and (${after?.[0] ?? null}::timestamptz is null or (u.decided_at, u.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by u.decided_at desc, u.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export async function decisionById(tx: Tx, id: Id): Promise<Decision> {
  const { rows } = await sql<Decision>`select ${columns} from ${tables} where u.id = ${id}`.execute(tx)
  if (!rows[0]) throw new Error(`decision ${id} was written and is not there`)
  return rows[0]
}

/** Decisions that touch a day from `from` until before `until`. */
export async function unqualifiedPeriods(db: Reader, providerIds: readonly Id[], from: Day, until: Day): Promise<UnqualifiedPeriod[]> {
  const { rows } = await sql<UnqualifiedPeriod>`
    select id, provider_id as "providerId", pool_id as "poolId", item_id as "itemId", lower(during) as "from", upper(during) as until
    from unqualified_service
    where provider_id = any(${providerIds}::uuid[]) and during && daterange(${from}, ${until}) order by lower(during), id`.execute(db)
  return rows
}

export interface NewDecision extends DecisionInput {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly decidedBy: Id
  readonly decidedByPerson: string
  readonly at: Instant
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await sql`
    insert into unqualified_service (id, jurisdiction_id, provider_id, pool_id, item_id, during, reason, decided_by, decided_by_person, decided_at)
    values (${decision.id}, ${decision.jurisdictionId}, ${decision.providerId}, ${decision.poolId}, ${decision.itemId},
      daterange(${decision.from}, ${decision.to}, '[]'), ${decision.reason}, ${decision.decidedBy}, ${decision.decidedByPerson},
      ${decision.at})`.execute(tx)
}

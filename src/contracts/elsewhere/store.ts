import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { ElsewhereDecision, ElsewhereInput } from './decision.ts'

const columns = sql`e.id, e.organisation_id as "organisationId", u.name as "organisationName", e.system_id as "systemId", s.name as "systemName",
  e.resource_id as "resourceId", i.name || coalesce('（' || r.external_name || '）', '') as "resourceName", lower(e.during) as "from",
  upper(e.during) - 1 as "to", e.measure, e.reason, o.name as "decidedBy", e.decided_by_person as "decidedByPerson", e.decided_at as "decidedAt"`
const tables = sql`settled_elsewhere e join organisation u on u.id = e.organisation_id join system s on s.id = e.system_id
  join organisation o on o.id = e.decided_by left join resource r on r.id = e.resource_id left join service_item i on i.id = r.item_id`

/** What the actor's own and subordinate units are decided, and what takes a line off the bill of the provider that he is. */
const seenOf = (
  sight: Sight,
) => sql`(${visible(sight, { jurisdiction: sql.ref('e.jurisdiction_id'), organisation: sql.ref('e.organisation_id') })}
  or (e.jurisdiction_id = ${sight.jurisdictionId} and exists (select from resource x where x.system_id = e.system_id
    and (e.resource_id is null or x.id = e.resource_id) and x.provider_id = ${sight.providerId}::uuid)))`

/** One row more than `limit`, the newest first; `after` is the instant and id of the last row before. */
export async function listElsewhere(
  db: Reader,
  sight: Sight,
  limit: number,
  after: readonly [Instant, Id] | null,
): Promise<ElsewhereDecision[]> {
  const { rows } = await sql<ElsewhereDecision>`
    select ${columns} from ${tables} where ${seenOf(sight)}
      ${after ? sql`and (e.decided_at, e.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by e.decided_at desc, e.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export async function elsewhereById(tx: Tx, id: Id): Promise<ElsewhereDecision> {
  const { rows } = await sql<ElsewhereDecision>`select ${columns} from ${tables} where e.id = ${id}`.execute(tx)
  if (!rows[0]) throw new Error(`decision ${id} was written and is not there`)
  return rows[0]
}

/** The unit of a system that the actor sees; null when he sees no such system. */
export async function unitOfSystem(tx: Tx, sight: Sight, systemId: Id): Promise<Id | null> {
  const seen = visible(sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })
  const { rows } = await sql<{ unit: Id }>`select s.organisation_id as unit from system s where s.id = ${systemId} and ${seen}`.execute(tx)
  return rows[0]?.unit ?? null
}

export async function isOfSystem(tx: Tx, systemId: Id, resourceId: Id): Promise<boolean> {
  const { rows } = await sql`select from resource where id = ${resourceId} and system_id = ${systemId}`.execute(tx)
  return rows.length > 0
}

export interface NewElsewhere extends ElsewhereInput {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly decidedBy: Id
  readonly decidedByPerson: string
  readonly at: Instant
}

export async function insertElsewhere(tx: Tx, decision: NewElsewhere): Promise<void> {
  await sql`
    insert into settled_elsewhere (id, jurisdiction_id, organisation_id, system_id, resource_id, during, measure, reason, decided_by,
      decided_by_person, decided_at)
    values (${decision.id}, ${decision.jurisdictionId}, ${decision.organisationId}, ${decision.systemId}, ${decision.resourceId},
      daterange(${decision.from}, ${decision.to}, '[]'), ${decision.measure}, ${decision.reason}, ${decision.decidedBy},
      ${decision.decidedByPerson}, ${decision.at})`.execute(tx)
}

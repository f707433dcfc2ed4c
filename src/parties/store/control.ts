import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import { type Period, rangeOf } from '../rules/period.ts'

export interface Control extends Period {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly holderId: Id
  readonly holderName: string
  readonly heldId: Id
  readonly heldName: string
  /** Percent as decimal text, where it is known. */
  readonly share: string | null
  readonly recordedAt: Instant
}

const selectControl = sql`
  select a.id, a.jurisdiction_id as "jurisdictionId", a.holder_id as "holderId", h.name as "holderName", a.held_id as "heldId", d.name as "heldName",
    trim_scale(a.share) as share, lower(a.during) as "from", upper(a.during) - 1 as "lastDay", a.recorded_at as "recordedAt"
  from affiliation a join organisation h on h.id = a.holder_id join organisation d on d.id = a.held_id`

/** Relations of control on which the condition on `a` holds, the newest first. */
export async function listControls(
  db: Reader,
  of: { where: RawBuilder<SqlBool>; after: readonly string[] | null; limit: number },
): Promise<Control[]> {
  const [at = null, id = null] = of.after ?? []
  const { rows } = await sql<Control>`${selectControl} where ${of.where}
    and (${at}::timestamptz is null or (a.recorded_at, a.id) < (${at}::timestamptz, ${id}::uuid))
    order by a.recorded_at desc, a.id desc limit ${of.limit}`.execute(db)
  return rows
}

export async function lockControl(tx: Tx, id: Id): Promise<Control | null> {
  const { rows } = await sql<Control>`${selectControl} where a.id = ${id} for no key update of a`.execute(tx)
  return rows[0] ?? null
}

/** False when the relation is on record for a day of the period. The holder is locked by the caller. */
export async function insertControl(tx: Tx, control: Control): Promise<boolean> {
  const range = rangeOf(control)
  const { numAffectedRows } = await sql`
    insert into affiliation (id, jurisdiction_id, holder_id, held_id, share, during, recorded_at)
    select ${control.id}, ${control.jurisdictionId}, ${control.holderId}, ${control.heldId}, ${control.share}::numeric, ${range}::daterange,
      ${control.recordedAt}
    where not exists (select from affiliation where holder_id = ${control.holderId} and held_id = ${control.heldId}
      and during && ${range}::daterange)`.execute(tx)
  return numAffectedRows === 1n
}

export async function endControl(tx: Tx, id: Id, lastDay: Day): Promise<void> {
  await sql`update affiliation set during = daterange(lower(during), ${lastDay}::date + 1) where id = ${id}`.execute(tx)
}

/** The organisation itself, all that control it and all that it controls on a day, through any number of hands. */
export async function controlChain(db: Reader, organisationId: Id, on: Day): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with recursive running as (select holder_id, held_id from affiliation where during @> ${on}::date),
    above as (
      select ${organisationId}::uuid as id union select r.holder_id from running r join above on r.held_id = above.id
    ), below as (
      select ${organisationId}::uuid as id union select r.held_id from running r join below on r.holder_id = below.id
    ) select id from above union select id from below`.execute(db)
  return rows.map(({ id }) => id)
}

/** Which of these organisations are one of the parties on a day. */
export async function anyIsParty(db: Reader, organisationIds: readonly Id[], parties: readonly string[], on: Day): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from organisation_party where organisation_id = any(${organisationIds}) and party = any(${parties})
      and during @> ${on}::date) as any`.execute(db)
  return rows[0]?.any === true
}

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { eyesOf, seesInstance } from '../../duties/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import { seesResource } from '../../orders/index.ts'
import { seesCase } from '../../procedures/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { seesSystem } from '../../systems/index.ts'
import type { Watched, WatchedKind } from './watch.ts'

export interface Eyes {
  readonly actor: OfficeActor
  readonly regimes: Regimes
}

const tables: Readonly<Record<WatchedKind, RawBuilder<unknown>>> = {
  case: sql`case_file c`,
  system: sql`system s`,
  resource: sql`resource r`,
  duty: sql`duty_instance i`,
}
const keys: Readonly<Record<WatchedKind, RawBuilder<unknown>>> = {
  case: sql`c.id`,
  system: sql`s.id`,
  resource: sql`r.id`,
  duty: sql`i.id`,
}

function sees(kind: WatchedKind, { actor, regimes }: Eyes): RawBuilder<SqlBool> {
  switch (kind) {
    case 'case':
      return seesCase(actor)
    case 'system':
      return seesSystem(actor.sight)
    case 'resource':
      return seesResource(actor.sight)
    case 'duty':
      return seesInstance(eyesOf({ regimes }, actor))
  }
}

/** Whether the actor sees the object. */
export async function isSeen(db: Reader, eyes: Eyes, kind: WatchedKind, id: Id): Promise<boolean> {
  const { rows } = await sql`select from ${tables[kind]} where ${keys[kind]} = ${id} and ${sees(kind, eyes)}`.execute(db)
  return rows.length > 0
}

export async function isWatched(db: Reader, personId: Id, kind: WatchedKind, id: Id): Promise<boolean> {
  const { rows } = await sql`select from watch where person_id = ${personId} and kind = ${kind} and object_id = ${id}`.execute(db)
  return rows.length > 0
}

export async function countWatches(tx: Tx, personId: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from watch where person_id = ${personId}`.execute(tx)
  return rows[0]?.count ?? 0
}

export const insertWatch = (tx: Tx, personId: Id, kind: WatchedKind, id: Id, at: Instant) =>
  sql`insert into watch (person_id, kind, object_id, since) values (${personId}, ${kind}, ${id}, ${at}) on conflict do nothing`.execute(tx)

export const deleteWatch = (tx: Tx, personId: Id, kind: WatchedKind, id: Id) =>
  sql`delete from watch where person_id = ${personId} and kind = ${kind} and object_id = ${id}`.execute(tx)

/** What the person watches and still sees, newest first: one row more than `limit`. */
export async function listWatches(
  db: Reader,
  eyes: Eyes,
  { limit, after }: { readonly limit: number; readonly after: readonly [Instant, Id] | null },
): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    with own as (select * from watch where person_id = ${eyes.actor.personId}), seen as (
      select w.kind, w.object_id, w.since, c.number, null::text as title, c.organisation_id, c.system_id, coalesce(c.ends_as, 'open') as state,
        jsonb_build_object('regime', c.regime_id, 'procedure', c.procedure, 'step', c.step) as told, k.due_on
      from own w join case_file c on c.id = w.object_id left join case_clock k on k.case_id = c.id and k.step = c.step and k.ended_at is null
      where w.kind = 'case' and ${sees('case', eyes)}
      union all
      select w.kind, w.object_id, w.since, null, s.name, s.organisation_id, null, s.status, null, null
      from own w join system s on s.id = w.object_id where w.kind = 'system' and ${sees('system', eyes)}
      union all
      select w.kind, w.object_id, w.since, r.external_name, n.name, r.organisation_id, r.system_id, r.state, null, null
      from own w join resource r on r.id = w.object_id join service_item n on n.id = r.item_id where w.kind = 'resource' and ${sees('resource', eyes)}
      union all
      select w.kind, w.object_id, w.since, case when position(':' in i.origin) = 0 then i.origin end, null, i.organisation_id, i.system_id, i.state,
        jsonb_build_object('regime', i.regime_id, 'duty', i.duty), i.due_on
      from own w join duty_instance i on i.id = w.object_id where w.kind = 'duty' and ${sees('duty', eyes)})
    select e.kind, e.object_id as id, e.since, e.number, e.title, o.name as "organisationName", y.name as "systemName", e.state, e.told,
      e.due_on as "dueOn"
    from seen e join organisation o on o.id = e.organisation_id left join system y on y.id = e.system_id
    ${after ? sql`where (e.since, e.object_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by e.since desc, e.object_id desc limit ${limit + 1}`.execute(db)
  return rows
}

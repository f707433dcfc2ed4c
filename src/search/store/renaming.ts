import { sql } from 'kysely'
import type { Database, Id, Tx } from '../../kernel/index.ts'

/** So many entries are written anew in one transaction. */
const portion = 500

interface Rename {
  readonly kind: 'organisation' | 'item'
  readonly id: Id
  readonly fresh: boolean
}

/**
 * Brings entries up to date that bear a former name of an organisation or a service item: portion by portion, for so long at most; the next run goes on.
 * Two at once share the work. Returns how many entries were looked at.
 */
export async function refreshRenamed(db: Database, forMs: number): Promise<number> {
  const until = performance.now() + forMs
  await db.transaction().execute(putDown)
  let all = 0
  for (let more = portion; more === portion && performance.now() < until; all += more) more = await refreshPortion(db)
  return all
}

/** Puts down which entries a new name concerns. Each name is gone through twice: what was under way at the first time may have come with the old one. */
async function putDown(tx: Tx): Promise<void> {
  const { rows } = await sql<Rename>`
    select kind, id, settled is null as fresh from search_rename
    where settled is null or settled <= pg_snapshot_xmin(pg_current_snapshot()) order by kind, id limit 50 for update skip locked`.execute(
    tx,
  )
  for (const { kind, id, fresh } of rows) {
    const bearing =
      kind === 'item'
        ? sql`select 'resource', r.id from resource r where r.item_id = ${id}`
        : // Opinions inside an organisation are seen by it alone, and bear the name of the unit whose case it is.
          sql`select e.kind, e.id from search_entry e where e.seen_by @> array[${id}::uuid]
            union select 'opinion', event_uuid(v.id) from case_event v join case_file c on c.id = v.case_id
              where c.organisation_id = ${id} and v.kind in ('proposed', 'endorsed', 'returned') and v.opinion <> ''`
    await sql`insert into search_stale (kind, id) ${bearing} on conflict do nothing`.execute(tx)
    if (fresh)
      await sql`update search_rename set settled = pg_snapshot_xmax(pg_current_snapshot()) where kind = ${kind} and id = ${id}`.execute(tx)
    else await sql`delete from search_rename where kind = ${kind} and id = ${id}`.execute(tx)
  }
}

async function refreshPortion(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with next as (select kind, id from search_stale order by kind, id limit ${portion} for update skip locked),
      taken as (delete from search_stale s using next n where s.kind = n.kind and s.id = n.id returning s.kind, s.id)
    select count(*)::int as count, search_refresh(kind, array_agg(id)) from taken group by kind`.execute(db)
  return rows.reduce((sum, { count }) => sum + count, 0)
}

/** Whether the text of an entry `h` of a kind may bear a former name just now: then it is not shown. */
export const mayBearFormerName = (kind: string) => sql`(
  exists (select from search_stale t where t.kind = ${kind} and t.id = h.id)
  or exists (select from search_rename n where n.settled is null and (
    case n.kind when 'item' then ${kind} = 'resource' else n.id = any(h.seen_by) or ${kind} = 'opinion' end)))`

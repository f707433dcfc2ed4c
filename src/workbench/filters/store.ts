import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { FilterQuery } from './lists.ts'

export interface SavedFilter {
  readonly id: Id
  readonly page: string
  readonly name: string
  readonly query: FilterQuery
  readonly byDefault: boolean
  readonly version: number
}

const columns = sql`id, page, name, query, by_default as "byDefault", version`

/** A person's filters of one list, or of all of them. */
export async function listFilters(db: Reader, personId: Id, page: string | null): Promise<SavedFilter[]> {
  const { rows } = await sql<SavedFilter>`select ${columns} from saved_filter
    where person_id = ${personId} and (${page}::text is null or page = ${page}) order by page, name`.execute(db)
  return rows
}

export async function lockFilter(tx: Tx, personId: Id, id: Id): Promise<SavedFilter | null> {
  const { rows } =
    await sql<SavedFilter>`select ${columns} from saved_filter where id = ${id} and person_id = ${personId} for update`.execute(tx)
  return rows[0] ?? null
}

/** Held while a person's filters of a list are counted, named and given their default. */
export const holdFilters = (tx: Tx, personId: Id, page: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`saved-filter:${personId}:${page}`}, 0))`.execute(tx)

export const clearDefault = (tx: Tx, personId: Id, page: string) =>
  sql`update saved_filter set by_default = false, version = version + 1 where person_id = ${personId} and page = ${page} and by_default`.execute(
    tx,
  )

export const insertFilter = (tx: Tx, personId: Id, filter: Omit<SavedFilter, 'version'>, at: Instant) =>
  sql`insert into saved_filter (id, person_id, page, name, query, by_default, created_at)
    values (${filter.id}, ${personId}, ${filter.page}, ${filter.name}, ${JSON.stringify(filter.query)}::jsonb, ${filter.byDefault}, ${at})`.execute(
    tx,
  )

export const updateFilter = (tx: Tx, { id, name, query, byDefault }: SavedFilter) =>
  sql`update saved_filter set name = ${name}, query = ${JSON.stringify(query)}::jsonb, by_default = ${byDefault}, version = version + 1
    where id = ${id}`.execute(tx)

export const deleteFilter = (tx: Tx, id: Id) => sql`delete from saved_filter where id = ${id}`.execute(tx)

import { sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'

export interface Edition {
  readonly id: Id
  readonly year: number
  readonly inForceFrom: Day
  readonly publishedBy: string
  readonly publishedByPerson: string
  readonly publishedAt: Instant
  readonly items: number
}

/** The editions of a jurisdiction, the newest first. */
export async function listEditions(db: Reader, jurisdictionId: Id | null): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select e.id, e.year, e.in_force_from as "inForceFrom", o.name as "publishedBy", e.published_by_person as "publishedByPerson",
      e.published_at as "publishedAt", (select count(*)::integer from catalogue_listing l where l.edition_id = e.id) as items
    from catalogue_edition e join organisation o on o.id = e.published_by
    where e.jurisdiction_id = ${jurisdictionId} order by e.in_force_from desc`.execute(db)
  return rows
}

export interface NewEdition {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly year: number
  readonly inForceFrom: Day
  readonly publishedBy: Id
  readonly publishedByPerson: string
  readonly publishedAt: Instant
  /** Null: all items of the jurisdiction. */
  readonly itemIds: readonly Id[] | null
}

/** Publishers of one jurisdiction wait for each other, so that the order of editions is never in doubt. */
export const lockEditions = (tx: Tx, jurisdictionId: Id) =>
  sql`select 1 from jurisdiction where id = ${jurisdictionId} for no key update`.execute(tx)

/** Writes the edition and what it lists; returns how many items it lists. */
export async function insertEdition(tx: Tx, edition: NewEdition): Promise<number> {
  await sql`
    insert into catalogue_edition (id, jurisdiction_id, year, in_force_from, published_by, published_by_person, published_at)
    values (${edition.id}, ${edition.jurisdictionId}, ${edition.year}, ${edition.inForceFrom}, ${edition.publishedBy},
      ${edition.publishedByPerson}, ${edition.publishedAt})`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into catalogue_listing (edition_id, item_id)
    select ${edition.id}::uuid, id from service_item
    where jurisdiction_id = ${edition.jurisdictionId} and (${edition.itemIds}::uuid[] is null or id = any(${edition.itemIds}::uuid[]))`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

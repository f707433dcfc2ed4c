import { sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Item, ItemFields, ItemOnDay } from '../item.ts'
import { tariffJson } from '../prices/store.ts'
import type { TariffText } from '../tariff.ts'
import { withWords } from '../tariffs/words.ts'

const columns = sql`i.id, i.jurisdiction_id as "jurisdictionId", i.code, i.category1, i.category2, i.category3, i.name, i.specification, i.unit,
  i.basis, i.version, exists (select 1 from catalogue_listing l where l.item_id = i.id) as published,
  exists (select 1 from item_price p where p.item_id = i.id) as priced`

/** The general price: what a provider negotiated stands in the item's history. */
const priceOn = (kind: 'ceiling' | 'final', on: Day) => sql`
  (select ${tariffJson} from item_price p where p.item_id = i.id and p.kind = ${kind} and p.provider_id is null and p.during @> ${on}::date)`

/** The edition in force on a day lists the item. */
const listedOn = (on: Day) => sql`
  exists (select 1 from catalogue_listing l where l.item_id = i.id and l.edition_id = (
    select e.id from catalogue_edition e where e.jurisdiction_id = i.jurisdiction_id and e.in_force_from <= ${on}::date
    order by e.in_force_from desc limit 1))`

const onDay = (on: Day) =>
  sql`${columns}, ${listedOn(on)} as listed, ${priceOn('ceiling', on)} as ceiling, ${priceOn('final', on)} as final`

interface Row extends Item {
  readonly listed: boolean
  readonly ceiling: TariffText | null
  readonly final: TariffText | null
}

const itemOnDay = ({ ceiling, final, ...item }: Row): ItemOnDay => ({
  ...item,
  ceilingPrice: ceiling?.amount ?? null,
  finalPrice: final?.amount ?? null,
  ceilingTariff: ceiling && withWords(ceiling),
  finalTariff: final && withWords(final),
})

export interface ItemSearch {
  readonly jurisdictionId: Id | null
  /** Items that no edition ever listed are shown too. */
  readonly drafts: boolean
  readonly on: Day
  readonly search?: string | undefined
  /** The name of a category on any of the three levels. */
  readonly category?: string | undefined
  /** Only what the last edition of that year lists. */
  readonly year?: number | undefined
  /** Only what is, or is not, listed on the day. */
  readonly listed?: boolean | undefined
  readonly limit: number
  /** Code of the last row of the page before. */
  readonly after: string | null
}

/** One row more than `limit`, in the order of codes. */
export async function listItems(db: Reader, query: ItemSearch): Promise<ItemOnDay[]> {
  const { jurisdictionId, drafts, on, search = null, category = null, year = null, listed = null, limit, after } = query
  const { rows } = await sql<Row>`
    select ${onDay(on)} from service_item i
    where i.jurisdiction_id = ${jurisdictionId}
      and (${drafts} or exists (select 1 from catalogue_listing l where l.item_id = i.id))
      and (${search}::text is null or strpos(lower(i.name || ' ' || i.code || ' ' || i.specification), lower(${search})) > 0)
      and (${category}::text is null or ${category} in (i.category1, i.category2, i.category3))
      and (${year}::integer is null or exists (select 1 from catalogue_listing l where l.item_id = i.id and l.edition_id = (
        select e.id from catalogue_edition e where e.jurisdiction_id = i.jurisdiction_id and e.year = ${year}
        order by e.in_force_from desc limit 1)))
      and (${listed}::boolean is null or ${listedOn(on)} = ${listed})
      and (${after}::text is null or i.code > ${after ?? ''})
    order by i.code limit ${limit + 1}`.execute(db)
  return rows.map(itemOnDay)
}

/** The named items of a jurisdiction with what holds for them on a day. */
export async function itemsOnDay(db: Reader, jurisdictionId: Id | null, ids: readonly Id[], on: Day): Promise<ItemOnDay[]> {
  const { rows } = await sql<Row>`
    select ${onDay(on)} from service_item i where i.jurisdiction_id = ${jurisdictionId} and i.id = any(${ids}::uuid[])`.execute(db)
  return rows.map(itemOnDay)
}

/** The named items, of whatever jurisdiction. */
export async function itemsById(db: Reader, ids: readonly Id[]): Promise<Item[]> {
  const { rows } = await sql<Item>`select ${columns} from service_item i where i.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

export async function lockItem(tx: Tx, jurisdictionId: Id | null, id: Id): Promise<Item | null> {
  const { rows } = await sql<Item>`
    select ${columns} from service_item i where i.jurisdiction_id = ${jurisdictionId} and i.id = ${id} for update of i`.execute(tx)
  return rows[0] ?? null
}

/** The items that carry one of the codes, locked until the transaction ends where `tx` is one under way. */
export async function itemsByCode(db: Reader, jurisdictionId: Id | null, codes: readonly string[], locking = false): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select ${columns} from service_item i where i.jurisdiction_id = ${jurisdictionId} and i.code = any(${codes}::text[])
    order by i.id ${locking ? sql`for update of i` : sql``}`.execute(db)
  return rows
}

const asRows = (items: readonly (ItemFields & { readonly id: Id })[]) => sql`
  jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
    as x (id uuid, code text, category1 text, category2 text, category3 text, name text, specification text, unit text, basis text)`

/** Adds items; returns how many were added: fewer than given when a code is taken. */
export async function insertItems(
  tx: Tx,
  jurisdictionId: Id,
  items: readonly (ItemFields & { readonly id: Id })[],
  at: Instant,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    select id, ${jurisdictionId}, code, category1, category2, category3, name, specification, unit, basis, ${at}::timestamptz, ${at}::timestamptz
    from ${asRows(items)} on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export async function updateItems(tx: Tx, items: readonly (ItemFields & { readonly id: Id })[], at: Instant): Promise<void> {
  await sql`
    update service_item i set code = x.code, category1 = x.category1, category2 = x.category2, category3 = x.category3, name = x.name,
      specification = x.specification, unit = x.unit, basis = x.basis, changed_at = ${at}, version = version + 1
    from ${asRows(items)} where i.id = x.id`.execute(tx)
}

import { sql } from 'kysely'
import { type Day, type Decimal, decimal, type Id, type Instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'
import type { Basis, Price, PriceKind } from '../item.ts'

/** The price history of an item, the newest first. */
export async function pricesOfItem(db: Reader, itemId: Id): Promise<Price[]> {
  const { rows } = await sql<Price>`
    select p.id, p.kind, trim_scale(p.amount)::text as amount, lower(p.during) as "from", upper(p.during) as until, o.name as "setBy",
      p.set_by_person as "setByPerson", p.reason
    from item_price p join organisation o on o.id = p.set_by where p.item_id = ${itemId} order by lower(p.during) desc, p.kind`.execute(db)
  return rows
}

export interface NewestPrice {
  readonly itemId: Id
  readonly kind: PriceKind
  readonly amount: string
  readonly from: Day
}

/** The newest price of each kind of each item: a new one must begin after it. */
export async function newestPrices(db: Reader, itemIds: readonly Id[]): Promise<NewestPrice[]> {
  const { rows } = await sql<NewestPrice>`
    select distinct on (p.item_id, p.kind) p.item_id as "itemId", p.kind, trim_scale(p.amount)::text as amount, lower(p.during) as "from"
    from item_price p where p.item_id = any(${itemIds}::uuid[]) order by p.item_id, p.kind, lower(p.during) desc`.execute(db)
  return rows
}

/** The ceiling and the final price of an item on a day; null where none is set. */
export interface StandingPrices {
  readonly ceiling: string | null
  readonly final: string | null
}

export const noPrices: StandingPrices = { ceiling: null, final: null }

/** What holds on a day, for each item that has a price then. */
export async function pricesOn(db: Reader, itemIds: readonly Id[], on: Day): Promise<Map<Id, StandingPrices>> {
  const { rows } = await sql<StandingPrices & { itemId: Id }>`
    select p.item_id as "itemId", trim_scale(max(p.amount) filter (where p.kind = 'ceiling'))::text as ceiling,
      trim_scale(max(p.amount) filter (where p.kind = 'final'))::text as final
    from item_price p where p.item_id = any(${itemIds}::uuid[]) and p.during @> ${on}::date group by p.item_id`.execute(db)
  return new Map(rows.map(({ itemId, ceiling, final }) => [itemId, { ceiling, final }]))
}

export interface NewPrice {
  readonly id: Id
  readonly itemId: Id
  readonly kind: PriceKind
  readonly amount: string
  readonly findings: readonly Finding[]
}

export interface PriceSetting {
  readonly from: Day
  readonly setBy: Id
  readonly setByPerson: string
  readonly reason: string
  readonly at: Instant
}

/** Ends the running prices on the day and begins the new ones. */
export async function beginPrices(
  tx: Tx,
  prices: readonly NewPrice[],
  { from, setBy, setByPerson, reason, at }: PriceSetting,
): Promise<void> {
  const rows = sql`
    jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) as x (id uuid, "itemId" uuid, kind text, amount numeric, findings jsonb)`
  await sql`
    update item_price p set during = daterange(lower(p.during), ${from}) from ${rows}
    where p.item_id = x."itemId" and p.kind = x.kind and upper_inf(p.during) and lower(p.during) < ${from}`.execute(tx)
  await sql`
    insert into item_price (id, item_id, kind, amount, during, set_by, set_by_person, reason, findings, set_at)
    select x.id, x."itemId", x.kind, x.amount, daterange(${from}, null), ${setBy}::uuid, ${setByPerson}, ${reason}, x.findings, ${at}::timestamptz
    from ${rows}`.execute(tx)
}

/** A final price as settlement uses it; `from` is the first day it holds, `until` the first it no longer does. */
export interface PriceVersion {
  readonly itemId: Id
  readonly priceId: Id
  readonly basis: Basis
  readonly amount: Decimal
  readonly from: Day
  readonly until: Day | null
}

/** All final prices that hold on some day from `from` until before `until`, by item and day. */
export async function finalPrices(db: Reader, itemIds: readonly Id[], from: Day, until: Day): Promise<PriceVersion[]> {
  const { rows } = await sql<Omit<PriceVersion, 'amount'> & { amount: string }>`
    select p.item_id as "itemId", p.id as "priceId", i.basis, p.amount, lower(p.during) as "from", upper(p.during) as until
    from item_price p join service_item i on i.id = p.item_id
    where p.item_id = any(${itemIds}::uuid[]) and p.kind = 'final' and p.during && daterange(${from}, ${until})
    order by p.item_id, lower(p.during)`.execute(db)
  return rows.map((row) => ({ ...row, amount: decimal(row.amount) }))
}

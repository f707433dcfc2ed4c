import { sql } from 'kysely'
import type { Day, Decimal, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'
import type { Basis, Price, PriceKind } from '../item.ts'
import { readTariff, type Tariff, type TariffText } from '../tariff.ts'
import { withWords } from '../tariffs/words.ts'

/** The tariff of the price `p` of the item `i`, as `TariffText`. */
export const tariffJson = sql`
  json_build_object('basis', coalesce(p.basis, i.basis), 'termMonths', p.term_months, 'amount', trim_scale(p.amount)::text, 'tiers', p.tiers,
    'allowance', case when p.allowance is not null then json_build_object('quantity', trim_scale(p.allowance)::text, 'per', p.allowance_per) end,
    'minimumMonths', p.minimum_months)`

/** The price history of an item, the newest first. */
export async function pricesOfItem(db: Reader, itemId: Id): Promise<Price[]> {
  const { rows } = await sql<Omit<Price, keyof TariffText | 'inWords'> & { tariff: TariffText }>`
    select p.id, p.kind, p.provider_id as "providerId", n.name as "providerName", ${tariffJson} as tariff, lower(p.during) as "from",
      upper(p.during) as until, o.name as "setBy", p.set_by_person as "setByPerson", p.reason
    from item_price p join service_item i on i.id = p.item_id join organisation o on o.id = p.set_by
    left join organisation n on n.id = p.provider_id
    where p.item_id = ${itemId} order by lower(p.during) desc, p.kind, n.name nulls first`.execute(db)
  return rows.map(({ tariff, ...price }) => ({ ...price, ...withWords(tariff) }))
}

/** A price and whom it is for: `providerId` is null for everybody. */
export interface StandingPrice {
  readonly itemId: Id
  readonly kind: PriceKind
  readonly providerId: Id | null
  readonly tariff: TariffText
}

export interface NewestPrice extends StandingPrice {
  readonly from: Day
}

/** The newest price of each kind of each item, for everybody and for each provider: a new one must begin after it. */
export async function newestPrices(db: Reader, itemIds: readonly Id[]): Promise<NewestPrice[]> {
  const { rows } = await sql<NewestPrice>`
    select distinct on (p.item_id, p.kind, p.provider_id) p.item_id as "itemId", p.kind, p.provider_id as "providerId", ${tariffJson} as tariff,
      lower(p.during) as "from"
    from item_price p join service_item i on i.id = p.item_id
    where p.item_id = any(${itemIds}::uuid[]) order by p.item_id, p.kind, p.provider_id, lower(p.during) desc`.execute(db)
  return rows
}

/** All prices that hold on a day. */
export async function pricesOn(db: Reader, itemIds: readonly Id[], on: Day): Promise<StandingPrice[]> {
  const { rows } = await sql<StandingPrice>`
    select p.item_id as "itemId", p.kind, p.provider_id as "providerId", ${tariffJson} as tariff
    from item_price p join service_item i on i.id = p.item_id
    where p.item_id = any(${itemIds}::uuid[]) and p.during @> ${on}::date`.execute(db)
  return rows
}

export interface NewPrice extends StandingPrice {
  readonly id: Id
  readonly findings: readonly Finding[]
}

export interface PriceSetting {
  readonly from: Day
  readonly setBy: Id
  readonly setByPerson: string
  readonly reason: string
  readonly at: Instant
}

/** Ends the running prices for the same kind and provider on the day and begins the new ones. */
export async function beginPrices(
  tx: Tx,
  prices: readonly NewPrice[],
  { from, setBy, setByPerson, reason, at }: PriceSetting,
): Promise<void> {
  const rows = sql`
    jsonb_to_recordset(${JSON.stringify(prices.map(rowOf))}::jsonb) as x (id uuid, item_id uuid, kind text, provider_id uuid, basis text,
      term_months integer, amount numeric, tiers jsonb, allowance numeric, allowance_per text, minimum_months integer, findings jsonb)`
  await sql`
    update item_price p set during = daterange(lower(p.during), ${from}) from ${rows}
    where p.item_id = x.item_id and p.kind = x.kind and p.provider_id is not distinct from x.provider_id
      and upper_inf(p.during) and lower(p.during) < ${from}`.execute(tx)
  await sql`
    insert into item_price (id, item_id, kind, provider_id, basis, term_months, amount, tiers, allowance, allowance_per, minimum_months, during,
      set_by, set_by_person, reason, findings, set_at)
    select x.id, x.item_id, x.kind, x.provider_id, x.basis, x.term_months, x.amount, x.tiers, x.allowance, x.allowance_per, x.minimum_months,
      daterange(${from}, null), ${setBy}::uuid, ${setByPerson}, ${reason}, x.findings, ${at}::timestamptz
    from ${rows}`.execute(tx)
}

const rowOf = ({ id, itemId, kind, providerId, tariff, findings }: NewPrice) => ({
  ...{ id, item_id: itemId, kind, provider_id: providerId, findings },
  ...{ basis: tariff.basis, term_months: tariff.termMonths, amount: tariff.amount, tiers: tariff.tiers },
  ...{ allowance: tariff.allowance?.quantity ?? null, allowance_per: tariff.allowance?.per ?? null, minimum_months: tariff.minimumMonths },
})

/** A final price; `from` is the first day it holds, `until` the first it no longer does. */
export interface PriceVersion {
  readonly itemId: Id
  readonly priceId: Id
  /** Whose negotiated price it is, which goes before the general one; null: everybody's. */
  readonly providerId: Id | null
  readonly tariff: Tariff
  /** What one price is for, and the first step's price: as in the tariff. */
  readonly basis: Basis
  readonly amount: Decimal
  readonly from: Day
  readonly until: Day | null
}

/** All final prices that hold on some day from `from` until before `until`, by item, the general ones first, by day. */
export async function finalPrices(db: Reader, itemIds: readonly Id[], from: Day, until: Day): Promise<PriceVersion[]> {
  const { rows } = await sql<Omit<PriceVersion, 'tariff' | 'basis' | 'amount'> & { tariff: TariffText }>`
    select p.item_id as "itemId", p.id as "priceId", p.provider_id as "providerId", ${tariffJson} as tariff, lower(p.during) as "from",
      upper(p.during) as until
    from item_price p join service_item i on i.id = p.item_id
    where p.item_id = any(${itemIds}::uuid[]) and p.kind = 'final' and p.during && daterange(${from}, ${until})
    order by p.item_id, p.provider_id nulls first, lower(p.during)`.execute(db)
  return rows.map((row) => {
    const tariff = readTariff(row.tariff)
    return { ...row, tariff, basis: tariff.basis, amount: tariff.amount }
  })
}

/** The name of an organisation that is one of the parties in a jurisdiction on a day; null where there is none such. */
export async function partyName(db: Reader, jurisdictionId: Id, id: Id, parties: readonly string[], on: Day): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select o.name from organisation o where o.id = ${id} and o.jurisdiction_id = ${jurisdictionId} and exists (
      select from organisation_party p where p.organisation_id = o.id and p.party = any(${parties}::text[]) and p.during @> ${on}::date)`.execute(
    db,
  )
  return rows[0]?.name ?? null
}

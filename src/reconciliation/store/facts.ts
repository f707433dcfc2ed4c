import { sql } from 'kysely'
import { type Basis, readTariff, type TariffText } from '../../catalogue/index.ts'
import { type Day, decimal, epochDay, type Id, type Reader } from '../../kernel/index.ts'
import { openEnd, type RateSpan, rateOf, resolved } from '../../settlement/index.ts'
import type { Allocated } from '../matching/sides.ts'

type Ends = { readonly from: Day; readonly until: Day | null }
const span = ({ from, until }: Ends) => ({ from: epochDay(from), until: until === null ? openEnd : epochDay(until) })

interface PriceRow extends TariffText, Ends {
  readonly id: Id
  readonly code: string
  readonly own: boolean
}

/** Every version of the final prices by the code of their item, as they hold for a provider: its own go before the general ones. */
export async function readRates(db: Reader, jurisdictionId: Id, providerId: Id): Promise<(itemCode: string) => readonly RateSpan[]> {
  const { rows } = await sql<PriceRow>`
    select i.code, p.id, p.provider_id is not null as own, lower(p.during) as "from", upper(p.during) as until, coalesce(p.basis, i.basis) as basis,
      p.term_months as "termMonths", trim_scale(p.amount)::text as amount, p.tiers,
      case when p.allowance is not null then json_build_object('quantity', trim_scale(p.allowance)::text, 'per', p.allowance_per) end as allowance,
      p.minimum_months as "minimumMonths"
    from item_price p join service_item i on i.id = p.item_id
    where i.jurisdiction_id = ${jurisdictionId} and p.kind = 'final' and (p.provider_id is null or p.provider_id = ${providerId})
    order by i.code, lower(p.during)`.execute(db)
  const byCode = Map.groupBy(rows, ({ code }) => code)
  const known = new Map<string, readonly RateSpan[]>()
  return (code) => {
    const before = known.get(code)
    if (before) return before
    const spans = (own: boolean) => (byCode.get(code) ?? []).filter((row) => row.own === own).map(toSpan)
    const rates = resolved(spans(false), spans(true))
    known.set(code, rates)
    return rates
  }
}

const toSpan = ({ id, from, until, code: _code, own: _own, ...text }: PriceRow): RateSpan => ({
  ...span({ from, until }),
  rate: rateOf(id, readTariff(text)),
})

/** How some resources were allocated, from when to when; all of it, since a bill may go by an older or a newer quantity. */
export async function readAllocations(db: Reader, ids: readonly Id[]): Promise<ReadonlyMap<Id, readonly Allocated[]>> {
  const { rows } = await sql<Ends & { id: Id; quantity: string }>`
    select resource_id as id, lower(during) as "from", upper(during) as until, quantity::text as quantity from allocation
    where resource_id = any(${ids}::uuid[]) order by resource_id, lower(during)`.execute(db)
  const groups = Map.groupBy(rows, ({ id }) => id)
  return new Map([...groups].map(([id, of]) => [id, of.map((row) => ({ ...span(row), quantity: Number(decimal(row.quantity)) }))]))
}

/** What a resource is, for one that is not in the statement. */
export interface Described {
  readonly id: Id
  readonly organisationName: string
  readonly systemName: string
  readonly itemCode: string
  readonly itemName: string
  readonly unit: string
  readonly basis: Basis
  readonly chargedFrom: Day | null
  readonly chargedUntil: Day | null
}

export async function describe(db: Reader, ids: readonly Id[]): Promise<ReadonlyMap<Id, Described>> {
  const { rows } = await sql<Described>`
    select r.id, o.name as "organisationName", s.name as "systemName", i.code as "itemCode", i.name as "itemName", i.unit, i.basis,
      r.charged_from as "chargedFrom", r.charged_until as "chargedUntil"
    from resource r join organisation o on o.id = r.organisation_id join system s on s.id = r.system_id join service_item i on i.id = r.item_id
    where r.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

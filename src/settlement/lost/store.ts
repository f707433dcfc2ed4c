import { type RawBuilder, sql } from 'kysely'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import type { Losing, TermOnFile } from './lost-term.ts'

export interface LostQuery {
  readonly jurisdictionId: Id
  /** The first day of the other measure. */
  readonly on: Day
  readonly losing: Exclude<Losing, 'none'>
}

/** Resources whose minimum term, by the price that held when charging began (the provider's own before the general one), is still to be charged on the day. */
const lost = ({ jurisdictionId, on, losing }: LostQuery): RawBuilder<unknown> => sql`
  from resource r join service_item i on i.id = r.item_id
    join lateral (select p.minimum_months as months, coalesce(p.basis, i.basis) as basis from item_price p
      where p.item_id = r.item_id and p.kind = 'final' and p.during @> r.charged_from and (p.provider_id = r.provider_id or p.provider_id is null)
      order by p.provider_id nulls last limit 1) p on p.months is not null ${losing === 'all' ? sql`` : sql`and p.basis = ${losing}`}
  where r.jurisdiction_id = ${jurisdictionId} and r.charged_from is not null and r.charged_from + make_interval(months => p.months) > ${on}::date`

export async function countLost(db: Reader, query: LostQuery): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${lost(query)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** In the order of their ids, one row more than `limit`. */
export async function readLost(
  db: Reader,
  query: LostQuery,
  { after, limit }: { readonly after: Id | null; readonly limit: number },
): Promise<TermOnFile[]> {
  const { rows } = await sql<TermOnFile>`
    select r.id as "resourceId", o.name as "organisationName", s.id as "systemId", s.name as "systemName", v.name as "providerName", i.name as "itemName", r.months, r.basis,
      r.charged_from as "from", (r.charged_from + make_interval(months => r.months))::date - 1 as "to", r.charged_until - 1 as "endedOn"
    from (select r.*, p.months, p.basis ${lost(query)} and (${after}::uuid is null or r.id > ${after}::uuid) order by r.id limit ${limit + 1}) r
      join organisation o on o.id = r.organisation_id join system s on s.id = r.system_id join organisation v on v.id = r.provider_id join service_item i on i.id = r.item_id
    order by r.id`.execute(db)
  return rows
}

export async function hasJurisdiction(db: Reader, id: Id): Promise<boolean> {
  const { rows } = await sql`select from jurisdiction where id = ${id}`.execute(db)
  return rows.length > 0
}

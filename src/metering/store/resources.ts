import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import type { Id, Reader } from '../../kernel/index.ts'
import { type MeteredResource, meteredBases } from '../quantity.ts'

/** What the actor reports for: a provider's own resources; all of them for whoever sees the whole jurisdiction. */
export const reachedOf = (sight: Sight, table: 'r' | 'q'): RawBuilder<SqlBool> => {
  const here = sql<SqlBool>`${sql.ref(`${table}.jurisdiction_id`)} = ${sight.jurisdictionId}::uuid`
  return sight.all ? here : sql<SqlBool>`(${here} and ${sql.ref(`${table}.provider_id`)} = ${sight.providerId}::uuid)`
}

const columns = sql`r.id, r.organisation_id as "organisationId", o.name as "organisationName", r.provider_id as "providerId", s.name as "systemName",
  i.name as "itemName", i.unit, r.external_name as "externalName", i.basis as "itemBasis", r.charged_from as "chargedFrom",
  coalesce(r.charged_until, case when r.state = 'ended' then (select max(upper(a.during)) from allocation a where a.resource_id = r.id) end)
    as "chargedUntil",
  coalesce((select jsonb_agg(jsonb_build_object('basis', p.basis, 'negotiated', p.provider_id is not null, 'from', lower(p.during),
      'until', upper(p.during)) order by p.during)
    from item_price p where p.item_id = r.item_id and p.kind = 'final' and (p.provider_id is null or p.provider_id = r.provider_id)), '[]') as prices`
const tables = sql`resource r join organisation o on o.id = r.organisation_id join system s on s.id = r.system_id join service_item i on i.id = r.item_id`

/** Those of the resources that the actor reports for. `lock` keeps others from reporting for them until the transaction ends. */
export async function reachResources(
  reader: Reader,
  sight: Sight,
  ids: readonly Id[],
  { lock }: { readonly lock: boolean },
): Promise<MeteredResource[]> {
  const { rows } = await sql<MeteredResource>`
    select ${columns} from ${tables} where r.id = any(${ids}::uuid[]) and ${reachedOf(sight, 'r')}
    order by r.id ${lock ? sql`for no key update of r` : sql``}`.execute(reader)
  return rows
}

/** The same by the provider's own names for them; several resources may go by one. */
export async function reachResourcesByName(reader: Reader, sight: Sight, names: readonly string[]): Promise<{ id: Id; name: string }[]> {
  const { rows } = await sql<{ id: Id; name: string }>`
    select r.id, r.external_name as name from resource r
    where r.external_name = any(${names}::text[]) and ${reachedOf(sight, 'r')}`.execute(reader)
  return rows
}

export interface ResourceSearch {
  readonly search?: string | undefined
  readonly limit: number
  readonly after: readonly [string, Id] | null
}

/** Charged resources that some price, or their item, charges by quantity; by item and id, one row more than `limit`. */
export async function listMetered(db: Reader, sight: Sight, { search, limit, after }: ResourceSearch): Promise<MeteredResource[]> {
  const bases = sql`any(${[...meteredBases]}::text[])`
  const { rows } = await sql<MeteredResource>`
    select ${columns} from ${tables}
    where ${reachedOf(sight, 'r')} and r.charged_from is not null
      and (i.basis = ${bases} or exists (select from item_price p where p.item_id = r.item_id and p.kind = 'final' and p.basis = ${bases}
        and (p.provider_id is null or p.provider_id = r.provider_id)))
      ${search ? sql`and position(${search} in concat_ws(' ', i.name, i.specification, r.external_name, s.name, o.name)) > 0` : sql``}
      ${after ? sql`and (i.name, r.id::text) > (${after[0]}, ${after[1]})` : sql``}
    order by i.name, r.id::text limit ${limit + 1}`.execute(db)
  return rows
}

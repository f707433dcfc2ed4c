import { sql } from 'kysely'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import type { Facts } from '../../regimes/index.ts'
import type { OrderLine } from '../line.ts'
import type { Known, KnownItem, KnownPool, KnownResource } from '../rules/lines.ts'

/** The items, pools and resources that lines of this case may name: of its jurisdiction, its provider, its system. */
export async function knownTo(
  reader: Reader,
  file: CaseFile,
  ids: { items: readonly Id[]; pools: readonly Id[]; resources: readonly Id[] },
): Promise<Known> {
  const { rows: resources } = await sql<KnownResource>`
    select r.id, r.item_id as "itemId", r.pool_id as "poolId", a.quantity::text as quantity from resource r
    join allocation a on a.resource_id = r.id and upper_inf(a.during)
    where r.id = any(${ids.resources}) and r.system_id = ${file.systemId} and r.provider_id = ${file.providerId} and r.state = 'delivered'`.execute(
    reader,
  )
  const itemIds = [...ids.items, ...resources.map(({ itemId }) => itemId)]
  const poolIds = [...ids.pools, ...resources.map(({ poolId }) => poolId)]
  const { rows: items } = await sql<KnownItem>`select id, name, specification, unit from service_item
    where id = any(${itemIds}) and jurisdiction_id = ${file.jurisdictionId}`.execute(reader)
  const { rows: pools } =
    await sql<KnownPool>`select id, name, zone from pool where id = any(${poolIds}) and provider_id = ${file.providerId}`.execute(reader)
  const byId = <T extends { id: Id }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]))
  return { items: byId(items), pools: byId(pools), resources: byId(resources) }
}

/** What the rules know of the order itself: its provider's standing, and what was looked for outside the catalogue. */
export async function orderFacts(reader: Reader, file: CaseFile, on: Day): Promise<Facts> {
  const wanted = typeof file.fields['wanted-name'] === 'string' ? file.fields['wanted-name'].trim() : null
  const { rows } = await sql<Record<string, string | boolean | null>>`
    select exists (select from contract c where c.counterparty_id = ${file.providerId} and c.kind = 'provider' and c.during @> ${on}::date) as "provider.contracted",
      exists (select from blacklist_entry b where b.jurisdiction_id = ${file.jurisdictionId} and b.during @> ${on}::date
        and (b.organisation_id = ${file.providerId} or b.credit_code = (select credit_code from organisation where id = ${file.providerId})))
        as "provider.blacklisted",
      ${wanted}::text as "wanted.name",
      exists (select from service_item i join catalogue_listing l on l.item_id = i.id where l.edition_id = ${editionInForce(file.jurisdictionId, on)}
        and (i.name = ${wanted} or i.code = ${wanted} or i.name || i.specification = ${wanted})) as "wanted.listed"`.execute(reader)
  return { ...rows[0], procedure: file.procedure }
}

/** What the measure's rules know of each line, in the order of the lines. */
export async function lineFacts(reader: Reader, file: CaseFile, lines: readonly OrderLine[], on: Day): Promise<ReadonlyMap<number, Facts>> {
  const wanted = lines.map(({ no, itemId, poolId }) => ({ no, item_id: itemId, pool_id: poolId }))
  const { rows } = await sql<{ no: number } & Record<string, string | boolean | null>>`
    select w.no, i.name as "item.name",
      exists (select from catalogue_listing l where l.item_id = i.id and l.edition_id = ${editionInForce(file.jurisdictionId, on)}) as "item.listed",
      (i.basis = 'free' or exists (select from item_price f where f.item_id = i.id and f.kind = 'final' and f.during @> ${on}::date
        and (f.provider_id is null or f.provider_id = ${file.providerId}))) as "item.priced",
      p.name as "pool.name", p.legacy as "pool.legacy", p.self_controllable as "pool.self-controllable", p.mlps::text as "pool.mlps", p.zone as "pool.zone", p.level as "pool.level",
      p.kind as "pool.kind", p.plan as "pool.plan", p.dedicated as "pool.dedicated", p.grounds as "pool.grounds", p.approval as "pool.approval",
      p.separate as "pool.separate", p.conformity as "pool.conformity"
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(no int, item_id uuid, pool_id uuid)
    join service_item i on i.id = w.item_id join pool p on p.id = w.pool_id`.execute(reader)
  return new Map(rows.map(({ no, ...facts }) => [no, facts]))
}

const editionInForce = (jurisdictionId: Id, on: Day) =>
  sql`(select id from catalogue_edition where jurisdiction_id = ${jurisdictionId} and in_force_from <= ${on} order by in_force_from desc limit 1)`

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import type { RowSet, Scope } from './scope.ts'

export type HoldingColumn = 'in-use' | 'added' | 'ended'
type Days = Pick<Scope, 'from' | 'until' | 'on'>

/**
 * When a span of a resource (`resource_holding`, kept from the allocations by the database) counts in a column. In each at most one span of a resource does: spans don't overlap, one of
 * them is the first and one the last. So spans are counted, and are resources.
 */
export const holdingColumns: Readonly<Record<HoldingColumn, (days: Days) => RawBuilder<SqlBool>>> = {
  'in-use': ({ on }) => sql`h.from_on <= ${on}::date and h.until_on > ${on}::date`,
  added: ({ from, until, on }) =>
    sql`h.from_on = h.first_on and h.from_on >= ${from}::date and h.from_on < ${until}::date and h.from_on <= ${on}::date`,
  ended: ({ from, until, on }) =>
    sql`h.until_on = h.ended_on and h.until_on > ${from}::date and h.until_on <= ${until}::date and h.until_on <= ${on}::date + 1`,
}
export const isHoldingColumn = (column: string): column is HoldingColumn => Object.hasOwn(holdingColumns, column)

export const seesHolding = ({ reader }: Scope): RawBuilder<SqlBool> =>
  visible(reader.sight, {
    jurisdiction: sql.ref('h.jurisdiction_id'),
    organisation: sql.ref('h.organisation_id'),
    provider: sql.ref('h.provider_id'),
  })

/** What the rows of each measure of resources are, of a span. */
export const holdingKeys = {
  'resources-provider': sql`h.provider_id::text`,
  'resources-zone': sql`(select l.zone from pool l where l.id = h.pool_id)`,
  'resources-item': sql`h.item_id::text`,
  'resources-unit': sql`h.organisation_id::text`,
} as const

/** Resources that count in a column, or in any; what they are called is looked up for those alone that are shown. */
const resourcesBy = (key: RawBuilder<unknown>): RowSet => ({
  rows: (scope, column) => {
    if (column !== undefined && !isHoldingColumn(column)) return sql`select null as id, null as row_key, null::date as day where false`
    const asked = column === undefined ? Object.values(holdingColumns) : [holdingColumns[column]]
    return sql`select ${column === undefined ? sql`distinct` : sql``} h.resource_id::text as id, ${key} as row_key, h.first_on as day
      from resource_holding h where ${seesHolding(scope)} and (${sql.join(
        asked.map((holds) => sql`(${holds(scope)})`),
        sql` or `,
      )})`
  },
  shown: ({ on }) => sql`
    select listed.id, listed.row_key, listed.day, i.name || coalesce('（' || r.external_name || '）', '') as title, s.name || '，' || p.name || '，' || l.name as about,
      o.name as organisation, r.state as note, (select h.quantity from resource_holding h where h.resource_id = r.id and h.from_on <= ${on}::date and h.until_on > ${on}::date) as weight,
      i.unit, 'resource' as link, listed.id as link_id
    from listed join resource r on r.id = listed.id::uuid join organisation o on o.id = r.organisation_id join system s on s.id = r.system_id
      join organisation p on p.id = r.provider_id join pool l on l.id = r.pool_id join service_item i on i.id = r.item_id`,
})

export const resourcesByProvider = resourcesBy(holdingKeys['resources-provider'])
export const resourcesByZone = resourcesBy(holdingKeys['resources-zone'])
export const resourcesByItem = resourcesBy(holdingKeys['resources-item'])
export const resourcesByUnit = resourcesBy(holdingKeys['resources-unit'])

import { type RawBuilder, sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import { columnsWhere, type RowSet } from './scope.ts'

/** Resources that were in use at the period's end, or came or went within it, by what `key` and `name` say. */
const resourcesBy =
  (key: RawBuilder<unknown>, name: RawBuilder<unknown>): RowSet =>
  ({ reader, from, until, on }) => {
    const seen = visible(reader.sight, {
      jurisdiction: sql.ref('r.jurisdiction_id'),
      organisation: sql.ref('r.organisation_id'),
      provider: sql.ref('r.provider_id'),
    })
    const cols = columnsWhere({
      'in-use': sql`a.quantity is not null`,
      added: sql`a.first >= ${from}::date and a.first < ${until}::date and a.first <= ${on}::date`,
      ended: sql`a.ended > ${from}::date and a.ended <= ${until}::date and a.ended <= ${on}::date + 1`,
    })
    return sql`select * from (
      select r.id::text as id, ${key} as row_key, ${name} as row_name, ${cols} as cols, i.name || coalesce('（' || r.external_name || '）', '') as title,
        s.name || '，' || p.name || '，' || l.name as about, o.name as organisation, a.first as day, r.state as note, a.quantity as weight,
        i.name as part, i.unit, 'resource' as link, r.id::text as link_id
      from resource r join organisation o on o.id = r.organisation_id join system s on s.id = r.system_id join organisation p on p.id = r.provider_id
        join pool l on l.id = r.pool_id join service_item i on i.id = r.item_id
        join (select resource_id, sum(quantity) filter (where during @> ${on}::date) as quantity, min(lower(during)) as first,
            case when not bool_or(upper_inf(during)) then max(upper(during)) end as ended
          from allocation group by resource_id) a on a.resource_id = r.id
      where ${seen}) held where cardinality(cols) > 0`
  }

export const resourcesByProvider = resourcesBy(sql`p.id::text`, sql`p.name`)
export const resourcesByZone = resourcesBy(sql`l.zone`, sql`l.zone`)
export const resourcesByItem = resourcesBy(sql`i.id::text`, sql`i.name`)
export const resourcesByUnit = resourcesBy(sql`o.id::text`, sql`o.name`)

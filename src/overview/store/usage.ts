import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type CountedRows, weightless } from './scope.ts'

const seenFigures = (sight: Sight) =>
  visible(sight, {
    jurisdiction: sql.ref('u.jurisdiction_id'),
    organisation: sql.ref('u.organisation_id'),
    provider: sql.ref('u.provider_id'),
  })

/** The latest figure of each series in the period, once for each rule that holds of it; those of which none holds have the key ''. */
export const usageBands: CountedRows = ({ reader, from, until }) => sql`
  select u.id::text || coalesce('|' || f.rule, '') as id, coalesce(f.regime || '|' || f.rule, '') as row_key, null::text as row_name, array[u.indicator] as cols,
    s.name as title, nullif(u.zone, '') as about, o.name as organisation, upper(u.during) - 1 as day, trim_scale(u.mean)::text as note, ${weightless},
    'usage' as link, s.id::text as link_id
  from (select distinct on (u.system_id, u.indicator, u.zone) u.* from usage_figure u
      where u.superseded_at is null and ${seenFigures(reader.sight)} and u.during && daterange(${from}::date, ${until}::date)
      order by u.system_id, u.indicator, u.zone, lower(u.during) desc) u
    join system s on s.id = u.system_id join organisation o on o.id = u.organisation_id
    left join usage_finding f on f.figure_id = u.id and f.state <> 'void'`

/** Systems with resources in use, and whether anything was reported of them. */
export const usageReporting: CountedRows = ({ reader, from, until, on }) => {
  const seen = visible(reader.sight, {
    jurisdiction: sql.ref('r.jurisdiction_id'),
    organisation: sql.ref('r.organisation_id'),
    provider: sql.ref('r.provider_id'),
  })
  return sql`
    select s.id::text as id, o.id::text as row_key, o.name as row_name, array[case when h.system_id is null then 'missing' else 'reported' end] as cols, s.name as title,
      null::text as about, o.name as organisation, h.last as day, null::text as note, ${weightless}, 'usage' as link, s.id::text as link_id
    from (select distinct r.system_id from resource r join allocation a on a.resource_id = r.id where a.during @> ${on}::date and ${seen}) used
      join system s on s.id = used.system_id join organisation o on o.id = s.organisation_id
      left join (select u.system_id, max(upper(u.during)) - 1 as last from usage_figure u
        where u.superseded_at is null and ${seenFigures(reader.sight)} and u.during && daterange(${from}::date, ${until}::date) group by 1) h on h.system_id = s.id`
}

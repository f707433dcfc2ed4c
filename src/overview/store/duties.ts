import { type RawBuilder, sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import { type CountedRows, columnsWhere, weightless } from './scope.ts'

const dutiesBy =
  (key: RawBuilder<unknown>, name: RawBuilder<unknown>): CountedRows =>
  ({ reader, from, until, now }) => {
    const cols = columnsWhere({
      'in-time': sql`i.state = 'fulfilled' and not i.late`,
      late: sql`i.state = 'fulfilled' and i.late`,
      overdue: sql`i.state = 'open' and i.due_at <= ${now}`,
      open: sql`i.state = 'open' and i.due_at > ${now}`,
      waived: sql`i.state = 'waived'`,
    })
    return sql`
      select i.id::text as id, ${key} as row_key, ${name} as row_name, ${cols} as cols, i.regime_id || '|' || i.duty as title, s.name as about, o.name as organisation,
        i.due_on as day, i.state as note, ${weightless}, 'duty' as link, i.id::text as link_id
      from duty_instance i join organisation o on o.id = i.organisation_id left join system s on s.id = i.system_id
      where ${visible(reader.sight, { jurisdiction: sql.ref('i.jurisdiction_id'), organisation: sql.ref('i.organisation_id') })}
        and i.due_on >= ${from}::date and i.due_on < ${until}::date`
  }

export const dutiesByDuty = dutiesBy(sql`i.regime_id || '|' || i.duty`, sql`null::text`)
export const dutiesByUnit = dutiesBy(sql`o.id::text`, sql`o.name`)

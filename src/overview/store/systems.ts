import { sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import { type CountedRows, columnsWhere, dayIn, type Scope, weightless } from './scope.ts'

const seen = ({ reader }: Scope) =>
  visible(reader.sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })
const head = sql`s.id::text as id, o.id::text as row_key, o.name as row_name`
const tail = sql`s.name as title, null::text as about, o.name as organisation`
const link = sql`'system' as link, s.id::text as link_id from system s join organisation o on o.id = s.organisation_id`

/** Registered systems by unit, as their status stands. */
export const systems: CountedRows = (scope) => sql`
  select ${head}, array[s.status] as cols, ${tail}, ${dayIn(sql.ref('s.created_at'))} as day, s.status as note, ${weightless}, ${link}
  where ${seen(scope)} and s.created_at < ${scope.untilAt}`

/** What happened to systems in the period. */
export const systemsMoved: CountedRows = (scope) => {
  const within = (day: 'original_cut_over_on' | 'original_retired_on') =>
    sql`s.${sql.ref(day)} >= ${scope.from}::date and s.${sql.ref(day)} < ${scope.until}::date`
  const cols = columnsWhere({
    registered: sql`s.created_at >= ${scope.fromAt} and s.created_at < ${scope.untilAt}`,
    'cut-over': within('original_cut_over_on'),
    retired: within('original_retired_on'),
  })
  return sql`select * from (
    select ${head}, ${cols} as cols, ${tail}, ${dayIn(sql.ref('s.created_at'))} as day, s.status as note, ${weightless}, ${link}
    where ${seen(scope)}) moved where cardinality(cols) > 0`
}

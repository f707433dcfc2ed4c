import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { visible } from '../../identity/index.ts'
import { seesCase } from '../../procedures/index.ts'
import { type CountedRows, columnsWhere, dayIn, type Scope, weightless } from './scope.ts'

/** A draft that nobody submitted is no case yet; one that the platform began is. */
const counted = sql<SqlBool>`(c.submissions > 0 or c.opened_for is not null)`

const casesWhere =
  (which: RawBuilder<SqlBool>): CountedRows =>
  (scope) => {
    const { reader, fromAt, untilAt, at } = scope
    const ended = (as: string) => sql`c.ends_as = ${sql.lit(as)} and c.ended_at >= ${fromAt} and c.ended_at < ${untilAt}`
    const cols = columnsWhere({
      begun: sql`c.begun_at >= ${fromAt} and c.begun_at < ${untilAt}`,
      ...{ done: ended('done'), refused: ended('refused'), withdrawn: ended('withdrawn') },
      open: sql`c.begun_at < ${at} and coalesce(c.ended_at >= ${at}, true)`,
    })
    return sql`select * from (
      select c.id::text as id, c.regime_id || '|' || c.procedure as row_key, null::text as row_name, ${cols} as cols, c.number as title, s.name as about,
        o.name as organisation, ${dayIn(sql.ref('c.begun_at'))} as day, coalesce(c.ends_as, 'open') as note, ${weightless}, 'case' as link, c.id::text as link_id
      from case_file c left join organisation o on o.id = c.organisation_id left join system s on s.id = c.system_id
      where ${seesCase(reader)} and ${counted} and ${which} and c.begun_at < ${untilAt} and coalesce(c.ended_at >= ${fromAt}, true)) counted where cardinality(cols) > 0`
  }

export const cases = casesWhere(sql<SqlBool>`true`)
/** Those that the platform began on a finding. */
export const rectifications = casesWhere(sql<SqlBool>`c.opened_for is not null`)

export const workOrders: CountedRows = ({ reader, fromAt, untilAt, at }) => {
  const cols = columnsWhere({
    issued: sql`w.issued_at >= ${fromAt} and w.issued_at < ${untilAt}`,
    done: sql`w.state = 'done' and w.done_at >= ${fromAt} and w.done_at < ${untilAt}`,
    open: sql`w.state <> 'withdrawn' and w.issued_at < ${at} and coalesce(w.done_at >= ${at}, true)`,
  })
  const seen = visible(reader.sight, {
    jurisdiction: sql.ref('w.jurisdiction_id'),
    organisation: sql.ref('w.organisation_id'),
    provider: sql.ref('w.provider_id'),
  })
  return sql`select * from (
    select w.id::text as id, w.kind as row_key, null::text as row_name, ${cols} as cols, w.number as title, p.name || '，办件 ' || c.number as about, o.name as organisation,
      ${dayIn(sql.ref('w.issued_at'))} as day, w.state as note, ${weightless}, 'case' as link, c.id::text as link_id
    from work_order w join case_file c on c.id = w.case_id left join organisation o on o.id = w.organisation_id left join organisation p on p.id = w.provider_id
    where ${seen} and ${seesCase(reader)}) counted where cardinality(cols) > 0`
}

export const clocksOf = ({
  reader,
}: Scope) => sql`case_clock k join case_file c on c.id = k.case_id left join organisation o on o.id = c.organisation_id
  left join system s on s.id = c.system_id where ${seesCase(reader)} and ${counted}`

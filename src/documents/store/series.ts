import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Series } from '../templates/template.ts'

/** How an organisation writes the numbers of a series, from some instant on. */
export interface SeriesSetting {
  readonly id: Id
  /** Null: every series that has none of its own. */
  readonly series: Series | null
  readonly pattern: string
  readonly setAt: Instant
  readonly setByName: string
}

/** All settings of an organisation, the newest first. */
export async function settingsOf(reader: Reader, organisationId: Id): Promise<SeriesSetting[]> {
  const { rows } = await sql<SeriesSetting>`select id, series, pattern, set_at as "setAt", set_by_name as "setByName"
    from document_series where organisation_id = ${organisationId} order by seq desc limit 500`.execute(reader)
  return rows
}

/** The pattern that counts for a series now: its own, else that of all. */
export async function patternFor(reader: Reader, organisationId: Id, series: Series): Promise<string | null> {
  const { rows } = await sql<{ pattern: string }>`select pattern from document_series
    where organisation_id = ${organisationId} and (series = ${series} or series is null)
    order by series is null, seq desc limit 1`.execute(reader)
  return rows[0]?.pattern ?? null
}

interface Setting extends SeriesSetting {
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly setBy: Id
}

export async function insertSetting(tx: Tx, setting: Setting): Promise<void> {
  await sql`insert into document_series (id, jurisdiction_id, organisation_id, series, pattern, set_at, set_by, set_by_name)
    values (${setting.id}, ${setting.jurisdictionId}, ${setting.organisationId}, ${setting.series}, ${setting.pattern}, ${setting.setAt}, ${setting.setBy},
      ${setting.setByName})`.execute(tx)
}

/** Makes a pattern an organisation's; answers with whose it is. */
export async function claimPattern(tx: Tx, jurisdictionId: Id, organisationId: Id, pattern: string): Promise<Id> {
  await sql`insert into document_pattern (jurisdiction_id, pattern, organisation_id) values (${jurisdictionId}, ${pattern}, ${organisationId})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ organisationId: Id }>`select organisation_id as "organisationId" from document_pattern
    where jurisdiction_id = ${jurisdictionId} and pattern = ${pattern}`.execute(tx)
  return rows[0]?.organisationId ?? organisationId
}

/** The next number of a pattern in a year, without gaps: whoever issues next waits until this transaction ends, and takes the same number if it fails. */
export async function nextOf(tx: Tx, jurisdictionId: Id, pattern: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into document_counter (jurisdiction_id, pattern, year, last) values (${jurisdictionId}, ${pattern}, ${year}, 1)
    on conflict (jurisdiction_id, pattern, year) do update set last = document_counter.last + 1 returning last`.execute(tx)
  if (!rows[0]) throw new Error('the counter answered nothing')
  return rows[0].last
}

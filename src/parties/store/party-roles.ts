import { sql } from 'kysely'
import type { Day, Id, Tx } from '../../kernel/index.ts'
import { type Period, rangeOf } from '../rules/period.ts'

/** False when it is that party already on a day of the period. The organisation is locked by the caller. */
export async function insertParty(tx: Tx, organisationId: Id, party: string, period: Period): Promise<boolean> {
  const range = rangeOf(period)
  const { numAffectedRows } = await sql`
    insert into organisation_party (organisation_id, party, during) select ${organisationId}, ${party}, ${range}::daterange
    where not exists (select from organisation_party where organisation_id = ${organisationId} and party = ${party}
      and during && ${range}::daterange)`.execute(tx)
  return numAffectedRows === 1n
}

/** Ends a running period with its last day; false when there is none on that day. */
export async function endParty(tx: Tx, organisationId: Id, party: string, lastDay: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update organisation_party set during = daterange(lower(during), ${lastDay}::date + 1)
    where organisation_id = ${organisationId} and party = ${party} and during @> ${lastDay}::date`.execute(tx)
  return numAffectedRows === 1n
}

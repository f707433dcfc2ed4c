import { sql } from 'kysely'
import type { Day, Id, Reader } from '../../kernel/index.ts'

/** Whom an organisation deals with: those it provides with resources that are in use, and those that provide it. */
export async function partnersOf(reader: Reader, organisationId: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select r.organisation_id as id from resource r where r.provider_id = ${organisationId} and r.state <> 'ended'
    union select r.provider_id from resource r where r.organisation_id = ${organisationId} and r.state <> 'ended'`.execute(reader)
  return rows.map(({ id }) => id)
}

/** The providers of a jurisdiction that have a contract on a day, by name. */
export async function contractedProviders(reader: Reader, jurisdictionId: Id, on: Day): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`select o.id from organisation o where o.jurisdiction_id = ${jurisdictionId} and exists (
    select from contract c where c.counterparty_id = o.id and c.kind = 'provider' and c.during @> ${on}::date) order by o.name`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

import { sql } from 'kysely'
import { type Database, type Id, newId } from '../kernel/index.ts'

const at = '2024-01-01T00:00:00Z'

/** A system for tests; returns its id. */
export async function aSystem(db: Database, jurisdictionId: Id, organisationId: Id, name = '门户'): Promise<Id> {
  const id = newId()
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
    values (${id}, ${jurisdictionId}, ${organisationId}, ${name}, 'built', '用途', 2, '预算', 'on-cloud', ${at}, ${at})`.execute(db)
  return id
}

/** A resource of a system, of a provider and an item; returns its id. */
export async function aResource(
  db: Database,
  of: { readonly jurisdictionId: Id; readonly organisationId: Id; readonly systemId: Id; readonly providerId: Id; readonly itemId: Id },
): Promise<Id> {
  const [id, pool, file] = [newId(), newId(), newId()]
  await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
    values (${pool}, ${of.jurisdictionId}, ${of.providerId}, ${pool}, '政务外网区', false, true, ${at})`.execute(db)
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, step, entered_at, fields, submissions,
      begun_at, begun_by)
    values (${file}, ${of.jurisdictionId}, 'm', 'apply', ${file}, ${of.organisationId}, ${of.systemId}, 'draft', ${at}, '{}', 1, ${at}, ${newId()})`.execute(
    db,
  )
  await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, external_name, state,
      created_at)
    values (${id}, ${of.jurisdictionId}, ${of.organisationId}, ${of.systemId}, ${of.providerId}, ${pool}, ${of.itemId}, ${file}, 1, 'vm-1', 'delivered',
      ${at})`.execute(db)
  return id
}

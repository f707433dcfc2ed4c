import { sql } from 'kysely'
import type { OfficeActor } from '../identity/index.ts'
import { type Database, type Id, newId } from '../kernel/index.ts'

// Straight into the tables, or out of nothing: for folders that need an office around them and are not about offices.

/** A jurisdiction; returns its id. */
export async function aJurisdiction(db: Database): Promise<Id> {
  const id = newId()
  await sql`insert into jurisdiction (id, name, created_at) values (${id}, ${`区域${id}`}, '2024-01-01T00:00:00Z')`.execute(db)
  return id
}

/** An organisation of a jurisdiction; returns its id. */
export async function anOrganisation(db: Database, jurisdictionId: Id, name = `单位${newId()}`, parentId: Id | null = null): Promise<Id> {
  const id = newId()
  await sql`insert into organisation (id, jurisdiction_id, parent_id, name, budget, created_at)
    values (${id}, ${jurisdictionId}, ${parentId}, ${name}, 'level', '2024-01-01T00:00:00Z')`.execute(db)
  return id
}

interface Standing {
  readonly permissions?: readonly string[]
  readonly parties?: readonly string[]
  readonly sees?: Partial<OfficeActor['sight']>
}

/** Somebody of an organisation, as the guard would hand him in: he may nothing and sees his own organisation's matters unless said. */
export const anActor = (
  jurisdictionId: Id,
  organisationId: Id,
  { permissions = [], parties = ['user'], sees = {} }: Standing = {},
): OfficeActor => ({
  personId: newId(),
  personName: '张三',
  organisationId,
  organisationName: '测试单位',
  permissions: new Set(permissions),
  jurisdictionId,
  parties,
  posts: ['handler'],
  sight: { jurisdictionId, all: false, organisationIds: [organisationId], providerId: null, ...sees },
  mustChangePassword: false,
  from: { ip: '192.0.2.7', requestId: 'test' },
})

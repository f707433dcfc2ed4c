import { sql } from 'kysely'
import type { OfficeActor } from '../identity/index.ts'
import { type Database, type Id, newId } from '../kernel/index.ts'

/** A jurisdiction for tests; returns its id. */
export async function aJurisdiction(db: Database): Promise<Id> {
  const id = newId()
  await sql`insert into jurisdiction (id, name, created_at) values (${id}, ${`区域${id}`}, '2024-01-01T00:00:00Z')`.execute(db)
  return id
}

/** An organisation for tests; returns its id. */
export async function anOrganisation(db: Database, jurisdictionId: Id, name = `单位${newId()}`): Promise<Id> {
  const id = newId()
  await sql`insert into organisation (id, jurisdiction_id, name, budget, created_at)
    values (${id}, ${jurisdictionId}, ${name}, 'level', '2024-01-01T00:00:00Z')`.execute(db)
  return id
}

/** A service item for tests; returns its id. */
export async function anItem(db: Database, jurisdictionId: Id): Promise<Id> {
  const id = newId()
  await sql`
    insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    values (${id}, ${jurisdictionId}, ${id}, '基础设施', '', '', '云服务器', '', '台·月', 'month', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z')`.execute(
    db,
  )
  return id
}

interface Standing {
  readonly permissions?: readonly string[]
  readonly parties?: readonly string[]
  readonly sees?: Partial<OfficeActor['sight']>
}

/** Somebody of an organisation; he sees his own organisation's matters unless said. */
export const anActor = (
  jurisdictionId: Id,
  organisationId: Id,
  { permissions = [], parties = ['user'], sees = {} }: Standing = {},
): OfficeActor => ({
  personId: newId(),
  personName: '李四',
  organisationId,
  organisationName: '测试单位',
  permissions: new Set(permissions),
  jurisdictionId,
  parties,
  posts: ['handler'],
  sight: { jurisdictionId, all: false, organisationIds: [organisationId], providerId: null, ...sees },
  mustChangePassword: false,
  from: { ip: '127.0.0.1', requestId: 'test' },
})

import { sql } from 'kysely'
import type { OfficeActor } from '../identity/index.ts'
import { type Database, type Id, newId } from '../kernel/index.ts'
import type { ItemFields } from './item.ts'

/** A jurisdiction for tests; returns its id. */
export async function aJurisdiction(db: Database): Promise<Id> {
  const id = newId()
  await sql`insert into jurisdiction (id, name, created_at) values (${id}, ${`区域${id}`}, '2024-01-01T00:00:00Z')`.execute(db)
  return id
}

/** An organisation for tests; returns its id. */
export async function anOrganisation(db: Database, jurisdictionId: Id, name: string, parentId: Id | null = null): Promise<Id> {
  const id = newId()
  await sql`insert into organisation (id, jurisdiction_id, parent_id, name, budget, created_at)
    values (${id}, ${jurisdictionId}, ${parentId}, ${name}, 'level', '2024-01-01T00:00:00Z')`.execute(db)
  return id
}

/** Somebody of an organisation who may do the named things and sees his own organisation's matters. */
export function anActor(
  jurisdictionId: Id,
  organisationId: Id,
  permissions: readonly string[],
  sees: Partial<OfficeActor['sight']> = {},
): OfficeActor {
  return {
    personId: newId(),
    personName: '张三',
    organisationId,
    organisationName: '测试单位',
    permissions: new Set(permissions),
    jurisdictionId,
    parties: ['user'],
    posts: ['handler'],
    sight: { jurisdictionId, all: false, organisationIds: [organisationId], providerId: null, ...sees },
    mustChangePassword: false,
    from: { ip: '127.0.0.1', requestId: 'test' },
  }
}

/** A service item's fields with a code of its own. */
export const itemFields = (different: Partial<ItemFields> = {}): ItemFields => ({
  code: newId().slice(0, 13),
  category1: '基础设施',
  category2: '计算',
  category3: '云服务器',
  name: '通用型云服务器',
  specification: '2核8G',
  unit: '台·月',
  basis: 'month',
  ...different,
})

import { sql } from 'kysely'
import type { OfficeActor } from '../identity/index.ts'
import { createDoor, type Database, day, type Id, newId } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, must } from '../testing/index.ts'
import { createRights } from './service.ts'

const at = '2024-01-01T00:00:00Z'
export const article = { regime: 'test', cite: '36' }

export const pdf = (text: string, name = '方案.pdf') => ({ name, content: Buffer.from(`%PDF-1.4 ${text}`).toString('base64') })
export const textOf = (look: { readonly file: { readonly content: string } | null }) =>
  Buffer.from(look.file?.content ?? '', 'base64')
    .toString()
    .replace('%PDF-1.4 ', '')

const words = {
  unit: ['paper.keep', 'authorization.give', 'authorization.read'],
  provider: ['authorization.read', 'work-order.carry-out'],
  authority: ['authorization.govern', 'authorization.emergency', 'authorization.read'],
}

/** A unit with a system, its superior, a neighbour, two providers and the authority, each with people who have accounts. */
export async function office(db: Database, ownerDb: Database) {
  const clock = fixedClock('2024-09-30T09:00')
  const here = await aJurisdiction(ownerDb)
  const person = async (organisationId: Id, name: string): Promise<Id> => {
    const id = newId()
    await sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
      values (${id}, ${organisationId}, ${`p${id.slice(-12)}`}, ${name}, '{handler}', '$argon2id$x', false, ${at})`.execute(ownerDb)
    return id
  }
  const join = async (organisationId: Id, name: string, permissions: readonly string[], all = false): Promise<OfficeActor> => ({
    ...anActor(here, organisationId, { permissions, sees: { all } }),
    personId: await person(organisationId, name),
    personName: name,
    organisationName: name.slice(0, 3),
  })
  const bureau = await anOrganisation(ownerDb, here, '文旅厅')
  const museum = await anOrganisation(ownerDb, here, '博物馆', bureau)
  const cloud = await anOrganisation(ownerDb, here, '甲云')
  const nextCloud = await anOrganisation(ownerDb, here, '乙云')
  const authority = await anOrganisation(ownerDb, here, '数据局')
  const systemOf = async (organisationId: Id, name: string, contact: string | null = null): Promise<Id> => {
    const id = newId()
    await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, contact, created_at, changed_at)
      values (${id}, ${here}, ${organisationId}, ${name}, 'built', '用途', 2, '预算', 'on-cloud', ${contact}, ${at}, ${at})`.execute(
      ownerDb,
    )
    return id
  }
  const people = {
    unit: await join(museum, '博物馆甲', words.unit),
    unitAdmin: await join(museum, '博物馆管理员', ['authorization.read']),
    superior: {
      ...(await join(bureau, '文旅厅甲', words.unit)),
      sight: { jurisdictionId: here, all: false, organisationIds: [bureau, museum], providerId: null },
    },
    provider: await join(cloud, '甲云一', words.provider),
    colleague: await join(cloud, '甲云二', words.provider),
    nextProvider: await join(nextCloud, '乙云一', words.provider),
    authority: await join(authority, '数据局一', words.authority, true),
    authority2: await join(authority, '数据局二', words.authority, true),
    governor: await join(authority, '数据局三', ['authorization.govern', 'authorization.read'], true),
  }
  const rights = createRights({ db, door: createDoor({ db, clock }), clock, citationOf: async () => article })
  const system = await systemOf(museum, '藏品系统', '李四 13800000000')
  const other = await systemOf(museum, '票务系统')
  const keep = async (kind: 'technical' | 'report' = 'technical', systemId = system) =>
    must(await rights.papers.keep(people.unit, systemId, { kind, title: `设计${newId()}`, file: pdf('机密') }, newId())).id
  const authorize = async (
    more: { persons?: Id[]; systemIds?: Id[] | null; kinds?: ('technical' | 'contact' | 'report')[]; to?: string } = {},
  ) =>
    must(
      await rights.authorizations.give(
        people.unit,
        {
          organisationId: cloud,
          persons: more.persons ?? [people.provider.personId],
          systemIds: more.systemIds === undefined ? [system] : more.systemIds,
          kinds: more.kinds ?? ['technical'],
          purpose: '故障排查',
          from: day('2024-09-30'),
          to: day(more.to ?? '2024-10-31'),
          form: pdf('授权书', '授权书.pdf'),
        },
        newId(),
      ),
    )
  return { clock, here, bureau, museum, cloud, nextCloud, authority, people, rights, system, other, keep, authorize, join, systemOf }
}

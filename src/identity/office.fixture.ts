import { sql } from 'kysely'
import { createDoor, type Database, type Id, newId } from '../kernel/index.ts'
import { fixedClock, must } from '../testing/index.ts'
import type { OfficeActor } from './actor.ts'
import { createHashing } from './hashing.ts'
import type { Affiliation, Affiliations, PartyStanding } from './ports.ts'
import type { Post } from './rules/posts.ts'
import { createIdentity } from './service/index.ts'

export const from = { ip: '192.0.2.7', requestId: 'test' }
export const cheap = createHashing({ memoryKib: 64, passes: 1 })
export const goodPassword = '春眠不觉晓-Chu4Chu4-闻啼鸟'

/** A measure with one party of each sight. */
export const standings: readonly PartyStanding[] = [
  { id: 'user', name: '使用单位', sees: 'own', may: ['system.register', 'person.manage'], begins: true },
  { id: 'district', name: '区市主管部门', sees: 'area', may: [], begins: false },
  { id: 'provider', name: '云服务商', sees: 'assigned', may: ['work-order.carry-out'], begins: false },
  { id: 'authority', name: '主管部门', sees: 'jurisdiction', may: ['statement.review', 'jurisdiction.manage'], begins: false },
]

/** An installation with a standing clock, whose organisations are added by the tests (the real ones are of `parties`). */
export function office(db: Database, at = '2024-09-30T09:00') {
  const clock = fixedClock(at)
  const known = new Map<Id, Affiliation>()
  const jurisdictionId = newId()
  const affiliations: Affiliations = {
    of: async (id) => known.get(id) ?? null,
    found: async (tx, operator) => {
      await sql`insert into organisation (id, name, budget, created_at) values (${operator.id}, ${operator.name}, 'level', ${operator.at})`.execute(
        tx,
      )
      known.set(operator.id, affiliation({ organisationId: operator.id, organisationName: operator.name, jurisdictionId: null }))
    },
  }
  const door = createDoor({ db, clock })
  const identity = createIdentity({ db, door, clock, affiliations, partiesOf: async () => standings, hashing: cheap, idleMinutes: 30 })
  return { clock, door, identity, jurisdictionId, known, addOrganisation }

  async function addOrganisation(name: string, parties: readonly string[], more: Partial<Affiliation> = {}): Promise<Id> {
    const id = newId()
    await sql`insert into jurisdiction (id, name, created_at) values (${jurisdictionId}, ${`试点-${jurisdictionId}`}, ${clock.now()})
      on conflict do nothing`.execute(db)
    await sql`insert into organisation (id, jurisdiction_id, name, budget, created_at)
      values (${id}, ${jurisdictionId}, ${name}, 'level', ${clock.now()})`.execute(db)
    known.set(id, affiliation({ organisationId: id, organisationName: name, jurisdictionId, jurisdictionName: '试点', parties, ...more }))
    return id
  }
}

export const affiliation = (of: Partial<Affiliation>): Affiliation => ({
  organisationId: newId(),
  organisationName: '甲厅',
  jurisdictionId: newId(),
  jurisdictionName: null,
  parties: [],
  subordinateIds: [],
  areaIds: [],
  ...of,
})

type Office = ReturnType<typeof office>

/** Founds the installation and gives its three administrators, signed in, their first passwords changed. */
export async function founded({ identity }: Office) {
  const token = await identity.prepareSetUp()
  if (token === null) throw new Error('set up already')
  const people = {
    'system-admin': { login: 'xitong', name: '系统员甲' },
    'security-admin': { login: 'anquan', name: '安全员乙' },
    'audit-admin': { login: 'shenji', name: '审计员丙' },
  }
  const done = must(await identity.setUp({ token, organisation: '平台运营中心', people }, from))
  const admin = async (post: Post) => {
    const account = done.people.find((person) => person.post === post)
    if (!account) throw new Error(post)
    return (await firstSignIn(identity, account.login, account.password)).actor
  }
  return {
    system: await admin('system-admin'),
    security: await admin('security-admin'),
    audit: await admin('audit-admin'),
    people: done.people,
  }
}

/** Signs in with a one-time password and changes it to `goodPassword`. */
export async function firstSignIn(identity: Office['identity'], login: string, oneTime: string) {
  const { token } = must(await identity.signIn({ login, password: oneTime }, from))
  const before = must(await identity.authenticate(token, from))
  must(await identity.changePassword(before, { current: oneTime, next: goodPassword }))
  return { token, actor: must(await identity.authenticate(token, from)) }
}

/** A person who has signed in and changed his first password; confirmed first, where a second person must. */
export async function hired(
  { identity }: Office,
  by: OfficeActor,
  person: { organisationId: Id; login: string; posts: readonly Post[] },
  confirmer?: OfficeActor,
) {
  const { id, password } = must(await identity.people.create(by, { name: `人员${person.login}`, ...person }))
  if (confirmer) must(await identity.people.confirm(confirmer, id))
  return firstSignIn(identity, person.login, password ?? '')
}

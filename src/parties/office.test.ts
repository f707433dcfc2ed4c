import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { auditRoutes, createAudit } from '../audit/index.ts'
import { createHashing, createIdentity, identityRoutes, type OfficeActor } from '../identity/index.ts'
import { day, type Id } from '../kernel/index.ts'
import { isPermission } from '../regimes/index.ts'
import { codeOf, must, testDatabase } from '../testing/index.ts'
import { fields, from, place } from './place.fixture.ts'
import { partiesRoutes } from './routes/index.ts'

// Parties, identity and audit put together as the program does: from the set-up to an official who acts for a party.
const { db } = await testDatabase()
const { parties, door, clock } = place(db)
const identity = createIdentity({
  db,
  door,
  clock,
  affiliations: parties.affiliations,
  partiesOf: parties.partiesOf,
  hashing: createHashing({ memoryKib: 64, passes: 1 }),
  idleMinutes: 30,
})
const audit = createAudit({ db, door })
const lasting = '春眠不觉晓-Chu4Chu4-闻啼鸟'

async function enter(login: string, oneTime: string | null): Promise<{ token: string; actor: OfficeActor }> {
  const { token } = must(await identity.signIn({ login, password: oneTime ?? '' }, from))
  must(await identity.changePassword(must(await identity.authenticate(token, from)), { current: oneTime ?? '', next: lasting }))
  return { token, actor: must(await identity.authenticate(token, from)) }
}

const people = {
  'system-admin': { login: 'xitong', name: '系统员甲' },
  'security-admin': { login: 'anquan', name: '安全员乙' },
  'audit-admin': { login: 'shenji', name: '审计员丙' },
}
const founding = { token: (await identity.prepareSetUp()) ?? '', organisation: '运营中心', people }
const founded = must(await identity.setUp(founding, from))
const [system, , auditor] = await Promise.all(founded.people.map(async ({ login, password }) => (await enter(login, password)).actor))
if (!system || !auditor) throw new Error('not founded')

const jurisdiction = must(await parties.createJurisdiction(system, { name: '甲省', regimeId: 'somewhere-2023', from: day('2024-01-01') }))
const unit = await organisation('甲厅', 'user')
const other = await organisation('乙厅', 'user')
const authority = await organisation('数据局', 'authority')
const [jia, yi, wang] = [
  await official('jia-handler', unit),
  await official('yi-handler', other),
  await official('wang-handler', authority),
]

async function organisation(name: string, party: string): Promise<Id> {
  const { id } = must(await parties.createOrganisation(system as OfficeActor, { ...fields, name, jurisdictionId: jurisdiction.id }))
  must(await parties.assignParty(system as OfficeActor, id, { party, from: day('2024-01-01'), lastDay: null }))
  return id
}
async function official(login: string, organisationId: Id) {
  const draft = { organisationId, login, name: `${login}科长`, posts: ['handler'] as const }
  return enter(login, must(await identity.people.create(system as OfficeActor, draft)).password)
}

test('an official is what his organisation is today under the measure of today', async () => {
  expect(jia.actor).toMatchObject({ jurisdictionId: jurisdiction.id, organisationName: '甲厅', parties: ['user'] })
  expect([...jia.actor.permissions]).toContain('case.begin')
  expect(await identity.whoAmI(jia.actor)).toMatchObject({ jurisdiction: { name: '甲省' }, parties: [{ id: 'user', name: '使用单位' }] })
  expect(wang.actor.sight.all).toBe(true)
  must(await parties.endParty(system, other, { party: 'user', lastDay: day('2024-09-30') }))
  expect(must(await identity.authenticate(yi.token, from)).parties).toEqual(['user'])
  clock.set('2024-10-01T00:10')
  const again = must(await identity.signIn({ login: 'yi-handler', password: lasting }, from)).token
  expect(must(await identity.authenticate(again, from))).toMatchObject({ parties: [], permissions: new Set() })
})

test('the record: a unit reads what concerns it, the authority its jurisdiction, 审计管理员 everything, 系统管理员 nothing', async () => {
  const read = async (actor: OfficeActor, more: object = {}) => must(await audit.entries(actor, { limit: 200, ...more })).items
  const concerned = new Set((await read(jia.actor)).map((entry) => entry.concernedOrganisationId))
  expect(concerned).toEqual(new Set([unit]))
  expect((await read(jia.actor)).map(({ act }) => act)).toEqual(
    expect.arrayContaining(['organisation.create', 'organisation.assign-party', 'person.create', 'session.begin', 'password.change']),
  )
  expect(new Set((await read(wang.actor)).map((entry) => entry.jurisdictionId))).toEqual(new Set([jurisdiction.id]))
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from audit_entry`.execute(db)
  expect(BigInt((await read(auditor)).length)).toBe(rows[0]?.count)
  expect(codeOf(await audit.entries(system, { limit: 1 }))).toBe('permission.denied')
  expect((await read(jia.actor)).every((entry) => entry.from === null)).toBe(true)
  expect((await read(auditor))[0]?.from).toEqual(from)
})

test('the record is found by object, person, act and period, and read in pages', async () => {
  const read = async (more: object) => must(await audit.entries(auditor, { limit: 200, ...more })).items
  expect((await read({ objectKind: 'jurisdiction', objectId: jurisdiction.id })).map(({ act }) => act)).toEqual(['jurisdiction.create'])
  expect(new Set((await read({ personId: jia.actor.personId })).map(({ person }) => person.name))).toEqual(new Set(['jia-handler科长']))
  expect(new Set((await read({ act: 'person.create' })).map(({ act }) => act))).toEqual(new Set(['person.create']))
  expect(await read({ to: day('2024-09-29') })).toEqual([])
  const before = await read({ from: day('2024-09-30'), to: day('2024-09-30') })
  const after = await read({ from: day('2024-10-01') })
  const all = await read({})
  expect(after.length).toBeGreaterThan(0)
  expect([...after, ...before]).toEqual(all)
  const pages: string[] = []
  let cursor: string | undefined
  do {
    const page = must(await audit.entries(auditor, { limit: 5, after: cursor }))
    pages.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(pages).toEqual(all.map(({ id }) => id))
})

test('an operator can’t be reached from a jurisdiction, nor get parties', async () => {
  expect(codeOf(await parties.assignParty(system, founded.organisationId, { party: 'user', from: day('2024-01-01'), lastDay: null }))).toBe(
    'organisation.party-unknown',
  )
  expect((await parties.affiliations.of(founded.organisationId, day('2024-09-30')))?.jurisdictionId).toBeNull()
  await expect(
    sql`insert into organisation (id, name, budget, created_at) values (uuidv7(), '第二运营方', 'level', now())`.execute(db),
  ).rejects.toThrow(/organisation_operator/)
})

const routes = [...identityRoutes(identity), ...partiesRoutes(parties), ...auditRoutes(audit)]
for (const format of ['uuid', 'date', 'date-time']) FormatRegistry.Set(format, () => true)

test('every operation has a name of its own and a permission that exists', () => {
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length)
  for (const { may } of routes) expect(may === 'public' || may === 'signed-in' || isPermission(may)).toBe(true)
  expect(routes.filter(({ may }) => may === 'public').map(({ id }) => id)).toEqual(['isSetUpNeeded', 'setUp', 'signIn'])
})

// A file that is streamed has no schema of its own.
test.each(routes.filter(({ method, download }) => method === 'GET' && !download))(
  '$id answers as its schema says',
  async ({ handle, response }) => {
    for (const actor of [system, auditor, jia.actor, wang.actor]) {
      const outcome = await handle({
        actor,
        params: { id: jurisdiction.id },
        query: { limit: 50 },
        body: {},
        key: 'key-of-a-test',
        ifVersion: null,
      })
      if (outcome.ok) expect([...Value.Errors(response, outcome.value)]).toEqual([])
      else expect(outcome.refusal.code).toBe('permission.denied')
    }
  },
)

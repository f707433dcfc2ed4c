import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, cursorMax, type Day, day, encodeCursor, newId, type Outcome, plusMonths } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, testDatabase } from '../testing/index.ts'
import type { Judge } from './ports.ts'
import { createSystems } from './service.ts'
import type { SystemInput } from './system.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')

/** One real rule: the original is kept for three months after the cut-over. */
const threeMonths: Judge = async (_, occasion, facts) => {
  const citation = { regime: 'test', cite: '15' }
  const soonest = facts['original.cut-over-on'] ? plusMonths(facts['original.cut-over-on'] as Day, 3) : null
  const early = occasion === 'original.retire' && soonest !== null && String(facts['original.retire-on']) < soonest
  const refusal = early
    ? { code: 'rule.keep-original' as const, status: 422, message: '原系统至少保留3个月', facts: {}, citation, faults: [] }
    : null
  const findings =
    facts['system.mlps'] === '1'
      ? // biome-ignore lint/suspicious/noThenProperty: the name that packs give it
        [{ rule: 'low-mlps', then: 'flag' as const, message: '请核对定级', citation, opens: null, percent: null }]
      : []
  return { refusal, findings }
}

const systems = createSystems({ db, door: createDoor({ db, clock }), clock, judge: threeMonths, facts: async () => ({}) })
const here = await aJurisdiction(ownerDb)
const elsewhere = await aJurisdiction(ownerDb)
const bureau = await anOrganisation(ownerDb, here, '文旅厅')
const museum = await anOrganisation(ownerDb, here, '博物馆', bureau)
const tax = await anOrganisation(ownerDb, here, '税务局')
const foreign = await anOrganisation(ownerDb, elsewhere, '外地单位')
const may = ['system.register', 'system.read']
const clerk = anActor(here, bureau, { permissions: may, sees: { organisationIds: [bureau, museum] } })
const taxClerk = anActor(here, tax, { permissions: may })
const authority = anActor(here, tax, { permissions: ['system.read'], sees: { all: true } })

const fields = (different: Partial<SystemInput> = {}): SystemInput => ({
  name: `系统${newId()}`,
  kind: 'built',
  purpose: '受理群众办事',
  classified: false,
  mlps: 3,
  mlpsFiling: '43010012345-24001',
  budgetChannel: '部门预算',
  status: 'to-migrate',
  exemption: null,
  builder: null,
  contact: null,
  ...different,
})
const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value
}
const register = (different: Partial<SystemInput> & { organisationId?: string } = {}, actor = clerk) =>
  systems.register(actor, { ...fields(), ...different }, newId())

test('a registered system is seen by its unit and by the authority, not by another unit', async () => {
  const { id } = value(await register())
  expect(codeOf(await systems.get(clerk, id))).toBe('ok')
  expect(codeOf(await systems.get(authority, id))).toBe('ok')
  expect(codeOf(await systems.get(taxClerk, id))).toBe('request.not-found')
  expect(codeOf(await systems.get(anActor(elsewhere, foreign, { permissions: may, sees: { all: true } }), id))).toBe('request.not-found')
})

test('a classified system is refused always, and the table refuses it too', async () => {
  expect(codeOf(await register({ classified: true }))).toBe('system.classified')
  const system = value(await register())
  expect(codeOf(await systems.change(clerk, system.id, 1, fields({ classified: true }), newId()))).toBe('system.classified')
  await expect(sql`update system set classified = true where id = ${system.id}`.execute(ownerDb)).rejects.toThrow(/check/)
})

test.each([
  ['for a unit below', museum, 'ok'],
  ['for a unit beside', tax, 'request.not-found'],
  ['for a unit of another jurisdiction', foreign, 'request.not-found'],
])('registering %s', async (_, organisationId, expected) => {
  expect(codeOf(await register({ organisationId }))).toBe(expected)
})

test('a unit that one merely sees is not written for', async () => {
  const neighbour = anActor(here, tax, { permissions: may, sees: { organisationIds: [tax, bureau] } })
  const system = value(await register())
  expect(codeOf(await systems.get(neighbour, system.id))).toBe('ok')
  expect(codeOf(await systems.change(neighbour, system.id, 1, fields(), newId()))).toBe('request.not-found')
})

test('without the word nobody registers, and a name is taken once in a unit', async () => {
  expect(codeOf(await register({}, authority))).toBe('permission.denied')
  const { name } = value(await register())
  expect(codeOf(await register({ name }))).toBe('system.name-taken')
  expect(codeOf(await register({ name }, taxClerk))).toBe('ok')
})

test('an edit names the version it saw; the record holds before and after', async () => {
  const system = value(await register({ mlps: 1 }))
  expect(system.findings.map(({ rule }) => rule)).toEqual(['low-mlps'])
  const changed = fields({ mlps: 2 })
  expect(codeOf(await systems.change(clerk, system.id, null, changed, newId()))).toBe('request.version-missing')
  expect(value(await systems.change(clerk, system.id, 1, changed, newId()))).toMatchObject({ mlps: 2, version: 2, findings: [] })
  expect(codeOf(await systems.change(clerk, system.id, 1, changed, newId()))).toBe('request.changed-meanwhile')
  const { rows } = await sql<{ before: { mlps: number }; after: { mlps: number }; organisation: string }>`
    select before, after, concerned_organisation_id as organisation from audit_entry
    where object_id = ${system.id} and act = 'system.change'`.execute(db)
  expect(rows).toMatchObject([{ before: { mlps: 1 }, after: { mlps: 2 }, organisation: bureau }])
})

test('the contact is told to the owning unit alone, is kept when others leave it empty, and is not on record', async () => {
  const contact = '李四 13900000001'
  const { id } = value(await register({ contact, organisationId: museum }))
  const curator = anActor(here, museum, { permissions: may })
  const told = async (actor: typeof clerk) => {
    const { contact: shown, contactProtected } = value(await systems.get(actor, id))
    return [shown, contactProtected]
  }
  expect([await told(curator), await told(clerk), await told(authority)]).toEqual([
    [contact, false],
    [null, true],
    [null, true],
  ])
  expect((await systems.list(clerk, { limit: 200 })).items.find((system) => system.id === id)).toMatchObject({ contact: null })
  expect(value(await systems.change(clerk, id, 1, fields({ contact: null }), newId()))).toMatchObject({
    contact: null,
    contactProtected: true,
  })
  expect(await told(curator)).toEqual([contact, false])
  value(await systems.change(curator, id, 2, fields({ contact: null }), newId()))
  expect([await told(curator), await told(clerk)]).toEqual([
    [null, false],
    [null, false],
  ])
  const { rows } = await sql<{ text: string }>`select a::text as text from audit_entry a where object_id = ${id}`.execute(ownerDb)
  expect([rows.length, rows.some(({ text }) => text.includes('13900000001'))]).toEqual([3, false])
})

test('a migration: cut over once, and the original is kept for three months', async () => {
  const { id } = value(await register())
  expect(codeOf(await systems.retireOriginal(clerk, id, 1, day('2024-09-30'), newId()))).toBe('system.not-cut-over')
  expect(codeOf(await systems.cutOver(clerk, id, 1, day('2024-10-01'), newId()))).toBe('request.invalid')
  expect(value(await systems.cutOver(clerk, id, 1, day('2024-08-31'), newId()))).toMatchObject({ status: 'on-cloud', version: 2 })
  expect(codeOf(await systems.cutOver(clerk, id, 2, day('2024-09-01'), newId()))).toBe('system.not-to-migrate')
  clock.set('2024-12-01T09:00')
  expect(codeOf(await systems.retireOriginal(clerk, id, 2, day('2024-08-30'), newId()))).toBe('request.invalid')
  expect(codeOf(await systems.retireOriginal(clerk, id, 2, day('2024-11-29'), newId()))).toBe('rule.keep-original')
  expect(value(await systems.retireOriginal(clerk, id, 2, day('2024-11-30'), newId()))).toMatchObject({ originalRetiredOn: '2024-11-30' })
  expect(codeOf(await systems.retireOriginal(clerk, id, 3, day('2024-12-01'), newId()))).toBe('system.original-retired')
  clock.set('2024-09-30T09:00')
})

test('a page after a long Chinese name is asked for with a cursor that the API takes', async () => {
  const archive = await anOrganisation(ownerDb, here, '方志办')
  const clerkThere = anActor(here, archive, { permissions: may })
  for (const end of ['一', '二']) value(await register({ name: `${'很长的名称'.repeat(39)}${end}` }, clerkThere))
  const { next } = await systems.list(clerkThere, { limit: 1 })
  expect(next?.length).toBeLessThanOrEqual(cursorMax)
  expect((await systems.list(clerkThere, { limit: 1, after: next ?? '' })).items).toHaveLength(1)
})

test('a cursor made of a foreign row’s id tells nothing of where it stands', async () => {
  const quiet = await anOrganisation(ownerDb, here, '参事室')
  const counsellor = anActor(here, quiet, { permissions: may })
  for (const name of ['A', 'Z']) value(await register({ name }, counsellor))
  const { id } = value(await register({ name: 'M' }))
  const { items } = await systems.list(counsellor, { limit: 5, after: encodeCursor([id]) })
  expect(items.map(({ name }) => name)).toEqual(['A', 'Z'])
})

test('a repeated request registers once', async () => {
  const [key, input] = [newId(), fields()]
  const first = value(await systems.register(clerk, input, key))
  expect(value(await systems.register(clerk, input, key))).toEqual(first)
})

test('the list is searched, filtered and paged without loss', async () => {
  const unit = await anOrganisation(ownerDb, here, '档案馆')
  const archivist = anActor(here, unit, { permissions: may })
  for (const name of ['丙_库', '甲_库', '乙_馆']) value(await register({ name }, archivist))
  value(await register({ name: '丁_馆', status: 'on-cloud' }, archivist))
  const names = async (query: object) => (await systems.list(archivist, { limit: 50, ...query })).items.map(({ name }) => name)
  expect(await names({ search: '_馆' })).toHaveLength(2)
  expect(await names({ search: '%' })).toEqual([])
  expect(await names({ status: 'on-cloud' })).toEqual(['丁_馆'])
  const first = await systems.list(archivist, { limit: 3 })
  const second = await systems.list(archivist, { limit: 3, after: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(await names({}))
  expect([first.items.length, second.items.length, second.next]).toEqual([3, 1, null])
})

test('an attribute left out of an edit stays; what rules are told of is what was filled in, with what else is known', async () => {
  const hosting = { hostedElsewhere: true, hostingProvider: '某云', hostingEndsOn: day('2024-12-31') }
  const { id } = value(await register({ ...hosting, domestic: false, domesticReason: '上级统一推广' }))
  const changed = value(
    await systems.change(clerk, id, 1, fields({ name: `改${newId()}`, constructionEndsOn: day('2025-02-28') }), newId()),
  )
  expect(changed).toMatchObject({ ...hosting, domestic: false, constructionEndsOn: '2025-02-28' })
  expect(codeOf(await systems.change(clerk, id, 2, fields({ hostedElsewhere: false }), newId()))).toBe('request.invalid')
  const none = { hostedElsewhere: false, hostingProvider: null, hostingEndsOn: null, domestic: true, domesticReason: null }
  expect(value(await systems.change(clerk, id, 2, fields(none), newId()))).toMatchObject(none)
})

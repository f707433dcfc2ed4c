import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../app/law-files.ts'
import { createDoor, newId } from '../../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, must, testDatabase } from '../../testing/index.ts'
import { filterFaults } from './lists.ts'
import { createFilters } from './service.ts'

const { db, ownerDb } = await testDatabase()
const { regimes } = await loadLaw([])
const clock = fixedClock('2024-09-30T09:00')
const filters = createFilters({ db, door: createDoor({ db, clock }), regimes })
const here = await aJurisdiction(ownerDb)
const unit = await anOrganisation(ownerDb, here)

async function somebody() {
  const actor = anActor(here, unit)
  await sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
    values (${actor.personId}, ${unit}, ${`x${newId().slice(-12)}`}, '某', '{handler}', '$argon2id$x', false, now())`.execute(ownerDb)
  return actor
}
const open = { page: 'cases', name: '办理中', query: { state: 'open' }, byDefault: false }
const once = (ifVersion: number | null = null) => ({ key: newId(), ifVersion })

describe('what a list takes', () => {
  const known = { procedures: new Set(['apply']), duties: new Set(['report']) }
  test.each<[string, Record<string, string>, string[]]>([
    ['cases', { state: 'open', procedure: 'apply', search: '%_\\ 😀' }, []],
    ['cases', { state: 'closed' }, ['state']],
    ['cases', { procedure: 'gone' }, ['procedure']],
    ['cases', { colour: 'red', state: 'open' }, ['colour']],
    ['cases', { constructor: 'x', toString: 'x' }, ['constructor', 'toString']],
    ['cases', { search: '很'.repeat(201) }, ['search']],
    ['resources', { organisation: "' or true" }, ['organisation']],
    ['audit', { from: '2024-02-30' }, ['from']],
    ['metering', { month: '2024-13' }, ['month']],
    ['nowhere', { state: 'open' }, ['state']],
  ])('%s %j: %j', (page, query, fields) => expect(filterFaults(page, query, known).map(({ field }) => field)).toEqual(fields))
})

test('kept for one person, by name, one of them the default', async () => {
  const [me, other] = [await somebody(), await somebody()]
  const first = must(await filters.saveFilter(me, { ...open, byDefault: true }, newId()))
  const second = must(await filters.saveFilter(me, { ...open, name: '已结束', query: { state: 'ended' }, byDefault: true }, newId()))
  const own = must(await filters.filters(me, 'cases')).items
  expect(own.map(({ name, byDefault }) => [name, byDefault]).toSorted()).toEqual([
    ['办理中', false],
    ['已结束', true],
  ])
  expect(must(await filters.filters(other, null)).items).toEqual([])
  expect(codeOf(await filters.saveFilter(me, open, newId()))).toBe('saved-filter.name-taken')
  expect(codeOf(await filters.saveFilter(me, { ...open, name: '空', query: {} }, newId()))).toBe('saved-filter.empty')
  expect(codeOf(await filters.saveFilter(me, { ...open, name: '错', query: { no: 'x' } }, newId()))).toBe('request.invalid')
  expect(codeOf(await filters.changeFilter(other, first.id, { name: '抢' }, once()))).toBe('request.not-found')
  expect(codeOf(await filters.changeFilter(me, second.id, { name: '办理中' }, once()))).toBe('saved-filter.name-taken')
  expect(codeOf(await filters.changeFilter(me, second.id, { name: '旧' }, once(9)))).toBe('request.changed-meanwhile')
  expect(must(await filters.changeFilter(me, second.id, { name: '办结' }, once(second.version)))).toMatchObject({
    name: '办结',
    version: 2,
  })
  expect(codeOf(await filters.deleteFilter(other, first.id, once()))).toBe('request.not-found')
  must(await filters.deleteFilter(me, first.id, once()))
  expect(must(await filters.filters(me, 'cases')).items.map(({ name }) => name)).toEqual(['办结'])
})

test('one whose field or option is gone is shown as broken; it may be renamed and deleted, not made the default', async () => {
  const me = await somebody()
  const id = newId()
  await sql`insert into saved_filter (id, person_id, page, name, query, created_at)
    values (${id}, ${me.personId}, 'cases', '旧的', '{"procedure": "gone", "colour": "red"}', now())`.execute(ownerDb)
  const [broken] = must(await filters.filters(me, 'cases')).items
  expect(broken?.broken.map(({ field }) => field)).toEqual(['colour', 'procedure'])
  expect(codeOf(await filters.changeFilter(me, id, { byDefault: true }, once()))).toBe('request.invalid')
  expect(must(await filters.changeFilter(me, id, { name: '旧' }, once())).broken).toHaveLength(2)
  must(await filters.deleteFilter(me, id, once()))
})

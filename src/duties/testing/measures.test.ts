import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { calendar } from '../../calendar/testing.ts'
import { createDoor, newId } from '../../kernel/index.ts'
import { createRegimes } from '../../regimes/index.ts'
import { aJurisdiction, anOrganisation, fixedClock, testDatabase } from '../../testing/index.ts'
import { createDuties } from '../index.ts'
import { measure } from './measure.fixture.ts'

// One measure follows another; thousands owe; a case cannot be begun.
const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-01-10T09:00')
const later = { ...measure, id: 'duties-2025', duties: measure.duties.map((duty) => ({ ...duty, within: null })) }
const regimes = createRegimes([measure, later], calendar)
let opening = async (): Promise<string> => newId()
const duties = createDuties({
  ...{ db, door: createDoor({ db, clock }), clock, calendar, regimes },
  regimeIdOn: async (_, on) => (on < '2025-02-15' ? measure.id : later.id),
  facts: async () => ({}),
  openAbout: () => opening(),
})
const bind = async (jurisdictionId: string, regimeId: string, during: string) =>
  void (await sql`insert into jurisdiction_regime (jurisdiction_id, regime_id, during) values (${jurisdictionId}, ${regimeId}, ${during})`.execute(
    ownerDb,
  ))
const party = async (organisationId: string, name: string, during: string) =>
  void (await sql`insert into organisation_party (organisation_id, party, during) values (${organisationId}, ${name}, ${during})`.execute(
    ownerDb,
  ))
const of = async (organisationId: string, duty: string) =>
  (
    await sql<{
      regimeId: string
      origin: string
      dueOn: string
      overdue: boolean
    }>`select regime_id as "regimeId", origin, due_on as "dueOn",
      overdue_at is not null as overdue from duty_instance where organisation_id = ${organisationId} and duty = ${duty} order by due_on`.execute(
      db,
    )
  ).rows.map(({ regimeId, origin, dueOn, overdue }) => `${regimeId} ${origin} ${dueOn}${overdue ? ' overdue' : ''}`)

const here = await aJurisdiction(ownerDb)
await bind(here, measure.id, '[2024-12-20,2025-02-15)')
await bind(here, later.id, '[2025-02-15,)')
const unit = await anOrganisation(ownerDb, here)
await party(unit, 'user', '[2024-01-01,)')

test('what arose under a measure keeps it; what begins later is owed under the next', async () => {
  await duties.sweep()
  clock.set('2025-03-01T09:00')
  await duties.sweep()
  expect(await of(unit, 'monthly')).toEqual([
    `${measure.id} 2025-01 2025-02-10 overdue`,
    `${measure.id} 2025-02 2025-03-07`,
    `${later.id} 2025-03 2025-03-31`,
  ])
  // The paper that is owed already is not asked for again.
  expect(await of(unit, 'plan')).toEqual([`${measure.id} paper:2024-12-20 2025-01-20 overdue`])
})

test('where the case that a finding opens cannot be begun, it is marked all the same, and the error is told', async () => {
  clock.set('2025-03-08T09:00')
  opening = async () => Promise.reject(new Error('no such procedure'))
  await expect(duties.sweep()).rejects.toThrow(/1 of the overdue duties/)
  expect((await of(unit, 'monthly'))[1]).toBe(`${measure.id} 2025-02 2025-03-07 overdue`)
  opening = async () => newId()
  expect(await duties.sweep()).toEqual({ made: 0, overdue: 0 })
})

test('a thousand organisations: each owes each month once, though three sweep at once', async () => {
  const there = await aJurisdiction(ownerDb)
  await bind(there, later.id, '[2025-04-01,)')
  await sql`insert into organisation (id, jurisdiction_id, name, budget, created_at)
    select gen_random_uuid(), ${there}, 'U' || n, 'level', '2025-01-01T00:00:00Z' from generate_series(1, 1000) n`.execute(ownerDb)
  await sql`insert into organisation_party (organisation_id, party, during)
    select id, 'user', '[2025-01-01,)' from organisation where jurisdiction_id = ${there}`.execute(ownerDb)
  clock.set('2025-04-01T00:00')
  const begun = performance.now()
  const made = await Promise.all([1, 2, 3].map(() => duties.sweep()))
  expect(made.reduce((sum, each) => sum + each.made, 0)).toBe(2 * 1000 + 1)
  expect(performance.now() - begun).toBeLessThan(20_000)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from duty_instance where jurisdiction_id = ${there} and duty = 'monthly'`.execute(db)
  expect(rows[0]?.n).toBe(1000)
})

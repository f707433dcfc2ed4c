import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, testDatabase } from '../../testing/index.ts'
import { createMigration } from './service.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-01-30T09:00')
const migration = createMigration({ db, clock })
const here = await aJurisdiction(ownerDb)
const bureau = await anOrganisation(ownerDb, here, '甲厅')
const office = await anOrganisation(ownerDb, here, '乙局', bureau)
const exempt = await anOrganisation(ownerDb, here, '丙局')
const authority = anActor(here, bureau, { sees: { all: true } })

async function system(organisationId: string, name: string, status: string, hosting: string | null = null) {
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, exemption,
      hosted_elsewhere, hosting_ends_on, created_at, changed_at)
    values (${newId()}, ${here}, ${organisationId}, ${name}, 'built', '用途', 2, '预算', ${status}, ${status === 'exempt' ? '《某法》第九条' : null},
      ${hosting !== null}, ${hosting}, '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z')`.execute(ownerDb)
}
await system(bureau, '一', 'on-cloud')
await system(bureau, '二', 'on-cloud', '2024-01-29')
await system(bureau, '三', 'to-migrate', '2024-02-29')
await system(bureau, '四', 'exempt')
await system(office, '五', 'to-migrate', '2024-03-01')
await system(exempt, '六', 'exempt')

test('the rate of each unit: exempt systems do not count, a unit without systems to count has none', async () => {
  const { items } = await migration.migration(authority, { limit: 50 })
  expect(
    items.map(({ organisationName, counted, onCloud, rate, exemptions }) => [organisationName, counted, onCloud, rate, exemptions.length]),
  ).toEqual([
    ['丙局', 0, 0, null, 1],
    ['乙局', 1, 0, '0.00', 0],
    ['甲厅', 3, 2, '66.67', 1],
  ])
})

test('a unit sees its own and what is below it; pages lose nothing', async () => {
  const names = async (sees: object, limit = 50, after?: string) =>
    migration.migration(anActor(here, bureau, { sees }), { limit, ...(after ? { after } : {}) })
  expect((await names({ organisationIds: [office] })).items.map(({ organisationName }) => organisationName)).toEqual(['乙局'])
  const first = await names({ all: true }, 2)
  const second = await names({ all: true }, 2, first.next ?? '')
  expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
})

test.each([
  [0, ['二']],
  [30, ['二', '三']],
  [31, ['二', '三', '五']],
])('contracts that end within %i days, and those that have ended', async (within, names) => {
  const { items } = await migration.hostingEnding(authority, { limit: 50, within })
  expect(items.map(({ name }) => name)).toEqual(names)
  expect(items[0]?.daysLeft).toBe(-1)
})

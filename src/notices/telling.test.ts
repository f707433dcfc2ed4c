import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { loadLaw } from '../app/law-files.ts'
import { connect, newId } from '../kernel/index.ts'
import { aJurisdiction, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'

// How the outbox is told: on one connection, one happening after the other, whatever else is going on.

const { db, url } = await testDatabase()
const clock = fixedClock('2026-03-02T09:00')
const { regimes } = await loadLaw([])
const narrow = connect({ url, connectionsMax: 1 })
afterAll(() => narrow.destroy())
const { composition } = await createTestServer({ db: narrow, clock, regimes })
const { notices } = composition

const place = await aJurisdiction(db)
await sql`insert into jurisdiction_regime (jurisdiction_id, regime_id, during) values (${place}, 'hunan-2024', '[2024-01-01,)')`.execute(db)
const unit = await anOrganisation(db, place, '省林业局')
await sql`insert into organisation_party (organisation_id, party, during) values (${unit}, 'user', '[2024-01-01,)')`.execute(db)
const person = newId()
await sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
  values (${person}, ${unit}, 'zhang', '张三', array['handler'], '$argon2id$x', false, ${clock.now()})`.execute(db)

let count = 0
/** Something that is told to the unit's people; its row of the outbox. */
async function happens(act = 'system.change'): Promise<string> {
  count += 1
  const id = newId()
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
    values (${id}, ${place}, ${unit}, ${`系统${count}`}, 'built', '用途', 2, '预算', 'on-cloud', ${clock.now()}, ${clock.now()})`.execute(
    db,
  )
  const { rows } = await sql<{ id: string }>`
    with entry as (insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, concerned_organisation_id, ip, request_id)
      values (${clock.now()}, 'other', '李四', ${unit}, ${act}, 'system', ${id}, ${place}, ${unit}, '::1', 'r') returning id)
    select id::text from entry`.execute(db)
  return rows[0]?.id ?? ''
}
interface Row {
  readonly told: string | null
  readonly attempts: number
  readonly recipients: number | null
}
const rowOf = async (entry: string): Promise<Row | undefined> =>
  (
    await sql<Row>`select told_at as told, attempts, recipients from notice_outbox where source = 'act' and source_id = ${entry}`.execute(
      db,
    )
  ).rows[0]

test('a happening is told on one connection: however busy the others are, it waits for none', async () => {
  const entry = await happens()
  await notices.tellEach()
  expect(await rowOf(entry)).toMatchObject({ attempts: 0, recipients: 1 })
}, 10_000)

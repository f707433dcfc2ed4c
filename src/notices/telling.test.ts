import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { loadLaw } from '../app/law-files.ts'
import { connect, newId, plusHours } from '../kernel/index.ts'
import { aJurisdiction, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'
import { lockTelling, markFailed, nextUntold } from './store/outbox.ts'

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

/** Until so many wait for a lock of this database. */
async function untilWaiting(many: number): Promise<void> {
  const waiting = async () => {
    const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from pg_locks l join pg_stat_activity s on s.pid = l.pid
      where not l.granted and s.datname = current_database()`.execute(db)
    return rows[0]?.waiting ?? 0
  }
  while ((await waiting()) < many) await sleep(10)
}

test('whose turn comes late tells by the clock of then, not by that of when it began to wait', async () => {
  const entry = await happens()
  const held = await db.transaction().execute(async (tx) => {
    await lockTelling(tx)
    const telling = notices.tellEach()
    await untilWaiting(1)
    // Its turn comes between what is silent and what is told: the telling waits for it a second time.
    const other = db.transaction().execute(async (its) => {
      await lockTelling(its)
      await untilWaiting(1)
      clock.set('2026-03-02T09:20')
    })
    await untilWaiting(2)
    return { telling, other }
  })
  await Promise.all([held.telling, held.other])
  expect((await rowOf(entry))?.told).toBe(clock.now())
}, 10_000)

test('a happening whose row somebody holds is waited for, never passed over by a later one', async () => {
  const [first, second] = [await happens(), await happens()]
  const telling = await db.transaction().execute(async (tx) => {
    await sql`select 1 from notice_outbox where source = 'act' and source_id = ${first} for update`.execute(tx)
    const begun = { told: notices.tellEach() }
    await untilWaiting(1)
    return begun
  })
  await telling.told
  const { rows } = await sql<{ event: string }>`select event from notice order by seq desc limit 2`.execute(db)
  expect(rows.map(({ event }) => event)).toEqual([`act:${second}`, `act:${first}`])
}, 10_000)

test('a failure says nothing over what another process has said of it meanwhile', async () => {
  const entry = await happens('nobody.knows-this')
  const held = await db.transaction().execute(async (tx) => {
    await sql`select 1 from notice_outbox where source = 'act' and source_id = ${entry} for update`.execute(tx)
    const telling = notices.tellEach().catch(() => 'failed')
    await untilWaiting(1)
    // Queued behind the telling that will fail: in its turn it says that it was told.
    const other = db.transaction().execute(async (its) => {
      await lockTelling(its)
      await sleep(200)
      await sql`update notice_outbox set told_at = ${clock.now()}, recipients = 7 where source = 'act' and source_id = ${entry}`.execute(
        its,
      )
    })
    await untilWaiting(2)
    return { telling, other }
  })
  await held.other
  expect(await held.telling).toBe('failed')
  expect(await rowOf(entry)).toMatchObject({ attempts: 0, recipients: 7 })
}, 10_000)

test('a failure counts once, for the attempt it was of', async () => {
  const entry = await happens('nobody.knows-this')
  await db.transaction().execute(async (tx) => {
    const row = await nextUntold(tx, clock.now())
    if (!row) throw new Error('nothing to tell')
    for (const again of [plusHours(clock.now(), 1), clock.now()]) await markFailed(tx, row, { error: 'x', again })
  })
  expect(await rowOf(entry)).toMatchObject({ attempts: 1, told: null })
  await notices.tellEach()
  expect(await rowOf(entry)).toMatchObject({ attempts: 1, told: null })
}, 10_000)

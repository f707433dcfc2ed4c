import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, must, testDatabase } from '../testing/index.ts'
import type { NoticesNeeds } from './needs.ts'
import { createLive } from './service/live.ts'

const { db } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
let looks = 0
const lives = async () => {
  looks += 1
  return true
}
const live = createLive({ db, clock, lives } as unknown as NoticesNeeds)
afterAll(() => live.stop())

const place = await aJurisdiction(db)
const unit = await anOrganisation(db, place)
const actor = { ...anActor(place, unit), sessionId: newId() }
await sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
  values (${actor.personId}, ${unit}, 'zhang', '张三', array['handler'], '$argon2id$x', false, ${clock.now()})`.execute(db)
await sql`insert into notice (id, person_id, event, kind, title, body, at)
  select gen_random_uuid(), ${actor.personId}, 'act:' || n, 'system', '消息' || n, '', ${clock.now()} from generate_series(1, 200) n`.execute(
  db,
)

/** Opens a stream that goes on after its first notice, and closes it after so many events. */
function opened(closesAfter: number) {
  const ids: string[] = []
  const sink = {
    ...{ lastId: '0', end: () => {} },
    send: ({ id }: { readonly id: string }) => {
      ids.push(id)
      if (ids.length === closesAfter) close()
    },
  }
  looks = 0
  const close = must(live.open(actor)).open(sink)
  return { ids, close }
}

test('who stays is sent the whole history; for who has gone nothing more is read', async () => {
  const stays = opened(Number.POSITIVE_INFINITY)
  while (stays.ids.length < 10) await sleep(10)
  stays.close()
  await sleep(50)
  const gone = opened(2)
  await sleep(400)
  expect([gone.ids.length, looks]).toEqual([2, 2])
})

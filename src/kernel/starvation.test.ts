import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createDoor } from './door.ts'

const { db } = await testDatabase()

test('writes that look something up on another connection do not starve each other, however many come at once', async () => {
  const door = createDoor({ db, clock: fixedClock('2024-09-30T09:00') })
  const personId = crypto.randomUUID()
  const actor = {
    personId,
    personName: '张三',
    organisationId: personId,
    permissions: new Set<string>(),
    from: { ip: '127.0.0.1', requestId: 'r' },
  }
  const write = (index: number) =>
    door.write({ actor, does: 'test.write', needs: null }, async (writing) => {
      await sql`select pg_sleep(0.01)`.execute(writing.tx)
      await sql`select 1`.execute(db)
      await writing.record({ object: { kind: 'test', id: String(index) } })
      return { ok: true, value: index }
    })
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => write(index)))
  expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toEqual(Array.from({ length: 40 }, (_, index) => index))
})

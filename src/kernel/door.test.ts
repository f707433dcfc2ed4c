import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { fixedClock, testDatabase } from '../testing/index.ts'
import type { Actor } from './actor.ts'
import { createDoor, type Writing } from './door.ts'
import { newId } from './ids.ts'
import { type Outcome, ok } from './outcome.ts'
import { refuse } from './refusals.ts'

const { db, ownerDb } = await testDatabase()
await sql`create table thing (name text primary key)`.execute(ownerDb)
await sql`grant select, insert on thing to zhengyun_app`.execute(ownerDb)

const clock = fixedClock('2024-09-30T09:00')
const door = createDoor({ db, clock })
const anActor = (permissions: readonly string[] = ['thing.make']): Actor => ({
  personId: newId(),
  personName: '张三',
  organisationId: newId(),
  permissions: new Set(permissions),
  from: { ip: '127.0.0.1', requestId: 'r1' },
})

const make = async ({ tx, record }: Writing, name: string): Promise<Outcome<{ name: string }>> => {
  await sql`insert into thing (name) values (${name})`.execute(tx)
  await record({ object: { kind: 'thing', id: name }, citation: { regime: 'small-2024', cite: '4' }, before: null, after: { name } })
  return ok({ name })
}
const act = (actor = anActor(), once?: { key: string; input: unknown }) => ({ actor, does: 'thing.make', needs: 'thing.make', once })
const exists = async (name: string) => (await sql`select from thing where name = ${name}`.execute(db)).rows.length > 0
const entries = async (name: string) =>
  (await sql<Record<string, unknown>>`select * from audit_entry where object_id = ${name}`.execute(db)).rows
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code)

test('a write and its entry stand together', async () => {
  const [name, actor] = [newId(), anActor()]
  expect(await door.write(act(actor), (writing) => make(writing, name))).toEqual(ok({ name }))
  expect(await exists(name)).toBe(true)
  expect(await entries(name)).toEqual([
    expect.objectContaining({
      ...{ at: '2024-09-30T01:00:00.000Z', person_id: actor.personId, person_name: '张三', act: 'thing.make', object_kind: 'thing' },
      ...{ regime: 'small-2024', cite: '4', before: null, after: { name }, ip: '127.0.0.1', request_id: 'r1', jurisdiction_id: null },
    }),
  ])
})

describe('permission comes first', () => {
  test('without it the work is not even begun', async () => {
    let begun = false
    const outcome = await door.write({ ...act(anActor(['thing.see'])), once: { key: 'key-12345', input: 1 } }, async (writing) => {
      begun = true
      return make(writing, newId())
    })
    expect(code(outcome)).toBe('permission.denied')
    expect(begun).toBe(false)
  })
  test('without it an earlier answer is not given again either', async () => {
    const [actor, name, once] = [anActor(), newId(), { key: newId(), input: 1 }]
    await door.write(act(actor, once), (writing) => make(writing, name))
    expect(code(await door.write(act({ ...actor, permissions: new Set() }, once), (writing) => make(writing, name)))).toBe(
      'permission.denied',
    )
  })
  test('where the use case decides by itself, none is asked', async () => {
    expect(code(await door.write({ ...act(anActor([])), needs: null }, (writing) => make(writing, newId())))).toBe('ok')
  })
})

describe('all or nothing', () => {
  test('a refusal rolls back the write, the entry and the key', async () => {
    const [name, actor, once] = [newId(), anActor(), { key: newId(), input: 1 }]
    const outcome = await door.write(act(actor, once), async (writing) => {
      await make(writing, name)
      return refuse('request.not-found', { facts: { what: '该系统' } })
    })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'request.not-found', message: '没有找到该系统，或者您无权查看' } })
    expect([await exists(name), await entries(name)]).toEqual([false, []])
    // Whoever puts right what was wrong may send the same key again.
    expect(code(await door.write(act(actor, once), (writing) => make(writing, name)))).toBe('ok')
  })
  test('so does a defect, which is thrown on', async () => {
    const name = newId()
    const failing = door.write(act(), async (writing) => {
      await make(writing, name)
      throw new Error('defect')
    })
    await expect(failing).rejects.toThrow('defect')
    expect([await exists(name), await entries(name)]).toEqual([false, []])
  })
  test('a write that leaves nothing on record is a defect', async () => {
    const name = newId()
    const silent = door.write(act(), async ({ tx }) => {
      await sql`insert into thing (name) values (${name})`.execute(tx)
      return ok(null)
    })
    await expect(silent).rejects.toThrow('thing.make left nothing on record')
    expect(await exists(name)).toBe(false)
  })
  test('an entry that cannot be written takes the write with it', async () => {
    const name = newId()
    const failing = door.write(act(), async (writing) => {
      await make(writing, name)
      await writing.record({ object: { kind: '', id: name } })
      return ok(null)
    })
    await expect(failing).rejects.toThrow(/audit_entry/)
    expect(await exists(name)).toBe(false)
  })
})

describe('the same request sent again', () => {
  test('does nothing twice and is answered alike', async () => {
    const [name, actor, once] = [newId(), anActor(), { key: newId(), input: { name: 'x' } }]
    const first = await door.write(act(actor, once), (writing) => make(writing, name))
    clock.advance({ days: 1 })
    const again = await door.write(act(actor, once), () => Promise.reject(new Error('the work was done again')))
    expect(again).toEqual(first)
    expect(await entries(name)).toHaveLength(1)
  })
  test('with other input is refused', async () => {
    const [actor, key] = [anActor(), newId()]
    await door.write(act(actor, { key, input: { quantity: '1' } }), (writing) => make(writing, newId()))
    expect(code(await door.write(act(actor, { key, input: { quantity: '2' } }), (writing) => make(writing, newId())))).toBe(
      'request.key-reused',
    )
  })
  test('for another act is refused', async () => {
    const [actor, once] = [anActor(), { key: newId(), input: {} }]
    await door.write(act(actor, once), (writing) => make(writing, newId()))
    expect(code(await door.write({ ...act(actor, once), does: 'thing.break' }, (writing) => make(writing, newId())))).toBe(
      'request.key-reused',
    )
  })
  test('by another person is another request', async () => {
    const once = { key: newId(), input: {} }
    expect(code(await door.write(act(anActor(), once), (writing) => make(writing, newId())))).toBe('ok')
    expect(code(await door.write(act(anActor(), once), (writing) => make(writing, newId())))).toBe('ok')
  })
  test.each([null, '', 0, [], { a: [1, null, '甲'] }])('an answer of %j comes back as it was', async (value) => {
    const [actor, once] = [anActor(), { key: newId(), input: {} }]
    const work = async ({ record }: Writing) => {
      await record({ object: { kind: 'thing', id: newId() } })
      return ok(value)
    }
    expect(await door.write(act(actor, once), work)).toEqual(ok(value))
    expect(await door.write(act(actor, once), work)).toEqual(ok(value))
  })
  test('eight at once: one is carried out, all get its answer', async () => {
    const [name, actor, once] = [newId(), anActor(), { key: newId(), input: {} }]
    let worked = 0
    const send = () =>
      door.write(act(actor, once), async (writing) => {
        worked += 1
        const made = await make(writing, name)
        await sql`select pg_sleep(0.1)`.execute(writing.tx)
        return made
      })
    const outcomes = await Promise.all(Array.from({ length: 8 }, send))
    expect(outcomes).toEqual(Array.from({ length: 8 }, () => ok({ name })))
    expect(worked).toBe(1)
    expect(await entries(name)).toHaveLength(1)
  })
  test('two at once, the first refused: the second is carried out', async () => {
    const [name, actor, once] = [newId(), anActor(), { key: newId(), input: {} }]
    const first = Promise.withResolvers<void>()
    const refused = door.write(act(actor, once), async (writing) => {
      await make(writing, name)
      first.resolve()
      await sql`select pg_sleep(0.1)`.execute(writing.tx)
      return refuse('request.invalid')
    })
    await first.promise
    const second = door.write(act(actor, once), (writing) => make(writing, name))
    expect([code(await refused), code(await second)]).toEqual(['request.invalid', 'ok'])
    expect(await entries(name)).toHaveLength(1)
  })
})

import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { visitor } from '../identity/index.ts'
import { createDoor, newId } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createAudit } from './service.ts'
import type { RecordFilter } from './store.ts'

const { db } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const [jurisdictionId, unit, authority, superior] = [newId(), newId(), newId(), newId()]
await sql`insert into jurisdiction (id, name, created_at) values (${jurisdictionId}, '甲省', ${clock.now()})`.execute(db)
for (const id of [unit, authority, superior])
  await sql`insert into organisation (id, jurisdiction_id, name, budget, created_at)
    values (${id}, ${jurisdictionId}, ${id}, 'level', ${clock.now()})`.execute(db)

const someone = (organisationId: string, sight: { all?: boolean; organisationIds?: string[] } = {}) => ({
  ...visitor({ ip: '127.0.0.1', requestId: 'r' }),
  personId: newId(),
  organisationId,
  jurisdictionId,
  permissions: new Set(['audit.read']),
  sight: { jurisdictionId, all: false, organisationIds: [organisationId], providerId: null, ...sight },
})
const readers = {
  unit: someone(unit),
  authority: someone(authority, { all: true }),
  superior: someone(superior, { organisationIds: [superior, unit] }),
}

async function caseOf(submissions: number): Promise<string> {
  const id = newId()
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, step, entered_at, submissions, begun_at, begun_by)
    values (${id}, ${jurisdictionId}, 'r', 'apply', ${id}, ${unit}, 'draft', ${clock.now()}, ${submissions}, ${clock.now()}, ${newId()})`.execute(
    db,
  )
  const entry = { object: { kind: 'case', id }, jurisdiction: jurisdictionId, organisation: unit, after: { fields: { purpose: '未提交' } } }
  await createDoor({ db, clock }).write({ actor: readers.unit, does: 'case.write', needs: null }, async ({ record }) => {
    await record(entry)
    return { ok: true, value: null }
  })
  return id
}

test.each([
  ['a draft', 0, { unit: 1, authority: 0, superior: 0 }],
  ['what was submitted', 1, { unit: 1, authority: 1, superior: 1 }],
])('of %s the record tells those who see the case', async (_, submissions, told) => {
  const objectId = await caseOf(submissions)
  const counts: Record<string, number> = {}
  for (const [name, reader] of Object.entries(readers)) {
    const page = await createAudit({ db, door: createDoor({ db, clock }) }).entries(reader, { objectId, limit: 10 })
    counts[name] = page.ok ? page.value.items.length : -1
  }
  expect(counts).toEqual(told)
})

test('an entry that an earlier version wrote does not tell a system’s contact', async () => {
  const id = newId()
  await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, concerned_organisation_id,
      before, after, ip, request_id)
    values (${clock.now()}, 'p', '某', ${unit}, 'system.change', 'system', ${id}, ${jurisdictionId}, ${unit}, null,
      '{"name": "系统", "contact": "李四 13900000002"}', '127.0.0.1', 'r')`.execute(db)
  const page = await createAudit({ db, door: createDoor({ db, clock }) }).entries(readers.authority, { objectId: id, limit: 10 })
  expect(page.ok && page.value.items.map(({ before, after }) => [before, after])).toEqual([[null, { name: '系统' }]])
})

const door = createDoor({ db, clock })
const audit = createAudit({ db, door })

/** Puts acts on record as somebody of an organisation, in its own matter. */
async function done(actor: typeof readers.unit, does: string, after: unknown, organisation: string = unit): Promise<void> {
  await door.write({ actor, does, needs: null }, async ({ record }) => {
    await record({ object: { kind: 'contract', id: newId() }, jurisdiction: jurisdictionId, organisation, after })
    return { ok: true, value: null }
  })
}

const textOf = async (stream: AsyncIterable<string | Buffer>): Promise<string> => {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}

describe('filters', async () => {
  const named = { ...readers.unit, personName: '赵六' }
  clock.set('2024-10-08T09:00')
  await done(named, 'contract.sign', { number: 'A-1' })
  clock.set('2024-10-09T09:00')
  await done(readers.authority, 'session.refuse', {}, authority)
  const all = { ...readers.authority, posts: ['audit-admin' as const] }
  test.each([
    [{ personName: '赵六' }, ['contract.sign']],
    [{ organisationId: unit, objectKind: 'contract', to: '2024-10-08' }, ['contract.sign']],
    [{ organisationId: authority }, ['session.refuse']],
    [{ concernedId: unit, act: 'contract.sign' }, ['contract.sign']],
    [{ outcome: 'refused' as const }, ['session.refuse']],
    [{ outcome: 'done' as const, from: '2024-10-08', to: '2024-10-08' }, ['contract.sign']],
    [{ from: '2024-10-08', to: '2024-10-08' }, ['contract.sign']],
    [{ objectKind: 'contract', from: '2024-10-09', act: 'session.refuse' }, ['session.refuse']],
    [{ personName: "' or 1=1 --" }, []],
  ])('%j', async (filter, acts) => {
    const page = await audit.entries(all, { ...(filter as RecordFilter), limit: 10 })
    expect(page.ok && page.value.items.map(({ act }) => act)).toEqual(acts)
  })
})

test('pages follow each other without a gap and without a repetition, also within one instant', async () => {
  for (let count = 0; count < 7; count += 1) await done(readers.unit, 'budget.edit', { count })
  const seen: unknown[] = []
  let after: string | undefined
  do {
    const page = await audit.entries(readers.unit, { act: 'budget.edit', limit: 3, after })
    if (!page.ok) throw new Error('refused')
    seen.push(...page.value.items.map(({ after }) => (after as { count: number }).count))
    after = page.value.next ?? undefined
  } while (after)
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0])
})

describe('the export', () => {
  const hostile = '=HYPERLINK("http://x","y")'
  test('tells what the list tells, runs as no formula, and is on record itself', async () => {
    await done({ ...readers.unit, personName: hostile }, 'system.register', { name: hostile })
    const taken = await audit.exportEntries(readers.unit, { act: 'system.register' })
    if (!taken.ok) throw new Error('refused')
    const text = await textOf(taken.value.stream)
    expect(text.startsWith('\ufeff序号,时间,人员')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
    expect(text).toContain('2024-10-09 09:00:00')
    const rows = parse(text.slice(1), { columns: true }) as Record<string, string>[]
    expect(rows.map((row) => [row.事项, row.对象, row.来源地址])).toEqual([['登记系统', '合同', '']])
    const own = await audit.entries(readers.unit, { act: 'audit.export', limit: 1 })
    expect(own.ok && own.value.items[0]?.after).toEqual({ filter: { act: 'system.register' } })
  })
  test('holds more than one page, to the last entry, and nothing of what was put on record since', async () => {
    await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, concerned_organisation_id, ip, request_id)
      select ${clock.now()}, 'p', '某', ${unit}, 'price.set', 'service-item', n::text, ${jurisdictionId}, ${unit}, '127.0.0.1', 'r' from generate_series(1, 1234) n`.execute(
      db,
    )
    const taken = await audit.exportEntries(readers.unit, { act: 'price.set' })
    if (!taken.ok) throw new Error('refused')
    await done(readers.unit, 'price.set', {})
    expect((parse((await textOf(taken.value.stream)).slice(1), { columns: true }) as unknown[]).length).toBe(1234)
  })
  test('tells nobody what he does not see', async () => {
    const stranger = {
      ...someone(superior),
      jurisdictionId: newId(),
      sight: { jurisdictionId: newId(), all: true, organisationIds: [], providerId: null },
    }
    const taken = await audit.exportEntries(stranger, {})
    expect(taken.ok && (await textOf(taken.value.stream)).split('\r\n').length).toBe(2)
    expect(await audit.exportEntries({ ...stranger, permissions: new Set() }, {})).toMatchObject({
      ok: false,
      refusal: { code: 'permission.denied' },
    })
  })
})

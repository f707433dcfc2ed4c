import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { visitor } from '../identity/index.ts'
import { createDoor, newId } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createAudit } from './service.ts'

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
    const page = await createAudit({ db }).entries(reader, { objectId, limit: 10 })
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
  const page = await createAudit({ db }).entries(readers.authority, { objectId: id, limit: 10 })
  expect(page.ok && page.value.items.map(({ before, after }) => [before, after])).toEqual([[null, { name: '系统' }]])
})

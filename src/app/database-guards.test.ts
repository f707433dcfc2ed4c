import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { testDatabase } from '../testing/index.ts'
import { foreignObjects, jurisdiction } from './authorization.fixture.ts'

// What somebody who works as the application's role, through a hole in it, cannot do: the database refuses by itself.

const { db, ownerDb } = await testDatabase()
let jurisdictionId: string

beforeAll(async () => {
  jurisdictionId = await jurisdiction(ownerDb, '甲省', 'm')
  await foreignObjects(ownerDb, { jurisdictionId, regimeId: 'm', marker: '某', neighbour: true })
  await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, ip, request_id)
    values (now(), 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a')`.execute(ownerDb)
})

test.each([
  [`update audit_entry set act = 'x'`],
  ['delete from audit_entry'],
  ['truncate audit_entry'],
  [`merge into audit_entry using (select 1) s on true when matched then update set act = 'x'`],
  ['alter table audit_entry disable trigger all'],
  ['set session_replication_role = replica'],
  [`select setval('audit_entry_id_seq', 1)`],
  ['drop function refuse_to_alter_record() cascade'],
  ['delete from schema_migration'],
  ['create table x (a int)'],
  [`create function f() returns int language sql as 'select 1'`],
  ['set role zhengyun_owner'],
  ['alter role zhengyun_app superuser'],
  [`copy (select 1) to program 'true'`],
  [`select pg_read_file('PG_VERSION')`],
  ['update stored_file set size = 1'],
  ['update statement_resource set amount_fen = 0'],
  ['delete from statement'],
  ['truncate case_event'],
  ['update metered_quantity set quantity = 2'],
  ['delete from metered_quantity'],
  [`update settled_elsewhere set reason = 'x'`],
  ['update statement_payment set amount_fen = 1'],
  ['update statement_payee set paid_fen = 0'],
  [`update statement_correction set state = 'withdrawn'`],
  ['delete from settlement_assessment'],
  ['update provider_bill_line set amount_fen = 1'],
  [`update reconciliation_difference set state = 'accepted'`],
  ['delete from case_material'],
  [`update case_material set name = 'x'`],
  ['update case_material set sha256 = sha256, size = size + 1, withdrawn_at = now()'],
  ['update case_material set withdrawn_at = null'],
  ['select * from system_paper_content'],
  ['delete from rights_look'],
  ['insert into rights_look select * from rights_look'],
  [`update rights_authorization set purpose = 'x'`],
  ['update operating_grant set scope = scope, reason = reason || reason'],
])('%s', async (command) => {
  await expect(sql.raw(command).execute(db)).rejects.toThrow(/permission denied|must be owner|never (altered|deleted)/)
})

test('no statement comes into the world sealed', async () => {
  const insert = sql`insert into statement (id, jurisdiction_id, regime_id, during, state, revision, line_count, total_fen, excluded_fen, accounted_by,
      reviewed_by, seal, sealed_at, created_at)
    values (${newId()}, ${jurisdictionId}, 'm', '[2019-01-01,2020-01-01)', 'sealed', 1, 0, 500, 0, ${newId()}, ${newId()}, repeat('a', 64), now(), now())`
  await expect(insert.execute(db)).rejects.toThrow('begins as a draft')
})

test('a material is taken back once', async () => {
  const takeBack = () => sql`update case_material set withdrawn_at = now()`.execute(db)
  expect((await takeBack()).numAffectedRows).toBe(1n)
  await expect(takeBack()).rejects.toThrow('never altered')
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { tables } from './tables.fixture.ts'

// Every table is said to be of one kind, and the database holds it to that: a table that nobody has thought about fails here.

const { db, ownerDb } = await testDatabase()

interface Found {
  readonly name: string
  /** What the application's role may do to it beside reading. */
  readonly may: string
  /** Against what a trigger stands before it happens, for each row or statement. */
  readonly guarded: readonly string[]
}
const { rows: found } = await sql<Found>`
  select c.relname as name,
    concat_ws(' ', case when has_table_privilege('zhengyun_app', c.oid, 'insert') then 'insert' end,
      case when has_any_column_privilege('zhengyun_app', c.oid, 'update') then 'update' end,
      case when has_table_privilege('zhengyun_app', c.oid, 'delete') then 'delete' end,
      case when has_table_privilege('zhengyun_app', c.oid, 'truncate') then 'truncate' end) as may,
    coalesce((select array_agg(distinct op.name) from pg_trigger t, (values (8, 'delete'), (16, 'update'), (32, 'truncate')) op(bit, name)
      where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled = 'O' and t.tgtype & 2 = 2 and t.tgtype & op.bit = op.bit), '{}') as guarded
  from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by c.relname`.execute(ownerDb)

/** Nobody writes it by hand; a history, whose rows are never lost; or state that comes and goes. */
const kindOf = ({ may, guarded }: Found) =>
  !/insert|delete/.test(may) ? 'derived' : guarded.includes('delete') || !may.includes('delete') ? 'kept' : 'state'

test('each table is of the kind that is said of it, and none is left out', () => {
  expect(Object.fromEntries(found.map((table) => [table.name, kindOf(table)]))).toEqual(tables)
})

test('nobody who works as the application empties a table, and what is kept or derived is not emptied by its owner either', () => {
  expect(found.filter(({ may }) => may.includes('truncate'))).toEqual([])
  // The list of migrations is the owner's own.
  const open = found.filter((table) => kindOf(table) !== 'state' && !table.guarded.includes('truncate')).map(({ name }) => name)
  expect(open.filter((name) => !name.startsWith('schema_migration'))).toEqual([])
})

test.each(['resource_holding', 'search_entry', 'search_entry_case'])('%s is written by its triggers alone', async (table) => {
  for (const command of [`delete from ${table}`, `insert into ${table} default values`, `truncate ${table}`])
    await expect(sql.raw(command).execute(db)).rejects.toThrow('permission denied')
  const { rows } = await sql<{ column: string }>`select column_name as column from information_schema.columns
    where table_name = ${table} and is_generated = 'NEVER'`.execute(ownerDb)
  await expect(sql.raw(`update ${table} set ${rows[0]?.column} = ${rows[0]?.column}`).execute(db)).rejects.toThrow('permission denied')
})

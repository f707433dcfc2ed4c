import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { migrate, pendingMigrations } from './migrate.ts'

const { db, ownerDb, ownerUrl } = await testDatabase()
const appRole = 'zhengyun_app'

const entry = sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, ip, request_id)
  values (now(), 'p1', '张三', 'o1', 'case.submit', 'case', 'c1', '127.0.0.1', 'r1')`
const attempts = [
  ['update', sql`update audit_entry set act = 'other'`],
  ['delete', sql`delete from audit_entry`],
  ['truncate', sql`truncate audit_entry`],
] as const

describe('the record', () => {
  test('the application adds to it and reads it', async () => {
    await entry.execute(db)
    expect((await sql`select id, person_name from audit_entry`.execute(db)).rows).toEqual([{ id: 1n, person_name: '张三' }])
  })

  test.each(attempts)('the application cannot %s it', async (_, statement) => {
    await expect(statement.execute(db)).rejects.toThrow('permission denied for table audit_entry')
  })

  test.each(attempts)('not even the owner can %s it', async (verb, statement) => {
    await expect(statement.execute(ownerDb)).rejects.toThrow(`the record is never altered: ${verb.toUpperCase()} on audit_entry`)
  })

  test('the application cannot switch its trigger off', async () => {
    await expect(sql`alter table audit_entry disable trigger all`.execute(db)).rejects.toThrow('must be owner')
  })
})

describe('the rights of the application', () => {
  test('it works with the rows of other tables', async () => {
    const hash = 'a'.repeat(64)
    await sql`insert into idempotency (person_id, key, input_hash, at) values ('p1', '12345678', ${hash}, now())`.execute(db)
    await sql`update idempotency set answer = '{}'`.execute(db)
    expect((await sql`delete from idempotency`.execute(db)).numAffectedRows).toBe(1n)
  })

  test.each([
    sql`create table mine (n int)`,
    sql`drop table idempotency`,
    sql`insert into schema_migration (name, timestamp) values ('9999_x', '')`,
    sql`delete from schema_migration`,
  ])('it does not touch the tables themselves (%#)', async (statement) => {
    await expect(statement.execute(db)).rejects.toThrow(/permission denied|must be owner/)
  })
})

/** A folder of migrations, removed after the test. */
function folderOf(files: Record<string, string>): string {
  const folder = `${mkdtempSync(join(tmpdir(), 'zhengyun-migrations-'))}/`
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** The program's migrations and one more. */
function withNext(name: string, text: string): string {
  const folder = folderOf({ [name]: text })
  cpSync(new URL('../../migrations/', import.meta.url), folder, { recursive: true })
  return folder
}

describe('migrations', () => {
  test('none is pending after the run, and a second run does nothing', async () => {
    expect(await pendingMigrations(db)).toEqual([])
    expect(await migrate({ ownerUrl, appRole })).toEqual([])
  })

  test('several programs that start together do not disturb each other', async () => {
    expect(await Promise.all([1, 2, 3].map(() => migrate({ ownerUrl, appRole })))).toEqual([[], [], []])
  })

  test.each([
    [{ 'x.sql': '-- x' }, 'name it NNNN_what_it_is.sql'],
    [{ '0001_a.sql': '-- a', '0001_b.sql': '-- b' }, 'this number is taken by 0001_a.sql'],
    [{ '0001_a.sql': 'select 1' }, 'begin with a line "-- "'],
  ])('a folder with %o is refused', async (files, expected) => {
    await expect(migrate({ ownerUrl, appRole, folder: folderOf(files) })).rejects.toThrow(expected)
  })

  test('one that fails halfway changes nothing, and is named', async () => {
    const folder = withNext('9990_broken.sql', '-- broken\ncreate table half (n int);\nselect 1/0;')
    await expect(migrate({ ownerUrl, appRole, folder })).rejects.toThrow('9990_broken.sql：division by zero')
    expect((await sql`select to_regclass('half') as half`.execute(db)).rows).toEqual([{ half: null }])
    expect(await pendingMigrations(db, folder)).toEqual(['9990_broken'])
  })

  test('a new one runs, and the application may use its tables and sequences', async () => {
    const tables = 'create table more (id bigint generated always as identity, n int);\ncreate sequence tickets;'
    const folder = withNext('9991_more.sql', `-- more\n${tables}`)
    expect(await migrate({ ownerUrl, appRole, folder })).toEqual(['9991_more'])
    await sql`insert into more (n) values (nextval('tickets'))`.execute(db)
    expect((await sql`select id, n from more`.execute(db)).rows).toEqual([{ id: 1n, n: 1 }])
  })
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { instant } from './day.ts'
import { forgetKeys } from './idempotency.ts'

const { db } = await testDatabase()

test('keys are kept for seven days', async () => {
  const insert = (key: string, at: string) =>
    sql`insert into idempotency (person_id, key, input_hash, at) values ('p', ${key}, ${'0'.repeat(64)}, ${at})`.execute(db)
  await insert('long-ago', '2024-09-01T00:00:00Z')
  await insert('a-moment-too-old', '2024-09-23T00:59:59Z')
  await insert('seven-days', '2024-09-23T01:00:00Z')
  await insert('just-now', '2024-09-30T01:00:00Z')
  await forgetKeys(db, instant('2024-09-30T01:00:00Z'))
  const { rows } = await sql<{ key: string }>`select key from idempotency order by at`.execute(db)
  expect(rows.map(({ key }) => key)).toEqual(['seven-days', 'just-now'])
})

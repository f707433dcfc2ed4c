import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'

const { db } = await testDatabase()

test.each<[string, unknown]>([
  [`date '2024-02-29'`, '2024-02-29'],
  [`timestamptz '2024-02-29 00:00+08'`, '2024-02-28T16:00:00.000Z'],
  [`timestamptz '2024-09-30 01:00:00.123456+00'`, '2024-09-30T01:00:00.123Z'],
  [`9007199254740993::bigint`, 9007199254740993n],
  [`0.1::numeric(18,4)`, '0.1000'],
  [`99999999999999.9999::numeric(18,4)`, '99999999999999.9999'],
  [`'{"a":1}'::jsonb`, { a: 1 }],
  [`null::date`, null],
])('%s is read without loss', async (expression, value) => {
  expect((await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(db)).rows[0]?.value).toEqual(value)
})

test('in whatever zone the connection is', async () => {
  for (const zone of ['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'America/St_Johns']) {
    const read = await db.transaction().execute(async (tx) => {
      await sql`select set_config('timezone', ${zone}, true)`.execute(tx)
      return (await sql<{ at: string; on: string }>`select timestamptz '2024-09-30 01:00+00' as at, date '2024-09-30' as on`.execute(tx))
        .rows[0]
    })
    expect(read).toEqual({ at: '2024-09-30T01:00:00.000Z', on: '2024-09-30' })
  }
})

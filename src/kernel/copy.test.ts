import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/index.ts'
import { openCopy } from './copy.ts'
import { epochDay } from './day.ts'
import { newId, putId } from './ids.ts'

const { db, ownerDb } = await testDatabase()
await sql`create table copied (id uuid, no int4, small int2, large int8, on_day date, says text, bytes bytea, none bytea)`.execute(ownerDb)
await sql`grant select, insert on copied to zhengyun_app`.execute(ownerDb)
const columns = ['id', 'no', 'small', 'large', 'on_day', 'says', 'bytes', 'none']
const day = (text: string) => epochDay(text as never)

test('every kind of field arrives as it was, borders and nothing at all included', async () => {
  const connection = await openCopy(db)
  const id = newId()
  const bytes = Buffer.from([0, 1, 127, 128, 255, 10, 92])
  const rows = connection.into('copied', columns)
  rows.row()
  rows.uuid(id)
  rows.int4(-(2 ** 31))
  rows.int2(-32_768)
  rows.int8(-Number.MAX_SAFE_INTEGER)
  rows.date(day('1912-02-12'))
  rows.text('政务云“一”\n\t\\.')
  rows.bytes(bytes)
  rows.bytes(Buffer.alloc(0))
  rows.row()
  for (let column = 0; column < columns.length; column++) rows.nothing()
  expect(await rows.close()).toBe(2)
  await connection.end()
  const { rows: found } =
    await sql`select id, no, small, large::text, on_day, says, bytes, none from copied order by id nulls last`.execute(db)
  expect(found).toEqual([
    {
      ...{ id, no: -(2 ** 31), small: -32_768, large: String(-Number.MAX_SAFE_INTEGER), on_day: '1912-02-12', says: '政务云“一”\n\t\\.' },
      ...{ bytes, none: Buffer.alloc(0) },
    },
    Object.fromEntries(columns.map((column) => [column, null])),
  ])
})

test('a hundred thousand rows in many buffers, and a transaction that is taken back', async () => {
  const connection = await openCopy(db)
  await connection.run('begin')
  const rows = connection.into('copied', ['no', 'says'])
  for (let no = 0; no < 100_000; no++) {
    rows.row()
    rows.int4(no)
    rows.text('长'.repeat(no % 40))
    await rows.flush()
  }
  expect(await rows.close()).toBe(100_000)
  const [sum] = await connection.ask(
    'select count(*)::int as n, sum(no)::text as sum, sum(length(says))::int as says from copied where no >= 0',
  )
  expect(sum).toEqual({ n: 100_000, sum: '4999950000', says: 1_950_000 })
  await connection.run('rollback')
  await connection.end()
})

test('what the database refuses rejects, and the connection that breaks does not end the program', async () => {
  const refused = await openCopy(db)
  const rows = refused.into('copied', ['no', 'no'])
  rows.row()
  rows.int4(1)
  rows.int4(2)
  await expect(rows.close()).rejects.toThrow(/more than once/)
  await refused.end()

  const broken = await openCopy(db)
  const [me] = await broken.ask('select pg_backend_pid() as pid')
  const open = broken.into('copied', ['no'])
  await sql`select pg_terminate_backend(${me?.pid}::int)`
    .execute(ownerDb)
    .catch(() => sql`select pg_terminate_backend(${me?.pid}::int)`.execute(db))
  const writing = (async () => {
    for (let no = 0; no < 1_000_000; no++) {
      open.row()
      open.int4(no)
      await open.flush()
    }
    await open.close()
  })()
  await expect(writing).rejects.toThrow()
  await broken.end().catch(() => {})
})

test('the bytes of an id are those of its text', () => {
  const [id, buffer] = ['0123abcd-ef45-6789-90ab-cdef01234567', Buffer.alloc(18)]
  expect(putId(buffer, 1, id)).toBe(17)
  expect(buffer.toString('hex')).toBe(`00${id.replaceAll('-', '')}00`)
})

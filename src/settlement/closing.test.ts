import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Id, newId, type Tx } from '../kernel/index.ts'
import { testDatabase } from '../testing/index.ts'
import { anOffice } from './office.fixture.ts'

const { db, ownerDb } = await testDatabase()
const office = await anOffice(ownerDb)
const itemId = await office.item('VM', '云主机', '台·月', 'month')
const priceId = await office.price(itemId, '2024-01-01', null, '31')
const [organisationId, providerId] = [await office.organisation('局'), await office.organisation('云')]
/** Six are allocated from 10 January. */
const resourceId = await office.resource({
  ...{
    organisationId,
    systemId: await office.system(organisationId, '系统'),
    providerId,
    poolId: await office.pool(providerId, '池', []),
    itemId,
  },
  charged: ['2024-01-01', null],
  allocations: [
    ['2024-01-01', '2024-01-10', '4'],
    ['2024-01-10', null, '6'],
  ],
})

interface Written {
  readonly no: number
  readonly resourceNo?: number
  readonly first: string
  readonly last: string
  readonly days: number
  readonly quantity?: number
}
const whole: Written = { no: 1, first: '2024-01-01', last: '2024-01-31', days: 31 }
const late: Written = { no: 1, first: '2024-01-10', last: '2024-01-31', days: 22 }

const insertLine = (tx: Tx, id: Id, { no, resourceNo = 1, first, last, days, quantity = 1 }: Written) =>
  sql`insert into statement_line (statement_id, revision, no, resource_no, kind, first_day, last_day, days, period_days, quantity, price_id, price,
      full_fen, amount_fen)
    values (${id}, 1, ${no}, ${resourceNo}, 'period', ${first}, ${last}, ${days}, 31, ${quantity}, ${priceId}, 31, ${days * 100}, ${days * 100})`.execute(
    tx,
  )

/** Writes a run as a faulty program might, and closes it with the given sums. Everything is rolled back. */
async function close(lines: readonly Written[], sums: RawBuilder<unknown>): Promise<string> {
  const done = new Error('closed')
  const work = db.transaction().execute(async (tx) => {
    const id = newId()
    await sql`insert into statement (id, jurisdiction_id, regime_id, during, state, revision, created_at)
      values (${id}, ${office.jurisdictionId}, 'monthly', '[2024-01-01,2025-01-01)', 'draft', 1, now())`.execute(tx)
    await sql`insert into statement_resource values (${id}, 1, 1, ${resourceId}, ${newId()}, '局', ${newId()}, '系统', ${newId()}, '云', '池',
      ${newId()}, 'VM', '云主机', '计算', '台·月', 'month')`.execute(tx)
    for (const line of lines) await insertLine(tx, id, line)
    await sql`update statement set state = 'accounted', accounted_by = ${newId()}, (line_count, total_fen, excluded_fen) = (${sums}) where id = ${id}`.execute(
      tx,
    )
    throw done
  })
  return work.then(
    () => 'committed',
    (error: Error) => error.message,
  )
}

test.each<[string, readonly Written[], RawBuilder<unknown>, RegExp]>([
  ['one whole month', [whole], sql`select 1, 3100, 0`, /^closed$/],
  ['no lines at all', [], sql`select 0, 0, 0`, /^closed$/],
  ['a total that is not the sum', [whole], sql`select 1, 3101, 0`, /not those of its lines/],
  ['a line that was not counted', [whole], sql`select 0, 3100, 0`, /not those of its lines/],
  [
    'a day twice',
    [
      { ...whole, quantity: 6 },
      { no: 2, first: '2024-01-31', last: '2024-01-31', days: 1 },
    ],
    sql`select 2, 3200, 0`,
    /more than was/,
  ],
  [
    'two parts of one allocation',
    [
      { ...late, quantity: 4 },
      { ...late, no: 2, quantity: 2 },
    ],
    sql`select 2, 4400, 0`,
    /^closed$/,
  ],
  [
    'two parts that are more than it',
    [
      { ...late, quantity: 4 },
      { ...late, no: 2, quantity: 3 },
    ],
    sql`select 2, 4400, 0`,
    /more than was/,
  ],
  ['three parts of two each', [1, 2, 3].map((no) => ({ ...late, no, quantity: 2 })), sql`select 3, 6600, 0`, /^closed$/],
  ['one unit four times', [1, 2, 3, 4].map((no) => ({ ...late, no, quantity: 2 })), sql`select 4, 8800, 0`, /more than was/],
  [
    'two parts that fit what was allocated later, not what was when they began',
    [
      { ...whole, quantity: 4 },
      { ...whole, no: 2, quantity: 2 },
    ],
    sql`select 2, 6200, 0`,
    /more than was/,
  ],
  [
    'a day twice behind a line between',
    [
      { ...whole, quantity: 3 },
      { no: 2, first: '2024-01-02', last: '2024-01-03', days: 2 },
      { no: 3, first: '2024-01-31', last: '2024-01-31', days: 1, quantity: 4 },
    ],
    sql`select 3, 3400, 0`,
    /more than was/,
  ],
  [
    'two days side by side',
    [
      { ...whole, last: '2024-01-30', days: 30 },
      { no: 2, first: '2024-01-31', last: '2024-01-31', days: 1 },
    ],
    sql`select 2, 3100, 0`,
    /^closed$/,
  ],
  ['a line without its resource', [{ ...whole, resourceNo: 2 }], sql`select 1, 3100, 0`, /without its resource/],
  ['a line before the cycle', [{ ...whole, first: '2023-12-31', last: '2023-12-31', days: 1 }], sql`select 1, 100, 0`, /outside its cycle/],
  ['days that are not those from first to last', [{ ...whole, days: 30 }], sql`select 1, 3000, 0`, /check constraint/],
])('the database closes a run or refuses it: %s', async (_, lines, sums, expected) => {
  expect(await close(lines, sums)).toMatch(expected)
})

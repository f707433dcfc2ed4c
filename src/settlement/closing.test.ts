import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Id, newId, type Tx } from '../kernel/index.ts'
import { testDatabase } from '../testing/index.ts'
import { anOffice } from './office.fixture.ts'
import { findDoubt } from './store/runs.ts'

// What the database itself holds of a run, whatever program wrote it.

const { db, ownerDb } = await testDatabase()
const office = await anOffice(ownerDb)
const itemId = await office.item('VM', '云主机', '台·月', 'month')
await office.price(itemId, '2024-01-01', null, '31')
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
  readonly first: string
  /** Days from first to last. */
  readonly length: number
  readonly quantity?: number
  readonly price?: number
  readonly counted?: number
}
const whole: Written = { first: '2024-01-01', length: 31 }
const late: Written = { first: '2024-01-10', length: 22 }
const fenOf = ({ length }: Written) => length * 100

interface Share {
  readonly lines: number
  readonly fen: number
  readonly first?: number
}

/** Writes a resource with its lines as a faulty program might; each day costs 1.00. */
async function writeResource(tx: Tx, run: number, id: Id, no: number, lines: readonly Written[]): Promise<void> {
  const sum = lines.reduce((sum, line) => sum + fenOf(line), 0)
  const records = lines.map(
    ({ first, length, counted = length, quantity = 1, price = 1 }, at) =>
      sql`(${at}::integer, packed_line(${first}::date, ${length}, ${counted}, 31, ${price}, 0, ${quantity * 10_000}, ${length * 100}, ${length * 100}))`,
  )
  await sql`insert into statement_resource (run_no, share_no, no, resource_id, system_no, provider_no, pool_no, item_no, first_line, line_count, full_fen, amount_fen, lines)
    values (${run}, 1, ${no}, ${id}, 1, 1, 1, 1, 0, ${lines.length}, ${sum}, ${sum},
      (select string_agg(record, '' order by at) from (values ${sql.join(records)}) r(at, record)))`.execute(tx)
}

async function openRun(tx: Tx, statementId: Id): Promise<number> {
  const { rows } = await sql<{
    no: number
  }>`insert into settlement_run (id, jurisdiction_id, kind, statement_id, revision, regime_id, during, state, started_by, started_by_name, organisation_id,
      organisation_name, started_at, alive_at)
    values (${newId()}, ${office.jurisdictionId}, 'account', ${statementId}, 1, 'monthly', '[2024-01-01,2025-01-01)', 'running', ${newId()}, '张三', ${newId()}, '中心', now(), now())
    returning no`.execute(tx)
  const no = rows[0]?.no ?? 0
  await sql`select set_config('zhengyun.run', ${String(no)}, true)`.execute(tx)
  await sql`insert into statement_entry values (${no}, 'price', 1, null, '{"basis":"month"}'), (${no}, 'price', 2, null, '{"basis":"metered"}'),
    (${no}, 'item', 1, null, '{"category":"计算"}')`.execute(tx)
  return no
}

async function writeShare(tx: Tx, run: number, { lines, fen, first = 1 }: Share, resources: number): Promise<void> {
  await sql`insert into statement_share values (${run}, 1, ${organisationId}, '局', ${first}, ${lines}, ${resources}, ${fen}, ${fen}, 0, 0, 0, repeat('a', 64))`.execute(
    tx,
  )
}

interface Total {
  readonly lines: number
  readonly fen: number
  readonly category?: string
  /** By month; none: as many. */
  readonly monthly?: number
}

async function writeTotal(tx: Tx, run: number, { lines, fen, category = '计算', monthly = fen }: Total): Promise<void> {
  await sql`insert into statement_total values (${run}, 1, 1, 1, ${category}, ${lines}, ${fen}, ${fen}, 0, 0, 0)`.execute(tx)
  await sql`insert into statement_month values (${run}, 1, 1, ${category}, '2024-01-01', ${lines}, ${monthly}, ${monthly}, 0, 0, 0)`.execute(
    tx,
  )
}

/** Writes a run and closes it with the given sums. Everything is rolled back. */
async function close(written: (tx: Tx, run: number) => Promise<unknown>, sums: RawBuilder<unknown>): Promise<string> {
  const done = new Error('closed')
  const work = db.transaction().execute(async (tx) => {
    const id = newId()
    const run = await openRun(tx, id)
    await sql`insert into statement (id, jurisdiction_id, regime_id, during, state, revision, created_at)
      values (${id}, ${office.jurisdictionId}, 'monthly', '[2024-01-01,2025-01-01)', 'draft', 1, now())`.execute(tx)
    await written(tx, run)
    await sql`update statement set state = 'accounted', run_no = ${run}, accounted_by = ${newId()}, (line_count, total_fen, excluded_fen) = (${sums}) where id = ${id}`.execute(
      tx,
    )
    throw done
  })
  return work.then(
    () => 'committed',
    (error: Error) => error.message,
  )
}

const usual = async (tx: Tx, run: number) => {
  await writeResource(tx, run, resourceId, 1, [whole])
  await writeShare(tx, run, { lines: 1, fen: 3100 }, 1)
  await writeTotal(tx, run, { lines: 1, fen: 3100 })
}

test.each<[string, (tx: Tx, run: number) => Promise<unknown>, RawBuilder<unknown>, RegExp]>([
  ['one whole month', usual, sql`select 1, 3100, 0`, /^closed$/],
  ['no lines at all', async () => {}, sql`select 0, 0, 0`, /^closed$/],
  ['a total that is not the sum', usual, sql`select 1, 3101, 0`, /not those of its lines/],
  ['a line that was not counted', usual, sql`select 0, 3100, 0`, /not those of its lines/],
  [
    'a share that is not its resources',
    async (tx, run) => {
      await writeResource(tx, run, resourceId, 1, [whole])
      await writeShare(tx, run, { lines: 1, fen: 3200 }, 1)
      await writeTotal(tx, run, { lines: 1, fen: 3200 })
    },
    sql`select 1, 3200, 0`,
    /not those of its lines/,
  ],
  [
    'totals that are not the share',
    async (tx, run) => {
      await writeResource(tx, run, resourceId, 1, [whole])
      await writeShare(tx, run, { lines: 1, fen: 3100 }, 1)
      await writeTotal(tx, run, { lines: 1, fen: 3000 })
    },
    sql`select 1, 3100, 0`,
    /not those of its lines/,
  ],
  [
    'months that are not the share',
    async (tx, run) => {
      await writeResource(tx, run, resourceId, 1, [whole])
      await writeShare(tx, run, { lines: 1, fen: 3100 }, 1)
      await writeTotal(tx, run, { lines: 1, fen: 3100, monthly: 3101 })
    },
    sql`select 1, 3100, 0`,
    /not those of its lines/,
  ],
  [
    'a resource of no share',
    async (tx, run) => {
      await usual(tx, run)
      await sql`insert into statement_resource select run_no, 2, no, gen_random_uuid(), system_no, provider_no, pool_no, item_no, first_line, line_count, full_fen, amount_fen,
        lines from statement_resource where run_no = ${run}`.execute(tx)
    },
    sql`select 1, 3100, 0`,
    /not those of its lines/,
  ],
  [
    'numbers with a gap',
    async (tx, run) => {
      await writeResource(tx, run, resourceId, 1, [whole])
      await writeShare(tx, run, { lines: 1, fen: 3100, first: 2 }, 1)
      await writeTotal(tx, run, { lines: 1, fen: 3100 })
    },
    sql`select 1, 3100, 0`,
    /numbered without gap/,
  ],
])('the database closes a run or refuses it: %s', async (_, written, sums, expected) => {
  expect(await close(written, sums)).toMatch(expected)
})

/** What the database finds wrong with the lines of one resource, which is written so many times. */
async function doubt(lines: readonly Written[], times = 1, total = (of: Total): Total => of): Promise<string | null> {
  const done = new Error('done')
  let found: string | null = null
  const fen = times * lines.reduce((sum, line) => sum + fenOf(line), 0)
  const work = db.transaction().execute(async (tx) => {
    const run = await openRun(tx, newId())
    for (let no = 1; no <= times; no++) await writeResource(tx, run, resourceId, no, lines)
    await writeShare(tx, run, { lines: times * lines.length, fen }, times)
    await writeTotal(tx, run, total({ lines: times * lines.length, fen }))
    found = await findDoubt(tx, run)
    throw done
  })
  await expect(work).rejects.toBe(done)
  return found
}

const nothing = null
const tooMuch = expect.stringContaining('than was allocated')
test.each<[string, readonly Written[], unknown]>([
  ['one whole month', [whole], nothing],
  [
    'a day twice',
    [
      { ...whole, quantity: 4 },
      { first: '2024-01-31', length: 1, quantity: 3 },
    ],
    tooMuch,
  ],
  [
    'two parts of one allocation',
    [
      { ...late, quantity: 4 },
      { ...late, quantity: 2 },
    ],
    nothing,
  ],
  [
    'two parts that are more than it',
    [
      { ...late, quantity: 4 },
      { ...late, quantity: 3 },
    ],
    tooMuch,
  ],
  ['three parts of two each', [1, 2, 3].map(() => ({ ...late, quantity: 2 })), nothing],
  ['one unit four times', [1, 2, 3, 4].map(() => ({ ...late, quantity: 2 })), tooMuch],
  [
    'two parts that fit what was allocated later, not what was when they began',
    [
      { ...whole, quantity: 4 },
      { ...whole, quantity: 2 },
    ],
    tooMuch,
  ],
  [
    'a day twice behind a line between',
    [
      { ...whole, quantity: 3 },
      { first: '2024-01-02', length: 2 },
      { first: '2024-01-31', length: 1, quantity: 4 },
    ],
    tooMuch,
  ],
  ['more than there was on its later days', [{ ...whole, quantity: 5 }], tooMuch],
  [
    'two days side by side',
    [
      { ...whole, length: 30, quantity: 4 },
      { first: '2024-01-31', length: 1, quantity: 6 },
    ],
    nothing,
  ],
  ['lines out of their order', [{ first: '2024-02-01', length: 29 }, { ...whole }], tooMuch],
  ['before anything was allocated', [{ first: '2023-12-31', length: 1 }], expect.stringContaining('outside the cycle')],
  ['after the cycle', [{ first: '2024-12-31', length: 2 }], expect.stringContaining('outside the cycle')],
  ['confirmed quantities are no allocations', [{ ...whole, quantity: 900, price: 2, counted: 0 }], nothing],
  ['what is free of them is none either', [{ ...whole, quantity: 900, price: 0, counted: 0 }], nothing],
])('what the database proves of lines before the seal: %s', async (_, lines, expected) => {
  expect(await doubt(lines)).toEqual(expected)
})

test('a resource that is settled twice, and sums that are not those of the resources, are found out before the seal', async () => {
  expect(await doubt([whole], 2)).toBe(`${resourceId} is settled twice`)
  expect(await doubt([whole], 1, (of) => ({ ...of, fen: of.fen - 1 }))).toContain('are not those of its resources')
  expect(await doubt([whole], 1, (of) => ({ ...of, category: '存储' }))).toContain('by category are not those of its resources')
  expect(await doubt([whole], 1, (of) => ({ ...of, monthly: of.fen - 1 }))).toContain('by month are not those by system')
})

test('rows are written by a run that is declared and running, and by no other', async () => {
  const insert = (tx: Tx, run: number) => sql`insert into statement_entry values (${run}, 'pool', 9, null, '{}')`.execute(tx)
  const attempt = (work: (tx: Tx) => Promise<unknown>) => db.transaction().execute(work)
  const run = await attempt((tx) => openRun(tx, newId()))
  await expect(attempt((tx) => insert(tx, run as number))).rejects.toThrow('written only')
  await sql`update settlement_run set state = 'failed', ended_at = now() where no = ${run}`.execute(db)
  await expect(
    attempt(async (tx) => {
      await sql`select set_config('zhengyun.run', ${String(run)}, true)`.execute(tx)
      await insert(tx, run as number)
    }),
  ).rejects.toThrow('written only')
  await expect(sql`update settlement_run set state = 'running', ended_at = null where no = ${run}`.execute(ownerDb)).rejects.toThrow(
    'never altered',
  )
  // Whoever declares his own running run writes under no other's number.
  const other = await attempt((tx) => openRun(tx, newId()))
  await expect(
    attempt(async (tx) => {
      await sql`select set_config('zhengyun.run', ${String(other)}, true)`.execute(tx)
      await insert(tx, run as number)
    }),
  ).rejects.toThrow('written only')
})

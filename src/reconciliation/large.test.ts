import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, type Fen, type Instant, newId } from '../kernel/index.ts'
import { testDatabase } from '../testing/index.ts'
import { compareResource } from './matching/compare.ts'
import { billOf, knownOf, oursOf, type Tale } from './matching/sides.fixture.ts'
import { aBilledYear, fileOf } from './office.fixture.ts'
import { surveyBill } from './service/survey.ts'
import { insertBill } from './store/bills.ts'
import { linesByResource } from './store/lines.ts'

// A province's bill: what is held does not grow with it.

const { db, ownerDb } = await testDatabase()
const count = 100_000

test('100,000 lines are read without being held', async () => {
  const year = await aBilledYear(db, ownerDb)
  const bytes = Buffer.from(
    fileOf(Array.from({ length: count }, (_, index) => `,vm-${index},VCPU,2024-09-01,2024-09-30,10,46,,460.00`)).content,
    'base64',
  )
  const of = {
    jurisdictionId: year.office.jurisdictionId,
    providerId: year.cloud.id,
    from: '2024-09-01' as Day,
    until: '2025-09-01' as Day,
  }
  let most = 0
  const survey = await surveyBill(db, of, { name: 'a.csv', bytes }, async (lines) => {
    most = Math.max(most, lines.length)
  })
  expect(survey).toMatchObject({ ok: true, value: { lineCount: count, total: 46_000n * BigInt(count), unknown: count, errorCount: 0 } })
  expect(most).toBeLessThanOrEqual(2_000)
}, 60_000)

test('lines on file come back by resources, whole, a page at a time', async () => {
  const year = await aBilledYear(db, ownerDb)
  const bill = newId()
  await ownerDb.transaction().execute(async (tx) => {
    await sql`insert into provider_bill_line (bill_id, no, resource_id, stranger, named, first_day, last_day, quantity, amount_fen)
      select ${bill}, n + 1, ('00000000-0000-4000-9000-' || lpad((n / 12)::text, 12, '0'))::uuid, false, 'x', '2024-09-01', '2024-09-30', 1, n
      from generate_series(1, ${count}::integer) n`.execute(tx)
    const by = { organisationId: year.cloud.id, personId: newId(), personName: '张三' }
    const head = {
      id: bill,
      jurisdictionId: year.office.jurisdictionId,
      providerId: year.cloud.id,
      from: '2024-09-01' as Day,
      until: '2025-09-01' as Day,
    }
    const total = (BigInt(count) * BigInt(count + 1)) / 2n
    await insertBill(tx, {
      ...head,
      fileName: 'a.csv',
      sha256: '0'.repeat(64),
      lineCount: count,
      total,
      by,
      at: '2025-09-01T00:00:00.000Z' as Instant,
    })
  })
  let [lines, amount, last] = [0, 0n, '']
  for await (const { id, lines: of } of linesByResource(db, bill)) {
    expect(id !== null && id > last).toBe(true)
    expect(of.length).toBeLessThanOrEqual(12)
    last = id ?? ''
    lines += of.length
    amount += of.reduce((sum, line) => sum + line.amount, 0n)
  }
  expect([lines, amount]).toEqual([count, (BigInt(count) * BigInt(count + 1)) / 2n])
}, 60_000)

test('2,000 resources of a year that differ in every month are explained in seconds', () => {
  const tale: Tale = { charged: ['2025-01-01', null], allocations: [['2025-01-01', null, '10']], prices: [['2024-01-01', null, '46']] }
  const ours = oursOf(tale)
  const theirs = billOf(ours, { priced: true }).map((line) => ({ ...line, price: 500_000, amount: 50_000n as Fen }))
  const known = knownOf(tale)
  const before = performance.now()
  let found = 0
  for (let index = 0; index < 2_000; index++)
    found += compareResource(ours, theirs, known).differences.filter(({ causes }) => causes[0]?.kind === 'price').length
  expect(found).toBe(2_000 * 12)
  expect(performance.now() - before).toBeLessThan(60_000)
}, 90_000)

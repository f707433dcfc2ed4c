import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Id, newId, type Tx } from '../kernel/index.ts'
import { fixedClock, must, testDatabase } from '../testing/index.ts'
import { aBill, settlementIn } from './payments/sealed.fixture.ts'

// Independent settlement goes by the budget that held on each day, not by the one that is registered when the bill is made.

const { db, ownerDb } = await testDatabase()
const settlement = settlementIn(db, fixedClock('2026-01-10T09:00'))

/** As `parties` writes a change. */
const changed = (id: Id, budget: string, from: string) =>
  db.transaction().execute(async (tx: Tx) => {
    await sql`update organisation_budget set during = daterange(lower(during), ${from}::date) where organisation_id = ${id} and upper_inf(during)`.execute(
      tx,
    )
    await sql`insert into organisation_budget values (${id}, ${budget}, daterange(${from}::date, null))`.execute(tx)
  })
const registered = async (id: Id) =>
  (await sql<{ budget: string }>`select budget from organisation where id = ${id}`.execute(db)).rows[0]?.budget

async function linesOf(bill: Awaited<ReturnType<typeof aBill>>, id: Id, unit: Id) {
  const { items } = must(await settlement.lines(bill.actors.accountant, id, { limit: 50, organisation: unit }))
  return items.map(({ from, to, days, payer, amount }) => [from, to, days, payer, amount])
}

test('a change inside the cycle splits its lines by days; both parts add up to the month', async () => {
  const bill = await aBill(ownerDb, settlement)
  await changed(bill.culture, 'outside-level', '2025-01-16')
  expect(await registered(bill.culture)).toBe('outside-level')
  const id = await bill.accounted()
  expect(await linesOf(bill, id, bill.culture)).toEqual([
    // 10 × 31.00 × 15 ÷ 31, and the rest; then 2 × 31.00
    ['2025-01-01', '2025-01-15', 15, 'level', '150.00'],
    ['2025-01-16', '2025-01-31', 16, 'unit', '160.00'],
    ['2025-01-01', '2025-01-15', 15, 'level', '30.00'],
    ['2025-01-16', '2025-01-31', 16, 'unit', '32.00'],
  ])
  expect(must(await settlement.get(bill.actors.accountant, id))).toMatchObject({ total: '180.00', apart: '223.00' })
})

test.each([
  ['after the cycle', '2026-01-01', 'level'],
  ['on the day after the resource ended', '2025-02-01', 'level'],
  ['on its first day', '2025-01-01', 'unit'],
  ['before the cycle', '2024-12-31', 'unit'],
])('a change %s splits nothing', async (_, from, payer) => {
  const bill = await aBill(ownerDb, settlement)
  await changed(bill.culture, 'outside-level', from)
  const lines = await linesOf(bill, await bill.accounted(), bill.culture)
  expect(lines.map(([from, to, , by]) => [from, to, by])).toEqual([
    ['2025-01-01', '2025-01-31', payer],
    ['2025-01-01', '2025-01-31', payer],
  ])
})

test('there and back again: what held then counts; a change entered after the seal is a difference', async () => {
  const bill = await aBill(ownerDb, settlement)
  await changed(bill.county, 'level', '2025-01-11')
  await changed(bill.county, 'outside-level', '2025-01-21')
  const id = await bill.sealed()
  expect((await linesOf(bill, id, bill.county)).map(([from, to, , payer]) => [from, to, payer])).toEqual([
    ['2025-01-01', '2025-01-10', 'unit'],
    ['2025-01-11', '2025-01-20', 'level'],
    ['2025-01-21', '2025-01-31', 'unit'],
  ])
  await changed(bill.culture, 'outside-level', '2025-01-31')
  must(await settlement.compare(bill.actors.accountant, id, newId()))
  const found = must(await settlement.differences(bill.actors.accountant, id, { limit: 50 }))
  expect(new Set(found?.items.map(({ organisationId }) => organisationId))).toEqual(new Set([bill.culture]))
})

test.each<[string, (id: Id) => RawBuilder<unknown>]>([
  ['set beside its history', (id) => sql`update organisation set budget = 'outside-level' where id = ${id}`],
  ['rewritten', (id) => sql`update organisation_budget set budget = 'outside-level' where organisation_id = ${id}`],
  ['taken away', (id) => sql`delete from organisation_budget where organisation_id = ${id}`],
  ['two at once', (id) => sql`insert into organisation_budget values (${id}, 'outside-level', '[2025-01-01,)')`],
])('the budget of an organisation is never %s', async (_, alter) => {
  const { culture } = await aBill(ownerDb, settlement)
  await expect(alter(culture).execute(db)).rejects.toThrow(/its history|never altered|organisation_budget_pkey/)
  expect(await registered(culture)).toBe('level')
})

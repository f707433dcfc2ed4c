import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, epochDay, type Id, newId } from '../../kernel/index.ts'
import { testDatabase } from '../../testing/index.ts'
import { at } from '../engine/spans.ts'
import { anOffice } from '../office.fixture.ts'
import { readTableRows, tablesOf } from './tables.ts'

const { db, ownerDb } = await testDatabase()
const office = await anOffice(ownerDb)
const [cloud, setter] = [await office.organisation('甲云'), await office.organisation('定价处')]

async function price(itemId: Id, providerId: Id | null, during: string, amount: number, months: number | null): Promise<void> {
  await sql`insert into item_price (id, item_id, provider_id, kind, amount, minimum_months, during, set_by, set_by_person, reason, set_at)
    values (${newId()}, ${itemId}, ${providerId}, 'final', ${amount}, ${months}, ${during}, ${setter}, '李四', '采购结果', '2024-01-01T00:00:00Z')`.execute(
    ownerDb,
  )
}

const tablesIn2026 = () =>
  db.transaction().execute(async (tx) => {
    const cycle = { from: '2026-01-01' as Day, until: '2027-01-01' as Day }
    return tablesOf(await readTableRows(tx, office.jurisdictionId, cycle, { everyPrice: false }))
  })

test('the price on the first day charged says the minimum term: a provider’s own without one, though it ended long ago, goes before the general one that has one', async () => {
  const host = await office.item('HOST', '专属宿主机', '台·月', 'month')
  await price(host, null, '[2024-01-01,)', 100, 36)
  await price(host, cloud, '[2024-01-01,2025-07-01)', 90, null)
  const tables = await tablesIn2026()
  const minimum = (day: string) => at(tables.ratesFor(host, cloud), epochDay(day as Day))?.rate.tariff.minimumMonths
  expect(minimum('2024-03-01')).toBe(null)
  expect(minimum('2025-07-01')).toBe(36)
  expect(tables.leastMonths).toBe(36)
})

test('of an item without minimum terms only the prices of the cycle are read', async () => {
  const disk = await office.item('DISK', '云硬盘', 'GB·月', 'month')
  await price(disk, null, '[2024-01-01,2025-01-01)', 2, null)
  await price(disk, null, '[2025-01-01,)', 1, null)
  const { ratesFor } = await tablesIn2026()
  expect(ratesFor(disk, cloud).map(({ from }) => from)).toEqual([epochDay('2025-01-01' as Day)])
})

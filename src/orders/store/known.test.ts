import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day, type Id, newId } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import { aJurisdiction, anOrganisation, testDatabase } from '../../testing/index.ts'
import type { OrderLine } from '../line.ts'
import { lineFacts } from './known.ts'

const { db, ownerDb } = await testDatabase()
const here = await aJurisdiction(ownerDb)
const [cloudA, cloudB] = [await anOrganisation(ownerDb, here), await anOrganisation(ownerDb, here)]

async function aPool(providerId: Id): Promise<Id> {
  const id = newId()
  await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
    values (${id}, ${here}, ${providerId}, '资源池', '政务外网区', false, true, now())`.execute(ownerDb)
  return id
}

async function anItem(basis = 'month'): Promise<Id> {
  const id = newId()
  await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    values (${id}, ${here}, ${id}, '计算', '', '', '云主机', '', '台·月', ${basis}, now(), now())`.execute(ownerDb)
  return id
}

const price = (itemId: Id, providerId: Id | null, during: string) =>
  sql`insert into item_price (id, item_id, kind, amount, during, provider_id, set_by, set_by_person, reason, set_at)
    values (${newId()}, ${itemId}, 'final', 1, ${during}, ${providerId}, ${cloudA}, '张三', '采购结果', now())`.execute(ownerDb)

async function isPriced(itemId: Id, providerId: Id, on = '2024-09-30') {
  const file = { jurisdictionId: here, providerId } as CaseFile
  const line = { no: 1, itemId, poolId: await pools.get(providerId) } as OrderLine
  return (await lineFacts(db, file, [line], day(on))).get(1)?.['item.priced']
}
const pools = new Map([cloudA, cloudB].map((provider) => [provider, aPool(provider)]))

test('a price that one provider negotiated is a price of that provider only; a general one is everybody’s; what is free needs none', async () => {
  const [negotiated, general, free] = [await anItem(), await anItem(), await anItem('free')]
  await price(negotiated, cloudA, '[2024-01-01,2024-10-01)')
  await price(general, null, '[2024-01-01,)')
  expect(await isPriced(negotiated, cloudA)).toBe(true)
  expect(await isPriced(negotiated, cloudA, '2024-10-01')).toBe(false)
  expect(await isPriced(negotiated, cloudB)).toBe(false)
  expect(await isPriced(general, cloudB)).toBe(true)
  expect(await isPriced(free, cloudB)).toBe(true)
})

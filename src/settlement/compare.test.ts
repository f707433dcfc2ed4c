import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, type Day, newId } from '../kernel/index.ts'
import { codeOf, fixedClock, must, testDatabase } from '../testing/index.ts'
import { anOffice, contractsIn, regimes } from './office.fixture.ts'
import { createSettlement } from './service/index.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-01-05T09:00')
const settlement = createSettlement({
  ...{
    db,
    door: createDoor({ db, clock }),
    clock,
    regimes,
    regimeIdOn: async () => 'bounded',
    threads: null,
    contracts: contractsIn(db, clock),
  },
  availabilityOf: async () => null,
})

/** Four resources of two units, 31 a month for one, all of 2024, sealed. */
async function aSealedYear() {
  const office = await anOffice(ownerDb)
  const [culture, health, cloud] = [
    await office.organisation('文旅厅'),
    await office.organisation('卫健委'),
    await office.organisation('甲云'),
  ]
  const item = await office.item('VM', '云主机', '台·月', 'month')
  await office.price(item, '2023-01-01', '2024-12-01', '31')
  await office.price(item, '2024-12-01', null, '62')
  await office.contract(cloud, '2023-01-01', '2027-01-01', new Map([[item, null]]))
  const pool = await office.pool(cloud, '甲池', [['2023-01-01', null]])
  const system = { culture: await office.system(culture, '文旅平台'), health: await office.system(health, '健康档案') }
  const add = (organisationId: string, systemId: string, began = '2024-12-01') =>
    office.resource({
      organisationId,
      systemId,
      providerId: cloud,
      poolId: pool,
      itemId: item,
      charged: [began, null],
      allocations: [[began, null, '1']],
    })
  const resources = {
    late: await add(culture, system.culture),
    more: await add(culture, system.culture),
    same: await add(health, system.health),
    gone: await add(health, system.health),
  }
  const actor = (party: string) => office.actor(culture, party, ['handler', 'reviewer', 'signer'])
  const support = actor('support')
  const accounted = must(await settlement.account(support, { from: '2024-01-01' as Day, version: null }, newId()))
  const reviewed = must(await settlement.review(actor('authority'), { id: accounted.id, version: accounted.version }, newId()))
  const sealed = must(await settlement.seal(actor('authority'), { id: accounted.id, version: reviewed.version }, newId()))
  const see = (organisationId: string) => office.actor(organisationId, 'user', ['handler'])
  return { office, sealed, support, resources, item, add, culture, health, cloud, system, see }
}

test('nothing differs where no fact came late', async () => {
  const { sealed, support } = await aSealedYear()
  expect(must(await settlement.differences(support, sealed.id, { limit: 10 }))).toBeNull()
  expect(must(await settlement.compare(support, sealed.id, newId()))).toMatchObject({
    kind: 'compare',
    state: 'finished',
    done: 4,
    total: 4,
  })
  expect(must(await settlement.differences(support, sealed.id, { limit: 10 }))).toMatchObject({ count: 0, items: [], by: '张三' })
})

test('late facts are differences with their causes beside the sealed statement, never inside it', async () => {
  const { office, sealed, support, resources, add, culture, health, cloud, system, see } = await aSealedYear()
  // A confirmation dated back by a day, a quantity corrected from the 11th, charging that had ended on the 21st, and something nobody had told of.
  await sql`update resource set charged_from = '2024-11-30' where id = ${resources.late}`.execute(ownerDb)
  await sql`insert into allocation select id, '[2024-11-30,2024-12-01)', 1, case_id from resource where id = ${resources.late}`.execute(
    ownerDb,
  )
  await sql`update allocation set during = '[2024-12-01,2024-12-11)' where resource_id = ${resources.more}`.execute(ownerDb)
  await sql`insert into allocation select id, '[2024-12-11,)', 2, case_id from resource where id = ${resources.more}`.execute(ownerDb)
  await sql`update resource set charged_from = null where id = ${resources.gone}`.execute(ownerDb)
  const found = await add(health, system.health, '2024-12-31')

  must(await settlement.compare(support, sealed.id, newId()))
  const all = must(await settlement.differences(support, sealed.id, { limit: 10 }))
  const told = all?.items.map(({ resourceId, causes, before, after }) => [resourceId, causes.join(), before, after])
  expect(told?.toSorted()).toEqual(
    [
      [resources.late, 'days', '62.00', '63.03'], // and 31 ÷ 30 = 1.0333
      [resources.more, 'quantity', '62.00', '104.00'], // 62 × 10 ÷ 31 + 124 × 21 ÷ 31
      [resources.gone, 'gone', '62.00', '0.00'],
      [found, 'new', '0.00', '2.00'], // 62 ÷ 31
    ].toSorted(),
  )
  expect(all).toMatchObject({ count: 4, before: '186.00', after: '169.03' })
  expect(all?.items.find(({ resourceId }) => resourceId === resources.late)?.lines).toEqual([
    { side: 'after', from: '2024-11-30', to: '2024-11-30', days: 1, quantity: '1', price: '31', rule: '', amount: '1.03' },
  ])
  expect(must(await settlement.get(support, sealed.id))).toEqual(sealed)
  expect(must(await settlement.verify(support, sealed.id)).intact).toBe(true)

  const own = must(await settlement.differences(see(culture), sealed.id, { limit: 10 }))
  expect([own?.by, own?.count, own?.items.map(({ organisationName }) => organisationName)]).toEqual([null, 2, ['文旅厅', '文旅厅']])
  const provider = { ...office.actor(cloud, 'provider', ['handler']) }
  expect(must(await settlement.differences(provider, sealed.id, { limit: 10 }))?.count).toBe(4)
  expect(must(await settlement.differences(support, sealed.id, { limit: 10, cause: 'gone' }))?.items).toHaveLength(1)
  const unit = { ...see(culture), permissions: new Set(['statement.read']) }
  expect(codeOf(await settlement.compare(unit, sealed.id, newId()))).toBe('permission.denied')
  const stranger = (await aSealedYear()).support
  expect(codeOf(await settlement.differences(stranger, sealed.id, { limit: 10 }))).toBe('request.not-found')
  expect(codeOf(await settlement.compare(stranger, sealed.id, newId()))).toBe('request.not-found')
})

test('another price and another rule are told apart', async () => {
  const { sealed, support, item, health, system } = await aSealedYear()
  await sql`update item_price set amount = 93 where item_id = ${item} and amount = 62`.execute(ownerDb).catch(() => {})
  await ownerDb.transaction().execute(async (tx) => {
    await sql`alter table item_price disable trigger user`.execute(tx)
    await sql`update item_price set during = '[2024-12-01,2024-12-16)' where item_id = ${item} and amount = 62`.execute(tx)
    await sql`insert into item_price (id, item_id, kind, amount, during, set_by, set_by_person, reason, set_at)
      select gen_random_uuid(), item_id, kind, 93, '[2024-12-16,)', set_by, set_by_person, reason, set_at from item_price where item_id = ${item} and amount = 62`.execute(
      tx,
    )
    await sql`alter table item_price enable trigger user`.execute(tx)
    await sql`alter table contract disable trigger user`.execute(tx)
    await sql`update contract set during = '[2023-01-01,2024-12-30)' where counterparty_id in (select provider_id from resource where system_id = ${system.health})`.execute(
      tx,
    )
    await sql`alter table contract enable trigger user`.execute(tx)
  })
  must(await settlement.compare(support, sealed.id, newId()))
  const all = must(await settlement.differences(support, sealed.id, { limit: 10, organisation: health }))
  // 62 × 15 ÷ 31 = 30.00 + 93 × 14 ÷ 31 = 42.00; the last two days are beyond the contract.
  expect(all?.items.map(({ causes, after }) => [causes, after])).toEqual([
    [['price', 'rule'], '72.00'],
    [['price', 'rule'], '72.00'],
  ])
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day, type Id, newId } from '../kernel/index.ts'
import { codeOf, must } from '../testing/index.ts'
import { anOffice } from './office.fixture.ts'
import type { QuantityInput } from './quantity.ts'

const office = await anOffice()
const { metering, provider, competitor, clerk, stranger, authority, db, ownerDb, here } = office

const january = { from: day('2025-01-01'), to: day('2025-01-31'), quantity: '120.5', note: '' }
const february = { ...january, from: day('2025-02-01'), to: day('2025-02-28') }
const report = (resourceId: Id, different: Partial<QuantityInput> = {}, by = provider) =>
  metering.reportQuantity(by, { ...january, resourceId, ...different }, newId())
const correct = (id: Id, different: Partial<QuantityInput> = {}, by = provider) =>
  metering.correctQuantity(by, id, { ...january, ...different, reason: '抄表有误' }, newId())
const confirm = (ids: readonly Id[], by = clerk) => metering.confirmQuantities(by, ids, newId())
const object = (id: Id, by = clerk) => metering.objectToQuantity(by, id, '与监测不符', newId())
const statesOf = async (resourceId: Id, by = provider, all = true) =>
  (await metering.quantities(by, { resourceId, all, limit: 50 })).items
    .map(({ quantity, state, supersededAt }) => `${quantity} ${state}${supersededAt ? ' superseded' : ''}`)
    .toSorted()
const counted = async (resourceId: Id) =>
  (
    await sql<{ line: string }>`select day || ' ' || trim_scale(quantity) as line from metered_confirmed
    where resource_id = ${resourceId} order by day, quantity`.execute(db)
  ).rows.map(({ line }) => line)

test('what is reported counts, as a whole and on its last day, when the unit confirms it', async () => {
  const resourceId = await office.resource()
  const { id, state, basis, unit } = must(await report(resourceId))
  expect([state, basis, unit, await counted(resourceId)]).toEqual(['reported', 'metered', 'GB', []])
  expect(must(await confirm([id]))).toEqual({ confirmed: 1 })
  expect(await counted(resourceId)).toEqual(['2025-01-31 120.5'])
  const [record] = (await metering.quantities(clerk, { resourceId, limit: 5 })).items
  expect(record).toMatchObject({ state: 'confirmed', decidedByName: '甲厅', reportedByName: '甲云', correcting: false, before: null })
})

test('nobody reports without the word, nor of what is not his; who sees the whole place does', async () => {
  const resourceId = await office.resource()
  expect(codeOf(await report(resourceId, {}, clerk))).toBe('permission.denied')
  expect(codeOf(await report(resourceId, {}, competitor))).toBe('request.not-found')
  expect(codeOf(await report(newId()))).toBe('request.not-found')
  expect(codeOf(await report(resourceId, {}, authority))).toBe('ok')
})

test('what the resource is not charged by, and days on which it is not charged, are refused at their field', async () => {
  const [monthly, idle] = [await office.resource({ basis: 'month' }), await office.resource({ chargedFrom: null })]
  const short = await office.resource({ chargedFrom: '2025-01-10', chargedUntil: '2025-01-21' })
  const pathOf = async (resourceId: Id, different: Partial<QuantityInput> = {}) => {
    const refused = await report(resourceId, different)
    return refused.ok ? 'ok' : refused.refusal.faults.map(({ path }) => path).join()
  }
  expect([await pathOf(monthly), await pathOf(idle), await pathOf(short)]).toEqual(['/resourceId', '/resourceId', '/from'])
  expect(await pathOf(short, { from: day('2025-01-10') })).toBe('/to')
  expect(await pathOf(short, { from: day('2025-01-10'), to: day('2025-01-20') })).toBe('ok')
  expect(await pathOf(await office.resource(), { quantity: '0' })).toBe('/quantity')
})

test('a price of the provider’s own says how it is charged, before the general one', async () => {
  const { id: resourceId, itemId } = await office.resourceAndItem({ basis: 'month' })
  await office.price(itemId, '2025-01-01', 'year')
  await office.price(itemId, '2025-01-01', 'hour', office.rival)
  expect(codeOf(await report(resourceId))).toBe('request.invalid')
  await office.price(itemId, '2025-01-01', 'hour', office.cloud)
  expect(must(await report(resourceId)).basis).toBe('hour')
})

test('after a resource has ended, days until its last allocation are charged where nothing else was said', async () => {
  const resourceId = await office.resource()
  await sql`insert into allocation (resource_id, during, quantity, case_id)
    select id, '[2025-01-01,2025-01-16)', 1, case_id from resource where id = ${resourceId}`.execute(ownerDb)
  await sql`update resource set state = 'ended' where id = ${resourceId}`.execute(ownerDb)
  expect(codeOf(await report(resourceId))).toBe('request.invalid')
  expect(codeOf(await report(resourceId, { to: day('2025-01-15') }))).toBe('ok')
})

test('periods of a metered resource don’t overlap; those of work do', async () => {
  const [metered, hourly, work] = [
    await office.resource(),
    await office.resource({ basis: 'hour' }),
    await office.resource({ basis: 'work' }),
  ]
  for (const resourceId of [metered, hourly, work]) must(await report(resourceId))
  expect(codeOf(await report(metered))).toBe('metering.overlaps')
  expect(codeOf(await report(hourly, { from: day('2025-01-31'), to: day('2025-02-01') }))).toBe('metering.overlaps')
  expect(codeOf(await report(metered, february))).toBe('ok')
  const second = must(await report(work, { quantity: '3' }))
  const first = (await metering.quantities(provider, { resourceId: work, limit: 9 })).items.map(({ id }) => id)
  must(await confirm(first))
  expect([second.basis, await counted(work)]).toEqual(['work', ['2025-01-31 3', '2025-01-31 120.5']])
})

test('a confirmed record counts until its correction is confirmed; the old one is kept', async () => {
  const resourceId = await office.resource()
  const { id } = must(await report(resourceId))
  must(await confirm([id]))
  const corrected = must(await correct(id, { quantity: '99', to: day('2025-01-30') }))
  expect(corrected).toMatchObject({
    state: 'reported',
    supersedes: id,
    reason: '抄表有误',
    before: { quantity: '120.5', to: '2025-01-31' },
  })
  expect(await counted(resourceId)).toEqual(['2025-01-31 120.5'])
  expect((await metering.quantities(clerk, { resourceId, state: 'confirmed', limit: 5 })).items).toMatchObject([{ id, correcting: true }])
  expect(codeOf(await correct(id))).toBe('metering.not-correctable')
  must(await confirm([corrected.id]))
  expect(await counted(resourceId)).toEqual(['2025-01-30 99'])
  expect(await statesOf(resourceId)).toEqual(['120.5 confirmed superseded', '99 confirmed'])
  expect(await statesOf(resourceId, provider, false)).toEqual(['99 confirmed'])
  expect(codeOf(await correct(id))).toBe('metering.not-correctable')
  must(await confirm([must(await correct(corrected.id, { quantity: '98' })).id]))
  expect(await counted(resourceId)).toEqual(['2025-01-31 98'])
})

test('a correction that the unit objects to changes nothing, and another may follow', async () => {
  const resourceId = await office.resource()
  const { id } = must(await report(resourceId))
  must(await confirm([id]))
  expect(must(await object(must(await correct(id, { quantity: '1' })).id))).toMatchObject({ state: 'objected', opinion: '与监测不符' })
  expect(await counted(resourceId)).toEqual(['2025-01-31 120.5'])
  must(await confirm([must(await correct(id, { quantity: '0' })).id]))
  expect(await counted(resourceId)).toEqual([])
  expect(codeOf(await report(resourceId))).toBe('ok')
})

test('what nobody confirmed gives way at once, in a chain of corrections too', async () => {
  const resourceId = await office.resource()
  const first = must(await report(resourceId))
  must(await confirm([first.id]))
  const second = must(await correct(first.id, { quantity: '2' }))
  const third = must(await correct(second.id, { quantity: '3' }))
  expect(codeOf(await confirm([second.id]))).toBe('metering.decided')
  expect(await counted(resourceId)).toEqual(['2025-01-31 120.5'])
  must(await confirm([third.id]))
  expect(await counted(resourceId)).toEqual(['2025-01-31 3'])
  expect(await statesOf(resourceId)).toEqual(['120.5 confirmed superseded', '2 reported superseded', '3 confirmed'])
})

test('what the unit objected to never counts, cannot be corrected, and leaves its days free', async () => {
  const resourceId = await office.resource()
  const { id } = must(await report(resourceId))
  must(await object(id))
  expect([codeOf(await confirm([id])), codeOf(await correct(id))]).toEqual(['metering.decided', 'metering.not-correctable'])
  expect(codeOf(await report(resourceId))).toBe('ok')
  expect(await counted(resourceId)).toEqual([])
})

test('the unit decides, and the one above it; nobody else, and nobody what he reported himself', async () => {
  const lower = await office.system(office.below, '所里系统')
  const resourceId = await office.resource({ unit: office.below, system: lower })
  const { id } = must(await report(resourceId))
  expect(codeOf(await confirm([id], provider))).toBe('permission.denied')
  expect(codeOf(await confirm([id], stranger))).toBe('request.not-found')
  expect(codeOf(await confirm([id], { ...provider, permissions: new Set(['metering.confirm']) }))).toBe('request.not-found')
  expect(codeOf(await object(id, stranger))).toBe('request.not-found')
  expect(codeOf(await confirm([id]))).toBe('ok')
  const own = must(await report(resourceId, february, authority))
  expect(codeOf(await confirm([own.id], authority))).toBe('metering.own-report')
  expect(codeOf(await confirm([own.id]))).toBe('ok')
})

test('a page is confirmed as a whole or not at all', async () => {
  const resourceId = await office.resource()
  const ids = [must(await report(resourceId)).id, must(await report(resourceId, february)).id]
  must(await confirm(ids.slice(0, 1)))
  expect(codeOf(await confirm(ids))).toBe('metering.decided')
  expect(codeOf(await confirm([...ids.slice(1), newId()]))).toBe('request.not-found')
  expect(await counted(resourceId)).toEqual(['2025-01-31 120.5'])
  expect(must(await confirm([ids[1] ?? '', ids[1] ?? '']))).toEqual({ confirmed: 1 })
})

test('each sees his own: the unit and those above it, its provider, the authority; by state, system and month', async () => {
  const archive = await office.system(office.unit, '档案')
  const resourceId = await office.resource({ system: archive })
  const [first, second] = [must(await report(resourceId)), must(await report(resourceId, february))]
  must(await confirm([first.id]))
  const list = async (by: typeof provider, query = {}) =>
    (await metering.quantities(by, { systemId: archive, limit: 50, ...query })).items.map(({ id }) => id).toSorted()
  const both = [first.id, second.id].toSorted()
  expect([await list(clerk), await list(provider), await list(authority)]).toEqual([both, both, both])
  expect([await list(stranger), await list(competitor)]).toEqual([[], []])
  expect(await list(clerk, { state: 'reported' })).toEqual([second.id])
  expect(await list(clerk, { from: day('2025-02-01'), to: day('2025-02-28') })).toEqual([second.id])
  expect(await list(clerk, { organisationId: office.below })).toEqual([])
  const page = await metering.quantities(clerk, { systemId: archive, limit: 1 })
  const rest = await metering.quantities(clerk, { systemId: archive, limit: 1, after: page.next ?? '' })
  expect([...page.items, ...rest.items].map(({ id }) => id).toSorted()).toEqual(both)
  expect(rest.next).toBe(null)
})

test('a provider finds the resources it reports for, and no others', async () => {
  const named = await office.resource({ provider: office.rival, name: '专线-7' })
  await office.resource({ provider: office.rival, basis: 'month', name: '专线-8' })
  await office.resource({ provider: office.rival, chargedFrom: null, name: '专线-9' })
  const found = async (by: typeof provider) => (await metering.meteredResources(by, { search: '专线', limit: 9 })).items.map(({ id }) => id)
  expect([await found(competitor), await found(provider)]).toEqual([[named], []])
})

test('every act is on record with its unit; the same request twice does nothing twice', async () => {
  const resourceId = await office.resource()
  const key = newId()
  const once = () => metering.reportQuantity(provider, { ...january, resourceId }, key)
  const { id } = must(await once())
  expect(must(await once()).id).toBe(id)
  must(await object(id))
  const { rows } = await sql<{ act: string; unit: Id }>`
    select act, concerned_organisation_id as unit from audit_entry where object_kind = 'metered-quantity' and object_id = ${id} order by id`.execute(
    db,
  )
  expect(rows).toEqual([
    { act: 'metering.report', unit: office.unit },
    { act: 'metering.object', unit: office.unit },
  ])
})

test('two who report the same days at once: one is refused', async () => {
  const resourceId = await office.resource()
  const outcomes = await Promise.all([report(resourceId), report(resourceId)])
  expect(outcomes.map(codeOf).toSorted()).toEqual(['metering.overlaps', 'ok'])
})

// What the application refuses, the database refuses once more.

const insert = (resourceId: Id, different: Readonly<Record<string, string>> = {}) => {
  const id = different.id ?? newId()
  const row = { basis: 'metered', first: '2025-01-01', last: '2025-01-31', quantity: '1', chain: id, ...different }
  return sql`insert into metered_quantity (id, jurisdiction_id, resource_id, organisation_id, provider_id, basis, first_day, last_day, quantity, note,
      reported_by, reported_by_id, reported_by_person, reported_at, chain, supersedes, reason)
    values (${id}, ${here}, ${resourceId}, ${office.unit}, ${office.cloud}, ${row.basis}, ${row.first}, ${row.last}, ${row.quantity}, '', ${office.cloud},
      ${newId()}, '某', now(), ${row.chain}, ${different.supersedes ?? null}, ${different.supersedes ? '更正' : null})`.execute(db)
}

test.each<[string, Record<string, string>, string]>([
  ['32 days', { last: '2025-02-01' }, 'check constraint'],
  ['backwards', { first: '2025-02-01' }, 'check constraint'],
  ['nothing at all', { quantity: '0' }, 'check constraint'],
  ['less than nothing', { quantity: '-1' }, 'check constraint'],
  ['charged by days', { basis: 'month' }, 'check constraint'],
  ['a chain of nothing', { chain: newId() }, 'check constraint'],
])('the database refuses %s', async (_, different, why) => {
  await expect(insert(await office.resource(), different)).rejects.toThrow(why)
})

test('the database refuses an overlap, chains apart, and a second one that waits or counts in a chain', async () => {
  const resourceId = await office.resource()
  const first = newId()
  await insert(resourceId, { id: first })
  await expect(insert(resourceId, { first: '2025-01-31', last: '2025-02-01' })).rejects.toThrow('metered_quantity_once')
  await expect(insert(resourceId, { basis: 'hour' })).rejects.toThrow('metered_quantity_once')
  await insert(resourceId, { basis: 'work' })
  const again = { chain: first, supersedes: first }
  await expect(insert(resourceId, again)).rejects.toThrow('metered_quantity_waiting')
  const decideAll = sql`update metered_quantity set state = 'confirmed', decided_by = ${office.unit}, decided_by_person = '某', decided_at = now()
    where resource_id = ${resourceId} and state = 'reported'`
  await decideAll.execute(db)
  await insert(resourceId, again)
  await expect(decideAll.execute(db)).rejects.toThrow('metered_quantity_counting')
})

test.each([
  `update metered_quantity set quantity = quantity + 1`,
  `update metered_quantity set note = 'x', superseded_at = now() where superseded_at is null`,
  `update metered_quantity set state = 'reported', decided_by = null, decided_by_person = null, decided_at = null, opinion = null`,
  `update metered_quantity set superseded_at = null`,
  `update metered_quantity set opinion = 'x' where state = 'confirmed'`,
  `delete from metered_quantity`,
])('what was reported and decided stays: %s', async (command) => {
  must(await confirm([must(await report(await office.resource())).id]))
  await expect(sql.raw(command).execute(ownerDb)).rejects.toThrow('never altered')
})

test('a quantity lies in one settlement cycle: across its border it is refused with both halves; each half goes through', async () => {
  const resourceId = await office.resource({ chargedFrom: '2024-12-01' })
  const across = { from: day('2024-12-20'), to: day('2025-01-10') }
  const refused = await report(resourceId, across)
  expect(refused).toMatchObject({
    refusal: {
      code: 'request.invalid',
      faults: [{ path: '/to', message: expect.stringContaining('请分为2024-12-20至2024-12-31、2025-01-01至2025-01-10两条上报') }],
    },
  })
  expect(refused.ok ? '' : refused.refusal.faults[0]?.message).toContain('第四十一条')
  const { id } = must(await report(resourceId, { ...across, to: day('2024-12-31') }))
  // Nor does a correction reach across it, but for one that takes the record back.
  expect(codeOf(await correct(id, across))).toBe('request.invalid')
  expect(codeOf(await correct(id, { ...across, quantity: '0' }))).toBe('ok')
  expect(codeOf(await report(resourceId, { ...across, to: day('2024-12-31') }))).toBe('ok')
  expect(codeOf(await report(resourceId, { ...across, from: day('2025-01-01') }))).toBe('ok')
})

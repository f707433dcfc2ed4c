import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, type Day, day, decimal, newId, type Outcome, plusDays } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, testDatabase } from '../testing/index.ts'
import { createCatalogue } from './catalogue.ts'
import { columnNames } from './imports/columns.ts'
import { itemFields, partiesOf } from './item.fixture.ts'
import type { Judge } from './ports.ts'
import type { PriceInput } from './prices/service.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')

/** One real rule: a final price above its ceiling is refused. */
const underCeiling: Judge = async (_, __, facts) => {
  const over =
    facts['price.kind'] === 'final' && facts['price.ceiling'] !== null && Number(facts['price.amount']) > Number(facts['price.ceiling'])
  const citation = { regime: 'test', cite: '11' }
  const refusal = {
    code: 'rule.price-above-ceiling' as const,
    status: 422,
    message: '最终价格高于最高限价',
    facts: {},
    citation,
    faults: [],
  }
  return { refusal: over ? refusal : null, findings: [] }
}

const catalogue = createCatalogue({ db, door: createDoor({ db, clock }), clock, judge: underCeiling, partiesOf })
const words = ['catalogue.draft', 'catalogue.ceiling', 'catalogue.price', 'catalogue.publish']
const place = async (name: string) => {
  const jurisdictionId = await aJurisdiction(ownerDb)
  const organisationId = await anOrganisation(ownerDb, jurisdictionId, name)
  return {
    jurisdictionId,
    organisationId,
    authority: anActor(jurisdictionId, organisationId, { permissions: words }),
    unit: anActor(jurisdictionId, organisationId),
  }
}
const { jurisdictionId, authority, unit } = await place('主管部门')

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${outcome.refusal.message} ${JSON.stringify(outcome.refusal.faults)}`)
  return outcome.value
}
const create = async (different = {}, actor = authority) => value(await catalogue.createItem(actor, itemFields(different), newId()))
const set = (itemId: string, amount: string, from: string, kind: PriceInput['kind'] = 'final', actor = authority) =>
  catalogue.setPrice(actor, itemId, { kind, amount, from: day(from), reason: '采购结果' }, newId())

test('prices are a history: a new one ends the running one, nothing is overwritten', async () => {
  const { id } = await create()
  expect(codeOf(await set(id, '310', '2024-09-01'))).toBe('ok')
  expect(codeOf(await set(id, '300', '2024-09-01'))).toBe('price.newer-exists')
  expect(codeOf(await set(id, '300', '2024-08-31'))).toBe('price.newer-exists')
  expect(codeOf(await set(id, '295.125', '2024-10-16'))).toBe('ok')
  const { prices } = value(await catalogue.getItem(authority, id))
  expect(prices.map(({ amount, from, until }) => [amount, from, until])).toEqual([
    ['295.125', '2024-10-16', null],
    ['310', '2024-09-01', '2024-10-16'],
  ])
  await expect(sql`update item_price set amount = 1 where item_id = ${id}`.execute(db)).rejects.toThrow(/never altered/)
  await expect(sql`delete from item_price where item_id = ${id}`.execute(db)).rejects.toThrow(/never altered/)
})

test.each([
  ['2024-08-01', '2024-09-01', []],
  ['2024-08-01', '2024-09-02', [decimal('310')]],
  ['2024-10-15', '2024-10-16', [decimal('310')]],
  ['2024-10-15', '2024-10-17', [decimal('310'), decimal('295.125')]],
  ['2024-10-16', '2099-01-01', [decimal('295.125')]],
])('final prices from %s until before %s', async (from, until, amounts) => {
  const { id } = await create()
  value(await set(id, '400', '2024-01-01', 'ceiling'))
  value(await set(id, '310', '2024-09-01'))
  value(await set(id, '295.125', '2024-10-16'))
  expect((await catalogue.pricesOf([id], day(from), day(until))).map(({ amount }) => amount)).toEqual(amounts)
})

test('who sets which price: the ceiling and the final price take different words, and the measure is asked', async () => {
  const { id } = await create()
  const purchaser = anActor(jurisdictionId, authority.organisationId, { permissions: ['catalogue.price'] })
  expect(codeOf(await set(id, '320', '2024-09-01', 'ceiling', purchaser))).toBe('permission.denied')
  value(await set(id, '320', '2024-09-01', 'ceiling'))
  expect(codeOf(await set(id, '320.0001', '2024-09-01', 'final', purchaser))).toBe('rule.price-above-ceiling')
  expect(codeOf(await set(id, '320', '2024-09-01', 'final', purchaser))).toBe('ok')
  expect(codeOf(await set((await create({ basis: 'free' })).id, '0', '2024-09-01'))).toBe('price.item-free')
})

test('whatever is tried in whatever order, each day has the price that was last accepted to begin by then', async () => {
  const first = day('2024-01-01')
  const attempts = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(attempts, async (tried) => {
      const { id } = await create()
      const accepted: (readonly [number, number])[] = []
      for (const [offset, amount] of tried) {
        const expected = offset > (accepted.at(-1)?.[0] ?? -1)
        expect(codeOf(await set(id, String(amount), plusDays(first, offset)))).toBe(expected ? 'ok' : 'price.newer-exists')
        if (expected) accepted.push([offset, amount])
      }
      const versions = await catalogue.pricesOf([id], first, plusDays(first, 30))
      for (let offset = 0; offset < 30; offset += 1) {
        const on = plusDays(first, offset)
        const held = versions.filter(({ from, until }) => from <= on && (until === null || on < until)).map(({ amount }) => amount)
        const last = accepted.findLast(([begins]) => begins <= offset)
        expect(held).toEqual(last ? [decimal(String(last[1]))] : [])
      }
    }),
    { numRuns: 20 },
  )
})

test('two prices set at the same moment: one of them is refused', async () => {
  const { id } = await create()
  const codes = (await Promise.all([set(id, '1', '2024-09-01'), set(id, '2', '2024-09-01')])).map(codeOf)
  expect(codes.sort()).toEqual(['ok', 'price.newer-exists'])
})

test('an item is orderable from the edition that lists it until the next one that does not, with a price of that day', async () => {
  const { authority: other, jurisdictionId: there } = await place('另一主管部门')
  const [server, backup] = [await create({}, other), await create({ basis: 'free' }, other)]
  value(await set(server.id, '310', '2024-10-01', 'final', other))
  const publish = (year: number, inForceFrom: string, itemIds: string[]) =>
    catalogue.publishEdition(other, { year, inForceFrom: day(inForceFrom), itemIds }, newId())
  value(await publish(2024, '2024-09-01', [server.id, backup.id]))
  expect(codeOf(await publish(2024, '2024-09-01', [backup.id]))).toBe('edition.not-later')
  value(await publish(2025, '2025-09-01', [backup.id]))
  const on = (text: string, id = server.id) => catalogue.orderable(there, id, day(text))
  expect(await on('2024-08-31')).toEqual({ listed: false, priced: false, price: null, tariff: null })
  expect(await on('2024-09-30')).toEqual({ listed: true, priced: false, price: null, tariff: null })
  expect(await on('2025-08-31')).toMatchObject({ listed: true, priced: true, price: '310' })
  expect(await on('2025-09-01')).toMatchObject({ listed: false, priced: true, price: '310' })
  expect(await on('2025-09-01', backup.id)).toEqual({ listed: true, priced: true, price: '0', tariff: null })
  expect(await catalogue.orderable(jurisdictionId, backup.id, day('2025-09-01'))).toMatchObject({ listed: false })
  const codes = async (query: object) => (await catalogue.listItems(other, { limit: 50, ...query })).items.map((item) => item.code)
  expect(await codes({ year: 2025 })).toEqual([backup.code])
  expect(new Set(await codes({ year: 2024 }))).toEqual(new Set([server.code, backup.code]))
  expect(await codes({ listed: true, on: '2025-09-01' as Day })).toEqual([backup.code])
})

test('what is published is not changed; what is priced keeps its unit; drafts are not shown to units', async () => {
  const { authority: other, unit: user, jurisdictionId: there } = await place('再一主管部门')
  const item = await create({}, other)
  const { id } = item
  expect(codeOf(await catalogue.getItem(user, id))).toBe('request.not-found')
  expect((await catalogue.listItems(user, { limit: 50 })).items).toEqual([])
  const change = (version: number, different: object) =>
    catalogue.changeItem(other, id, version, { ...itemFields(item), ...different }, newId())
  expect(codeOf(await change(1, { name: '改过的名称' }))).toBe('ok')
  expect(codeOf(await change(1, { name: '又改' }))).toBe('request.changed-meanwhile')
  value(await set(id, '1', '2024-09-01', 'final', other))
  expect(codeOf(await change(2, { unit: '核·月' }))).toBe('item.priced')
  value(await catalogue.publishEdition(other, { year: 2024, inForceFrom: day('2024-09-01') }, newId()))
  expect(codeOf(await change(2, { name: '再改' }))).toBe('item.published')
  expect(codeOf(await catalogue.getItem(user, id))).toBe('ok')
  expect(codeOf(await catalogue.getItem(unit, id))).toBe('request.not-found')
  expect(codeOf(await catalogue.createItem(other, itemFields({ code: item.code }), newId()))).toBe('item.code-taken')
  expect(there).not.toBe(jurisdictionId)
})

const csv = (...lines: string[]) => Buffer.from([columnNames.join(','), ...lines].join('\n')).toString('base64')
const file = (content: string) => ({ name: '目录.csv', content, pricesFrom: day('2024-09-01') })

test('a file is previewed, then imported whole; the same file again changes nothing', async () => {
  const { authority: other } = await place('导入单位')
  const input = file(csv('A-1,基础设施,,,服务器,2核8G,台·月,按月,320,310.5', 'A-2,基础设施,,,备份,,次,免费,,'))
  const preview = value(await catalogue.previewImport(other, input))
  expect(preview).toMatchObject({ counts: { created: 2, changed: 0, unchanged: 0, prices: 2 }, errors: [] })
  expect((await catalogue.listItems(other, { limit: 50 })).items).toEqual([])
  expect(codeOf(await catalogue.commitImport(other, { ...input, content: csv('x'), hash: preview.hash }, newId()))).toBe('import.changed')
  expect(value(await catalogue.commitImport(other, { ...input, hash: preview.hash }, newId()))).toEqual(preview.counts)
  const { items } = await catalogue.listItems(other, { limit: 50 })
  expect(items.map((item) => [item.code, item.ceilingPrice, item.finalPrice])).toEqual([
    ['A-1', '320', '310.5'],
    ['A-2', null, null],
  ])
  expect(value(await catalogue.previewImport(other, input)).counts).toEqual({ created: 0, changed: 0, unchanged: 2, prices: 0 })
})

test('a file with one wrong line is refused whole, with its line, column and remedy', async () => {
  const { authority: other } = await place('导入有误')
  const input = file(
    csv('A-1,基础设施,,,服务器,,台·月,按月,,', 'A-2,基础设施,,,硬盘,,GB·月,按月,0.30,0.31', 'A-1,基础设施,,,重复,,台·月,按天,-1,'),
  )
  const preview = value(await catalogue.previewImport(other, input))
  expect(preview.errors.map(({ line, column }) => [line, column])).toEqual([
    [3, '最终价格'],
    [4, '计价方式'],
    [4, '最高限价'],
    [4, '编码'],
  ])
  expect(codeOf(await catalogue.commitImport(other, { ...input, hash: preview.hash }, newId()))).toBe('import.has-errors')
  expect((await catalogue.listItems(other, { limit: 50 })).items).toEqual([])
})

test('who may not set prices does not set them by a file', async () => {
  const drafter = anActor(jurisdictionId, authority.organisationId, { permissions: ['catalogue.draft'] })
  expect(codeOf(await catalogue.previewImport(drafter, file(csv('P-1,基础设施,,,服务器,,台·月,按月,,310'))))).toBe('permission.denied')
  expect(codeOf(await catalogue.previewImport(drafter, file(csv('P-1,基础设施,,,服务器,,台·月,按月,,'))))).toBe('ok')
  expect(codeOf(await catalogue.previewImport(unit, file(csv('P-1,基础设施,,,服务器,,台·月,按月,,'))))).toBe('permission.denied')
})

test('a change of a price by file must begin after the newest price; a draft is changed', async () => {
  const { authority: other } = await place('再次导入')
  const first = file(csv('A-1,基础设施,,,服务器,,台·月,按月,,310'))
  value(await catalogue.commitImport(other, { ...first, hash: value(await catalogue.previewImport(other, first)).hash }, newId()))
  const second = { ...file(csv('A-1,基础设施,,,服务器（新）,,台·月,按月,,300')) }
  expect(value(await catalogue.previewImport(other, second)).errors).toMatchObject([
    { line: 2, column: '最终价格', message: '该服务项已有自2024-09-01起的价格' },
  ])
  const later = { ...second, pricesFrom: day('2025-09-01') }
  const { hash, counts } = value(await catalogue.previewImport(other, later))
  expect(counts).toEqual({ created: 0, changed: 1, unchanged: 0, prices: 1 })
  value(await catalogue.commitImport(other, { ...later, hash }, newId()))
  const { items } = await catalogue.listItems(other, { limit: 50, on: day('2025-09-01') })
  expect(items).toMatchObject([{ name: '服务器（新）', finalPrice: '300', version: 2 }])
})

test('20,000 lines with their prices are imported in one transaction', async () => {
  const { authority: other } = await place('大批导入')
  const content = csv(...Array.from({ length: 20_000 }, (_, index) => `L-${index},基础设施,计算,,服务器,${index}核,台·月,按月,320,310.5`))
  const input = file(content)
  const { hash, counts } = value(await catalogue.previewImport(other, input))
  expect(counts).toEqual({ created: 20_000, changed: 0, unchanged: 0, prices: 40_000 })
  expect(value(await catalogue.commitImport(other, { ...input, hash }, newId()))).toEqual(counts)
}, 60_000)

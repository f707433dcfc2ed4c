import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, type Id, newId } from '../../kernel/index.ts'
import { must, testDatabase } from '../../testing/index.ts'
import { anOffice } from '../office.fixture.ts'
import { losingOf, lostCitation, lostInWords } from './lost-term.ts'
import { createLostTerms, lostTermsBy, lostTermsUnder } from './service.ts'

const { db, ownerDb } = await testDatabase()
const office = await anOffice(ownerDb)
const { jurisdictionId } = office
const [unit, cloud, setter] = [await office.organisation('文旅厅'), await office.organisation('甲云'), await office.organisation('财政厅')]
const systemId = await office.system(unit, '门户')
const poolId = await office.pool(cloud, '甲池', [])
const itemId = await office.item('HOST', '专属宿主机', '台·月', 'month')

async function priced(of: { basis?: string; months: number | null; from: string; until: string | null; providerId?: Id }) {
  await sql`insert into item_price (id, item_id, provider_id, kind, basis, amount, minimum_months, during, set_by, set_by_person, reason, set_at)
    values (${newId()}, ${itemId}, ${of.providerId ?? null}, 'final', ${of.basis ?? 'month'}, 100, ${of.months}, daterange(${of.from}::date, ${of.until}::date), ${setter},
      '李四', '采购结果', '2024-01-01T00:00:00Z')`.execute(ownerDb)
}
const charged = async (from: string, until: string | null, providerId = cloud) =>
  office.resource({
    ...{
      organisationId: unit,
      systemId,
      providerId,
      poolId: providerId === cloud ? poolId : await office.pool(providerId, '别的池', []),
      itemId,
      charged: [from, until],
    },
    allocations: [[from, until, '1']],
  })

await priced({ months: 12, from: '2024-01-01', until: '2025-01-01' })
await priced({ months: null, from: '2025-01-01', until: '2025-06-01' })
await priced({ basis: 'year', months: 12, from: '2025-06-01', until: null })
const other = await office.organisation('乙云')
await priced({ months: null, from: '2024-01-01', until: '2025-06-01', providerId: other })

const running = await charged('2024-10-15', null)
/** Ended early: it is still to be charged until 29 September 2025. */
const ended = await charged('2024-09-30', '2024-11-01')
const yearly = await charged('2025-06-15', null)
await charged('2024-08-01', null) // its twelve months are over
await charged('2025-02-01', null) // by a price without a minimum term
await charged('2024-12-01', null, other) // by its provider's own price, which has none

const charging = { by: 'month', minimum: 'charged', cites: { by: ['9'], ends: ['10'], minimum: ['11'] } }
const regime = (id: string, different: object | null) => ({
  ...{ id, title: id, charging: different && { ...charging, ...different } },
})
const measures: Record<string, ReturnType<typeof regime>> = {
  month: regime('month', {}),
  year: regime('year', { by: 'year' }),
  dropping: regime('dropping', { minimum: 'not-charged', cites: { by: ['9'], ends: ['10'] } }),
  free: regime('free', null),
}
const regimes = { get: (id: string) => measures[id], has: (id: string) => id in measures } as never
const { lostTerms } = createLostTerms({ db, regimes })
const on = (regimeId: string, from: string) => ({ jurisdictionId, regimeId, from: from as Day })
const found = async (regimeId: string, from: string) => must(await lostTerms({} as never, on(regimeId, from), { limit: 50 }))
const ids = (items: readonly { readonly resourceId: Id }[]) => items.map(({ resourceId }) => resourceId)

test.each([
  ['dropping', '2025-08-01', () => [running, ended, yearly]],
  ['free', '2025-08-01', () => [running, ended, yearly]],
  // the price of a year is none of a measure that charges by the month
  ['month', '2025-08-01', () => [yearly]],
  ['year', '2025-08-01', () => [running, ended]],
  // the first of them is charged to 29 September, the second to 14 October
  ['dropping', '2025-09-29', () => [running, ended, yearly]],
  ['dropping', '2025-09-30', () => [running, yearly]],
  ['dropping', '2025-10-15', () => [yearly]],
  ['dropping', '2026-06-15', () => []],
])('%s from %s loses what is still to be charged', async (regimeId, from, lost) => {
  const page = await found(regimeId, from)
  expect(new Set(ids(page.items))).toEqual(new Set(lost()))
  expect(page.count).toBe(lost().length)
  expect((await lostTermsBy(regimes)(db, on(regimeId, from)))?.count ?? 0).toBe(lost().length)
})

test('each is named with its unit, its term and where it ended; a page at a time', async () => {
  const { items } = await found('dropping', '2025-08-01')
  expect(items.find(({ resourceId }) => resourceId === ended)).toEqual({
    ...{ resourceId: ended, organisationName: '文旅厅', systemId, systemName: '门户', providerName: '甲云', itemName: '专属宿主机' },
    ...{ months: 12, basis: 'month', from: '2024-09-30', to: '2025-09-29', endedOn: '2024-10-31' },
  })
  const first = must(await lostTerms({} as never, on('dropping', '2025-08-01'), { limit: 2 }))
  const rest = must(await lostTerms({} as never, on('dropping', '2025-08-01'), { limit: 2, after: first.next ?? '' }))
  expect([...ids(first.items), ...ids(rest.items)]).toEqual(ids(items))
  expect([first.count, rest.next]).toEqual([3, null])
  const all = []
  for await (const each of lostTermsUnder(db, measures.dropping as never, { jurisdictionId, on: '2025-08-01' as Day })) all.push(each)
  expect(all).toEqual(items)
})

test('why, and by which article', () => {
  const of = (id: string) => [
    losingOf(measures[id] as never),
    lostCitation(measures[id] as never)?.cite,
    lostInWords(measures[id] as never),
  ]
  expect(of('dropping')).toEqual(['all', '10', '《dropping》不计满最低计费期限：提前停用的，计费到停用为止。'])
  expect(of('month').slice(0, 2)).toEqual(['year', '9'])
  expect(of('year')[2]).toContain('按年计费')
  expect(of('free').slice(0, 2)).toEqual(['all', undefined])
})

test('an unknown measure or place is refused', async () => {
  expect(await lostTerms({} as never, on('nowhere', '2025-08-01'), { limit: 5 })).toMatchObject({
    refusal: { code: 'jurisdiction.regime-unknown' },
  })
  const nowhere = { ...on('dropping', '2025-08-01'), jurisdictionId: newId() }
  expect(await lostTerms({} as never, nowhere, { limit: 5 })).toMatchObject({ refusal: { code: 'request.not-found' } })
})

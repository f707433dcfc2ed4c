import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, type Day, formatYuan, type Id, newId, yuan } from '../kernel/index.ts'
import { fixedClock, must, testDatabase } from '../testing/index.ts'
import { cycleOf, factsOf, reckoningOf, yuanOf } from './engine/charges.fixture.ts'
import { deductionsOf } from './engine/deductions.ts'
import { reckonResource } from './engine/reckon.ts'
import type { Standing } from './engine/ruling.ts'
import { anOffice, contractsIn, regimes } from './office.fixture.ts'
import { createSettlement } from './service/index.ts'
import { findDoubt } from './store/runs.ts'

const reduction = (percent: string, rule = `r${percent}`) => ({ rule, percent, message: rule, cite: '29' })

test.each<[string, string[], string[]]>([
  ['134.93', ['10'], ['13.49']],
  ['134.95', ['10'], ['13.50']], // 13.495: halves up
  ['100.00', ['33.33', '33.33', '33.34'], ['33.33', '33.33', '33.34']],
  ['0.01', ['50', '50'], ['0.01', '0.00']], // each half a fen, and no more than there is
  ['0.04', ['10'], ['0.00']],
  ['100.00', ['60', '60', '5'], ['60.00', '40.00', '0.00']],
  ['100.00', ['100'], ['100.00']],
  ['0.00', ['10'], ['0.00']],
  ['99999999999999.99', ['0.01'], ['10000000000.00']],
  ['50.00', [], []],
])('of %s, %j percent are %j', (full, percents, amounts) => {
  const taken = deductionsOf(
    yuan(full),
    percents.map((percent) => reduction(percent)),
  )
  expect(taken.map(({ amount }) => formatYuan(amount))).toEqual(amounts)
})

test('a line is reduced by itself: where the ruling changes a new line begins, and what is left out has nothing taken off', () => {
  const story = factsOf({
    charged: ['2024-09-01', '2024-10-01'],
    allocations: [['2024-09-01', null, '1']],
    prices: [['2024-01-01', null, '30']],
    supervised: [['2024-09-11', null]],
    unqualified: [['2024-09-21', null]],
  })
  const verdict = ({ supervised, qualified }: Standing) => ({
    exclusion: qualified ? null : { rule: 'poor', message: 'poor', cite: '1' },
    apart: null,
    reductions: supervised ? [] : [reduction('10', 'unwatched')],
  })
  const { lines } = reckonResource(story, reckoningOf(cycleOf('2024-09-01', '2025-09-01'), 'month', verdict))
  expect(
    lines.map(({ full, amount, ruling: { reductions, exclusion } }) => [
      ...[full, amount].map(yuanOf),
      ...reductions.map(({ rule }) => rule),
      ...(exclusion ? [exclusion.rule] : []),
    ]),
  ).toEqual([
    ['10.00', '9.00', 'unwatched'],
    ['10.00', '10.00'],
    ['10.00', '0.00', 'poor'],
  ])
})

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-02-01T09:00')
const available = new Map<Id, string>()
const settlement = createSettlement({
  ...{ db, door: createDoor({ db, clock }), clock, regimes, regimeIdOn: async () => 'reducing' },
  threads: null,
  contracts: contractsIn(db, clock),
  availabilityOf: async (_, id) => available.get(id) ?? null,
})

/** A published grade, written straight into the tables: evaluations have tests of their own. */
async function graded(jurisdictionId: Id, organisationId: Id, grade: string, year: number, publishedAt: string) {
  const [round, card, person] = [newId(), newId(), newId()]
  await sql`insert into evaluation_round (id, jurisdiction_id, regime_id, evaluation, during, open_results, conductor_party, scorer_parties,
      of_providers, opened_at, opened_by, opened_by_name)
    values (${round}, ${jurisdictionId}, 'reducing', 'yearly', daterange(${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date), true, 'authority', '{}',
      true, ${publishedAt}, ${person}, '张三')`.execute(ownerDb)
  await sql`insert into evaluation_scorecard (id, round_id, jurisdiction_id, organisation_id, state, dimensions, grades, concluded_at, concluded_by)
    values (${card}, ${round}, ${jurisdictionId}, ${organisationId}, 'published', '[]', '[]', ${publishedAt}, ${person})`.execute(ownerDb)
  await sql`insert into evaluation_result (id, scorecard_id, no, grade, dimensions, published_at, published_by, published_by_name)
    values (${newId()}, ${card}, 1, ${grade}, '[]', ${publishedAt}, ${person}, '张三')`.execute(ownerDb)
}

async function aMonth() {
  const office = await anOffice(ownerDb)
  const [good, bad] = [await office.organisation('甲云'), await office.organisation('乙云')]
  const [tax, culture, company] = [
    await office.organisation('税务局'),
    await office.organisation('文旅厅'),
    await office.organisation('公司', 'outside-level'),
  ]
  const cpu = await office.item('CPU', '虚拟CPU', '核·月', 'month')
  const portal = await office.item('DNS', '域名', '个', 'free')
  await office.price(cpu, '2024-01-01', null, '31')
  const resource = async (organisationId: Id, providerId: Id, itemId: Id, days: readonly [string, string]) =>
    office.resource({
      ...{ organisationId, systemId: await office.system(organisationId, newId()), providerId, itemId },
      ...{ poolId: await office.pool(providerId, newId(), []), charged: days, allocations: [[days[0], null, '1']] },
    })
  await resource(tax, good, cpu, ['2024-12-01', '2025-01-01'])
  await resource(tax, bad, cpu, ['2024-12-01', '2025-01-01'])
  await resource(tax, bad, portal, ['2024-12-01', '2025-01-01'])
  await resource(culture, bad, cpu, ['2024-12-01', '2024-12-04'])
  await resource(company, bad, cpu, ['2024-12-01', '2025-01-01'])
  const actor = (party: string, posts: ('handler' | 'reviewer' | 'signer')[]) => office.actor(newId(), party, posts)
  return { office, good, bad, tax, culture, actor }
}

test('a bill with deductions: full amounts stay, several rules add up, an exception spares one, totals are of what is payable, the seal covers it', async () => {
  const { office, bad, good, tax, culture, actor } = await aMonth()
  available.set(bad, '99.8999')
  available.set(good, '99.9')
  // The latest year that had ended with the cycle counts, whenever its result was published: a year's result follows the year.
  await graded(office.jurisdictionId, bad, '优秀', 2023, '2024-03-01T00:00:00Z')
  await graded(office.jurisdictionId, bad, '不合格', 2024, '2025-01-20T00:00:00Z')
  await graded(office.jurisdictionId, good, '不合格', 2025, '2025-01-31T00:00:00Z')
  const stopped = newId()
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, step, submissions,
      entered_at, begun_at, begun_by)
    values (${stopped}, ${office.jurisdictionId}, 'reducing', 'rectify', 'Z1', ${culture}, ${culture}, 'stopped', 1, now(), now(), ${newId()})`.execute(
    ownerDb,
  )
  await sql`insert into case_event (case_id, at, kind, step) values (${stopped}, '2024-11-30T01:00:00Z', 'begun', 'stopped')`.execute(
    ownerDb,
  )
  const support = actor('support', ['handler'])
  const statement = must(await settlement.account(support, { from: '2024-01-01' as Day, version: null }, newId()))
  const { items } = must(await settlement.lines(support, statement.id, { limit: 50 }))
  expect(
    items
      .map(({ organisationName, providerName, itemCode, full, amount, deductions, excluded }) => [
        ...[organisationName, providerName, itemCode, full, amount],
        ...deductions.map(({ rule, percent, amount }) => `${rule} ${percent} ${amount}`),
        ...(excluded ? [excluded.rule] : []),
      ])
      .sort(),
  ).toEqual(
    [
      ['公司', '乙云', 'CPU', '31.00', '0.00', 'outside-budget'],
      ['文旅厅', '乙云', 'CPU', '3.00', '2.70', 'poor-grade 10 0.30'],
      ['税务局', '乙云', 'CPU', '31.00', '27.12', 'poor-grade 10 3.10', 'unavailable 2.5 0.78'],
      ['税务局', '乙云', 'DNS', '0.00', '0.00'],
      ['税务局', '甲云', 'CPU', '31.00', '31.00'],
    ].sort(),
  )
  expect(statement).toMatchObject({ total: '60.82', excluded: '31.00', deducted: '4.18' })
  const own = { ...support, sight: { ...support.sight, all: false, organisationIds: [culture] } }
  expect(must(await settlement.get(own, statement.id))).toMatchObject({ total: '2.70', excluded: '0.00', deducted: '0.30' })
  const { items: totals } = must(await settlement.totals(support, statement.id, 'unit'))
  expect(totals.find(({ key }) => key === tax)).toMatchObject({ amount: '58.12', excluded: '0.00', deducted: '3.88' })

  const line = items.find(({ organisationName }) => organisationName === '文旅厅')
  const told = must(await settlement.explain(support, statement.id, line?.no ?? 0))
  expect(told.articles).toContainEqual({ what: '扣减', cite: '2', article: '第二条' })
  expect(told.line.deductions[0]?.message).toBe('“乙云”考评不合格')

  const reviewer = actor('authority', ['reviewer'])
  const reviewed = must(await settlement.review(reviewer, { id: statement.id, version: statement.version }, newId()))
  const sealed = must(await settlement.seal(actor('authority', ['signer']), { id: statement.id, version: reviewed.version }, newId()))
  expect(must(await settlement.verify(support, statement.id)).intact).toBe(true)
  expect(sealed.seal).toMatch(/^[0-9a-f]{64}$/)
})

test.each([
  ['amount_fen = full_fen', 'what is taken off is payable again', 'are not what it sums up'],
  ['lines = overlay(lines placing substring(lines, 27, 8) from 35)', 'lines that are payable in full', 'are not what it sums up'],
  ['lines = overlay(lines placing int8send(substring(lines, 19, 8)::bigint + 1) from 19)', 'more than was allocated', 'than was allocated'],
])('the database finds out %s: %s', async (change, _, doubt) => {
  const done = new Error('done')
  const found: (string | null)[] = []
  const work = ownerDb.transaction().execute(async (tx) => {
    await sql`alter table statement_resource disable trigger user`.execute(tx)
    const { rows } = await sql<{
      run_no: number
    }>`update statement_resource set ${sql.raw(change)} where full_fen > amount_fen and amount_fen > 0 returning run_no`.execute(tx)
    found.push(await findDoubt(tx, rows[0]?.run_no ?? 0))
    throw done
  })
  await expect(work).rejects.toBe(done)
  expect(found[0]).toContain(doubt)
})

test('the estimate of the running cycle shows what will be taken off', async () => {
  const { office, bad, actor } = await aMonth()
  available.set(bad, '90')
  clock.set('2024-12-03T09:00')
  const preview = must(await settlement.preview(office.actor(bad, 'provider', ['handler'])))
  // Three days of one core each for two units at 31.00 a month: 3.00, less 2.5 % = 0.08 (0.075), and one left out.
  expect(preview).toMatchObject({ total: '5.84', excluded: '3.00', deducted: '0.16' })
  expect(must(await settlement.preview(actor('support', ['handler']))).deducted).toBe('0.16')
  clock.set('2025-02-01T09:00')
})

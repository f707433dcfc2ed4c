import { describe, expect, test } from 'vitest'
import { type Day, type Id, newId } from '../kernel/index.ts'
import { codeOf, fixedClock, must, testDatabase } from '../testing/index.ts'
import { anOffice, aResource, type Office } from './office.fixture.ts'
import { gradesOn } from './store/results.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-01-02T09:00')
const key = () => newId()

/** Three units: one with two of three systems on the cloud, one with nothing to measure, one that became a unit in 2025. */
async function aYear() {
  clock.set('2025-01-02T09:00')
  const office = await anOffice(db, ownerDb, clock)
  const [bureau, expert] = [await office.organisation('大数据局', 'authority'), await office.organisation('评估中心', 'expert')]
  const tax = await office.organisation('税务局', 'user')
  const [culture, late] = [
    await office.organisation('文旅厅', 'user', '2024-12-31', tax),
    await office.organisation('应急局', 'user', '2025-01-01'),
  ]
  for (const status of ['on-cloud', 'on-cloud', 'to-migrate', 'exempt']) await office.system(tax, status)
  const people = {
    authority: office.overseer(bureau),
    second: office.overseer(bureau),
    expert: office.overseer(expert, 'expert'),
    tax: office.unit(tax),
  }
  return { office, bureau, taxId: tax, culture, late, ...people }
}
type Year = Awaited<ReturnType<typeof aYear>>

async function cardOf({ office, authority }: Pick<Year, 'office' | 'authority'>, organisation: Id) {
  const { items } = await office.evaluation.scorecards(authority, { organisation, limit: 10 })
  if (!items[0]) throw new Error('no scorecard')
  return items[0]
}
async function opened(year: Year) {
  must(await year.office.evaluation.openRound(year.authority, { evaluation: 'unit-annual' }, key()))
  return cardOf(year, year.taxId)
}
const scored = async ({ office, authority, expert }: Year, id: Id, scores: readonly [string, string]) => {
  must(await office.evaluation.score(authority, id, { dimension: 'safety', score: scores[0], reason: '检查' }, key()))
  must(await office.evaluation.score(expert, id, { dimension: 'safety', score: scores[1], reason: '评估' }, key()))
}
async function concluded(year: Year, scores: readonly [string, string] = ['80', '90.01']) {
  const card = await opened(year)
  await scored(year, card.id, scores)
  must(await year.office.evaluation.conclude(year.authority, { id: card.id, version: 1, leaveOut: [] }, key()))
  return card.id
}
async function published(year: Year, scores?: readonly [string, string]) {
  const id = await concluded(year, scores)
  must(await year.office.evaluation.publish(year.authority, { id, version: 2 }, key()))
  return id
}

describe('rounds', () => {
  test('a scorecard for everyone who was the party on the last day; one round for a period', async () => {
    const year = await aYear()
    const round = must(await year.office.evaluation.openRound(year.authority, { evaluation: 'unit-annual' }, key()))
    expect(round).toMatchObject({ from: '2024-01-01', to: '2024-12-31', scorecards: 2, name: '用云考评' })
    const { items } = await year.office.evaluation.scorecards(year.authority, { limit: 10 })
    expect(items.map(({ organisationName }) => organisationName)).toEqual(['文旅厅', '税务局'])
    const again = { evaluation: 'unit-annual', from: '2024-01-01' as Day }
    expect(codeOf(await year.office.evaluation.openRound(year.authority, again, key()))).toBe('evaluation.round-exists')
  })

  test.each<[string, object, string]>([
    ['unit-annual', { from: '2024-02-01' }, 'evaluation.not-a-period'],
    ['unit-annual', { from: '2024-01-01', to: '2024-06-30' }, 'evaluation.not-a-period'],
    ['unit-annual', { from: '2025-01-01' }, 'evaluation.period-running'],
    ['unit-annual', { from: '2020-01-01' }, 'evaluation.nobody'],
    ['provider-service', {}, 'evaluation.not-a-period'], // no contract, no contract year
    ['expert-cycle', { from: '2023-09-01', to: '2024-08-31' }, 'ok'],
    ['expert-cycle', { from: '2023-01-01' }, 'evaluation.not-a-period'],
    ['unknown', {}, 'evaluation.unknown'],
  ])('%s %j: %s', async (evaluation, ends, code) => {
    const { office, authority, tax } = await aYear()
    expect(codeOf(await office.evaluation.openRound(authority, { evaluation, ...ends }, key()))).toBe(code)
    if (evaluation === 'unit-annual') expect(codeOf(await office.evaluation.openRound(tax, { evaluation, ...ends }, key()))).not.toBe('ok')
    if (code === 'ok') expect(codeOf(await office.evaluation.openRound(tax, { evaluation, ...ends }, key()))).toBe('evaluation.not-party')
  })

  test('the year runs to its last day; two people at once open one', async () => {
    const { office, authority, second } = await aYear()
    clock.set('2024-12-31T23:59')
    const input = { evaluation: 'unit-annual', from: '2024-01-01' as Day }
    expect(codeOf(await office.evaluation.openRound(authority, input, key()))).toBe('evaluation.period-running')
    clock.set('2025-01-01T00:00')
    const both = await Promise.all([authority, second].map((each) => office.evaluation.openRound(each, input, key())))
    expect(both.map(codeOf).sort()).toEqual(['evaluation.round-exists', 'ok'])
  })

  test('contract years: each provider in its own, a leap day’s contract too', async () => {
    const { office, authority } = await aYear()
    const [a, b] = [await office.organisation('甲云', 'provider'), await office.organisation('乙云', 'provider')]
    await office.contract(a, '2024-02-29', '2027-02-28')
    await office.contract(b, '2023-07-01', '2024-07-01')
    expect(codeOf(await office.evaluation.openRound(authority, { evaluation: 'provider-service', from: '2024-02-29' as Day }, key()))).toBe(
      'evaluation.period-running',
    )
    clock.set('2025-02-28T00:00')
    const of = async (from?: Day) => must(await office.evaluation.openRound(authority, { evaluation: 'provider-service', from }, key()))
    expect(await of()).toMatchObject({ from: '2024-02-29', to: '2025-02-27', scorecards: 1 })
    expect(await of('2023-07-01' as Day)).toMatchObject({ to: '2024-06-30', scorecards: 1 })
  })
})

describe('from the scores to the result', () => {
  test('worked by hand: a null dimension’s weight is spread, the mean of the scorers, two thirds on the cloud', async () => {
    const year = await aYear()
    const id = await published(year)
    const card = must(await year.office.evaluation.scorecard(year.authority, id))
    // migration 66.67 (2/3), orders nothing to measure, safety 85.005: (66.666…×40 + 85.005×40) / 80 = 75.8358…
    expect(card).toMatchObject({ score: '75.84', grade: '合格', state: 'published', objectionsUntil: '2025-01-09' })
    expect(
      card.dimensions.map(({ id, score, share, numerator, denominator, scorers }) => [id, score, share, numerator, denominator, scorers]),
    ).toEqual([
      ['migration', '66.67', '50.00', '2', '3', null],
      ['orders', null, null, '0', '0', null],
      ['safety', '85.01', '50.00', null, null, 2],
    ])
    expect(card.dimensions[1]?.says).toMatch(/没有可以计算的事项.*分给其他维度/)
    expect(card.grounds).toEqual([{ cite: '1', article: '第一条', text: '每年考评使用单位，结果公开。' }])
  })

  test('a score is replaced and kept; none while it is missing, unless for a reason', async () => {
    const year = await aYear()
    const { office, authority, expert } = year
    const { id } = await opened(year)
    const conclude = (leaveOut: { dimension: string; reason: string }[] = []) =>
      office.evaluation.conclude(authority, { id, version: 1, leaveOut }, key())
    expect(codeOf(await conclude())).toBe('evaluation.unscored')
    expect(codeOf(await conclude([{ dimension: 'migration', reason: '不评' }]))).toBe('request.invalid')
    expect(codeOf(await office.evaluation.publish(authority, { id, version: 1 }, key()))).toBe('evaluation.state')
    must(await office.evaluation.score(expert, id, { dimension: 'safety', score: '10', reason: '误填' }, key()))
    must(await office.evaluation.score(expert, id, { dimension: 'safety', score: '100', reason: '更正' }, key()))
    const { scores } = must(await office.evaluation.scorecard(authority, id))
    expect(scores.map(({ value, reason }) => [value, reason])).toEqual([['100', '更正']])
    must(await conclude())
    expect(codeOf(await office.evaluation.score(expert, id, { dimension: 'safety', score: '1', reason: '晚' }, key()))).toBe(
      'evaluation.state',
    )
  })

  test('left out for a reason, which stands on the scorecard', async () => {
    const year = await aYear()
    const { id } = await opened(year)
    const leaveOut = [{ dimension: 'safety', reason: '当年未检查' }]
    expect(codeOf(await year.office.evaluation.conclude(year.authority, { id, version: null, leaveOut }, key()))).toBe(
      'request.version-missing',
    )
    must(await year.office.evaluation.conclude(year.authority, { id, version: 1, leaveOut }, key()))
    const card = must(await year.office.evaluation.scorecard(year.authority, id))
    expect(card.score).toBe('66.67')
    expect(card.dimensions[2]?.says).toMatch(/^不评：当年未检查/)
  })

  test('what somebody has scored is not left out: whoever conducts cannot throw a score away', async () => {
    const year = await aYear()
    const { id } = await opened(year)
    await scored(year, id, ['0', '10'])
    const leaveOut = [{ dimension: 'safety', reason: '不利' }]
    expect(codeOf(await year.office.evaluation.conclude(year.authority, { id, version: 1, leaveOut }, key()))).toBe('request.invalid')
    expect(must(await year.office.evaluation.scorecard(year.authority, id)).state).toBe('open')
  })

  test('nothing at all to score: no score, no grade, and it is published all the same', async () => {
    const year = await aYear()
    await opened(year)
    const { id } = await cardOf(year, year.culture)
    must(
      await year.office.evaluation.conclude(
        year.authority,
        { id, version: 1, leaveOut: [{ dimension: 'safety', reason: '未检查' }] },
        key(),
      ),
    )
    must(await year.office.evaluation.publish(year.authority, { id, version: 2 }, key()))
    expect(must(await year.office.evaluation.scorecard(year.authority, id))).toMatchObject({ score: null, grade: null })
  })

  test.each([
    [['53.33', '53.33'], '60.00', '合格', []], // (66.666… + 53.33) / 2 = 59.998…
    [['53.31', '53.31'], '59.99', '不合格', ['failed']],
  ] as const)('on the border: safety %j makes %s, %s', async (scores, score, grade, findings) => {
    const year = await aYear()
    const id = await published(year, scores)
    const card = must(await year.office.evaluation.scorecard(year.authority, id))
    expect([card.score, card.grade]).toEqual([score, grade])
    expect(card.results[0]?.findings.map(({ rule }) => rule)).toEqual(findings)
    expect(year.office.opened.map(({ procedure, organisationId, providerId }) => [procedure, organisationId, providerId])).toEqual(
      findings.length > 0 ? [['rectify', year.taxId, null]] : [],
    )
    if (findings.length > 0) expect(year.office.opened[0]?.finding.message).toBe('“税务局”得分59.99，等次不合格')
  })

  test('a rule may refuse the publication', async () => {
    const year = await aYear()
    await opened(year)
    const { id } = await cardOf(year, year.culture)
    await scored(year, id, ['5', '5'])
    must(await year.office.evaluation.conclude(year.authority, { id, version: 1, leaveOut: [] }, key()))
    expect(codeOf(await year.office.evaluation.publish(year.authority, { id, version: 2 }, key()))).toBe('rule.too-low')
  })

  test('two people publish at once: one does', async () => {
    const year = await aYear()
    const id = await concluded(year)
    const both = await Promise.all(
      [year.authority, year.second].map((each) => year.office.evaluation.publish(each, { id, version: 2 }, key())),
    )
    expect(both.map(codeOf).sort()).toEqual(['evaluation.state', 'ok'])
    expect(must(await year.office.evaluation.scorecard(year.authority, id)).results).toHaveLength(1)
  })
})

describe('scales', () => {
  const scale = (different: object = {}) => ({
    from: '2024-12-31' as Day,
    weights: { migration: '33.33', orders: '33.33', safety: '33.34' },
    grades: [
      { name: '差', from: '0' },
      { name: '好', from: '75' },
    ],
    reason: '按年度安排',
    ...different,
  })

  test.each<[string, object, string]>([
    ['the last day of the year decides: begun on it', {}, '好'],
    ['begun the day after', { from: '2025-01-01' }, '合格'],
  ])('%s', async (_, different, grade) => {
    const year = await aYear()
    must(await year.office.evaluation.setScale(year.authority, 'unit-annual', scale(different), key()))
    const id = await published(year)
    // 66.666… and 85.005 by nearly the same weights
    expect(must(await year.office.evaluation.scorecard(year.authority, id)).grade).toBe(grade)
  })

  test.each<[string, object]>([
    ['99.99 in all', { weights: { migration: '33.33', orders: '33.33', safety: '33.33' } }],
    ['a dimension missing', { weights: { migration: '50', safety: '50' } }],
    ['an unknown one', { weights: { migration: '40', orders: '20', safety: '40', colour: '0' } }],
    ['no grade', { grades: [] }],
    [
      'two from the same score',
      {
        grades: [
          { name: '甲', from: '60' },
          { name: '乙', from: '60.00' },
        ],
      },
    ],
    [
      'one name twice',
      {
        grades: [
          { name: '甲', from: '60' },
          { name: '甲', from: '0' },
        ],
      },
    ],
  ])('refused: %s', async (_, different) => {
    const { office, authority } = await aYear()
    expect(codeOf(await office.evaluation.setScale(authority, 'unit-annual', scale(different), key()))).toBe('request.invalid')
  })

  test('a history: later days only, by the conducting party, and what is published stays', async () => {
    const year = await aYear()
    const id = await published(year)
    const { setScale, evaluations, scorecard } = year.office.evaluation
    expect(codeOf(await setScale(year.expert, 'unit-annual', scale(), key()))).toBe('evaluation.not-party')
    must(await setScale(year.authority, 'unit-annual', scale(), key()))
    expect(codeOf(await setScale(year.authority, 'unit-annual', scale(), key()))).toBe('evaluation.scale-newer')
    must(await setScale(year.authority, 'unit-annual', scale({ from: '2025-01-02' }), key()))
    const [known] = await evaluations(year.tax)
    expect(known?.scales.map(({ from, to }) => [from, to])).toEqual([
      ['2025-01-02', null],
      ['2024-12-31', '2025-01-01'],
    ])
    expect(known?.scale.grades[0]?.name).toBe('好')
    expect(must(await scorecard(year.authority, id)).grade).toBe('合格')
  })

  test('without weights of the pack, the jurisdiction sets them first', async () => {
    const { office, authority } = await aYear()
    must(await office.evaluation.openRound(authority, { evaluation: 'expert-cycle', from: '2023-09-01' as Day }, key()))
    const { items } = await office.evaluation.scorecards(authority, { evaluation: 'expert-cycle', limit: 10 })
    const id = items[0]?.id ?? ''
    must(await office.evaluation.score(authority, id, { dimension: 'work', score: '88', reason: '好' }, key()))
    const conclude = () => office.evaluation.conclude(authority, { id, version: 1, leaveOut: [] }, key())
    expect(codeOf(await conclude())).toBe('evaluation.no-scale')
    const work = { from: '2024-01-01' as Day, weights: { work: '100' }, grades: [{ name: '合格', from: '60' }], reason: '设定' }
    must(await office.evaluation.setScale(authority, 'expert-cycle', work, key()))
    expect(codeOf(await conclude())).toBe('ok')
  })
})

describe('objections', () => {
  const decision = (upheld: boolean, corrections: { dimension: string; score: string; reason: string }[] = []) => ({
    upheld,
    reason: '复核',
    corrections,
  })

  // Published on Thursday, 2 January 2025: the fifth working day is Thursday, 9 January.
  test.each([
    ['2025-01-09T23:59', 'ok'],
    ['2025-01-10T00:00', 'evaluation.objection-late'],
  ])('at %s: %s', async (at, code) => {
    const year = await aYear()
    const id = await published(year)
    clock.set(at)
    expect(codeOf(await year.office.evaluation.object(year.tax, id, { reason: '系统已迁移' }, key()))).toBe(code)
  })

  test('upheld by another person: a corrected version, the old one kept, the facts follow', async () => {
    const year = await aYear()
    const { object, decide, scorecard } = year.office.evaluation
    const id = await published(year, ['53.31', '53.31'])
    expect(codeOf(await object(year.authority, id, { reason: '不服' }, key()))).toBe('evaluation.not-evaluated')
    must(await object(year.tax, id, { reason: '检查有误' }, key()))
    expect(codeOf(await object(year.tax, id, { reason: '再次' }, key()))).toBe('evaluation.objected')
    const right = [{ dimension: 'safety', score: '90', reason: '复查合格' }]
    expect(codeOf(await decide(year.authority, { id, version: 3, ...decision(true, right) }, key()))).toBe('evaluation.own-publication')
    expect(codeOf(await decide(year.expert, { id, version: 3, ...decision(true, right) }, key()))).toBe('evaluation.not-party')
    expect(codeOf(await decide(year.second, { id, version: 2, ...decision(true, right) }, key()))).toBe('request.changed-meanwhile')
    expect(codeOf(await decide(year.second, { id, version: 3, ...decision(true) }, key()))).toBe('request.invalid')
    expect(codeOf(await decide(year.second, { id, version: 3, ...decision(false, right) }, key()))).toBe('request.invalid')
    clock.set('2025-02-05T09:00')
    must(await decide(year.second, { id, version: 3, ...decision(true, right) }, key()))
    const card = must(await scorecard(year.authority, id))
    // (66.666… + 90) / 2
    expect(card.results.map(({ no, score, grade, objection }) => [no, score, grade, objection?.state ?? null])).toEqual([
      [1, '59.99', '不合格', 'upheld'],
      [2, '78.33', '合格', null],
    ])
    expect(card).toMatchObject({ score: '78.33', grade: '合格' })
    expect(card.dimensions[2]?.says).toBe('经异议更正（原为 53.31）：复查合格')
    const gradeOn = async (on: string) => (await gradesOn(db, [year.taxId], on as Day)).get(year.taxId)
    expect(await Promise.all(['2025-01-01', '2025-01-02', '2025-02-04', '2025-02-05'].map(gradeOn))).toEqual([
      undefined,
      '不合格',
      '不合格',
      '合格',
    ])
  })

  test('nobody decides the objection of his own organisation, whoever published', async () => {
    const year = await aYear()
    const id = await published(year)
    // The authority is a unit as well, and it is its own year that was evaluated.
    const own = { ...year.second, organisationId: year.taxId }
    must(await year.office.evaluation.object(own, id, { reason: '偏低' }, key()))
    const higher = decision(true, [{ dimension: 'safety', score: '100', reason: '偏低' }])
    expect(codeOf(await year.office.evaluation.decide(own, { id, version: 3, ...higher }, key()))).toBe('evaluation.own')
    expect(codeOf(await year.office.evaluation.decide(own, { id, version: 3, ...decision(false) }, key()))).toBe('evaluation.own')
    must(await year.office.evaluation.decide(year.second, { id, version: 3, ...higher }, key()))
  })

  test('dismissed: the result stands; decided once', async () => {
    const year = await aYear()
    const id = await published(year)
    must(await year.office.evaluation.object(year.tax, id, { reason: '不服' }, key()))
    must(await year.office.evaluation.decide(year.second, { id, version: 3, ...decision(false) }, key()))
    const again = await year.office.evaluation.decide(year.second, { id, version: 3, ...decision(false) }, key())
    expect(codeOf(again)).toBe('evaluation.nothing-objected')
    const card = must(await year.office.evaluation.scorecard(year.tax, id))
    expect(card.results.map(({ score, objection }) => [score, objection?.state, objection?.decision])).toEqual([
      ['75.84', 'dismissed', '复核'],
    ])
  })
})

describe('who sees what', () => {
  const ids = async (office: Office, actor: Parameters<Office['evaluation']['scorecards']>[0]) =>
    (await office.evaluation.scorecards(actor, { limit: 10 })).items.map(({ organisationId }) => organisationId)

  test('before publication a unit sees its own card, without numbers until they stand; its superior too; afterwards everybody the result', async () => {
    const year = await aYear()
    const { office, taxId: tax, culture, late } = year
    const { id } = await opened(year)
    await scored(year, id, ['80', '90.01'])
    const [other, stranger, superior] = [office.unit(culture), office.unit(late), office.superior(tax, [culture])]
    expect(await ids(office, other)).toEqual([culture])
    expect(await ids(office, stranger)).toEqual([])
    expect((await ids(office, superior)).sort()).toEqual([culture, tax].sort())
    expect(codeOf(await office.evaluation.scorecard(other, id))).toBe('request.not-found')
    const before = must(await office.evaluation.scorecard(office.unit(tax), id))
    expect([before.score, before.scores, before.dimensions.map(({ score, weight }) => [score, weight])]).toEqual([
      null,
      [],
      [
        [null, '40'],
        [null, '20'],
        [null, '40'],
      ],
    ])
    must(await office.evaluation.conclude(year.authority, { id, version: 1, leaveOut: [] }, key()))
    const own = must(await office.evaluation.scorecard(office.unit(tax), id))
    expect([own.score, own.grade, own.scores.map(({ value }) => value).sort()]).toEqual(['75.84', null, ['80', '90.01']])
    must(await office.evaluation.publish(year.authority, { id, version: 2 }, key()))
    const seen = must(await office.evaluation.scorecard(stranger, id))
    expect([seen.score, seen.grade, seen.scores, seen.dimensions.length]).toEqual(['75.84', '合格', [], 3])
    expect((await office.evaluation.rounds(stranger, { limit: 10 })).items).toMatchObject([{ scorecards: 1, published: 1 }])
    const elsewhere = await anOffice(db, ownerDb, clock)
    const foreign = elsewhere.overseer(await elsewhere.organisation('外地局', 'authority'))
    expect(codeOf(await office.evaluation.scorecard(foreign, id))).toBe('request.not-found')
  })

  test('providers: scored and answered by those whom they served in the period; answers are not shown to them, nor is one shown another’s card', async () => {
    const { office, authority, tax, culture, late } = await aYear()
    const [a, b] = [await office.organisation('甲云', 'provider'), await office.organisation('乙云', 'provider')]
    for (const provider of [a, b]) await office.contract(provider, '2024-01-01', '2025-01-01')
    await aResource(ownerDb, office, tax.organisationId, a, '2024-12-31', null)
    await aResource(ownerDb, office, culture, a, '2023-01-01', '2024-01-02')
    await aResource(ownerDb, office, late, a, '2025-01-01', null)
    await aResource(ownerDb, office, late, b, '2023-01-01', '2024-01-01')
    must(await office.evaluation.openRound(authority, { evaluation: 'provider-service' }, key()))
    const { items } = await office.evaluation.scorecards(authority, { limit: 10 })
    const id = items.find(({ organisationId }) => organisationId === a)?.id ?? ''
    const other = items.find(({ organisationId }) => organisationId === b)?.id ?? ''
    const { answer, score, conclude, publish, scorecard } = office.evaluation
    const say = { dimension: 'satisfaction', score: '4', reason: '响应慢' }
    must(await answer(tax, id, say, key()))
    must(await answer(office.unit(culture), id, { ...say, score: '5' }, key()))
    must(await score(tax, id, { dimension: 'quality', score: '70', reason: '稳定' }, key()))
    // Served before or after the period only: the card is not even there.
    expect(codeOf(await answer(office.unit(late), id, say, key()))).toBe('request.not-found')
    expect(codeOf(await answer(tax, other, say, key()))).toBe('request.not-found')
    expect(codeOf(await answer({ ...office.overseer(late, 'user') }, other, say, key()))).toBe('evaluation.not-customer')
    // Who is no customer of anybody scores all alike.
    const society = office.society(await office.organisation('公众评议会', 'society'))
    must(await score(society, other, { dimension: 'quality', score: '90', reason: '可靠' }, key()))
    expect(codeOf(await answer(office.provider(a), id, say, key()))).toBe('evaluation.own')
    expect(codeOf(await answer(authority, id, say, key()))).toBe('evaluation.not-party')
    expect(codeOf(await answer(tax, id, { ...say, dimension: 'quality' }, key()))).toBe('evaluation.dimension')
    expect(codeOf(await score(tax, id, { ...say, dimension: 'availability' }, key()))).toBe('evaluation.dimension')
    must(await conclude(authority, { id, version: 1, leaveOut: [] }, key()))
    must(await publish(authority, { id, version: 2 }, key()))
    const own = must(await scorecard(office.provider(a), id))
    // availability 95 (95/100), quality 70, satisfaction (80+100)/2 = 90: 95×.3333 + 70×.3333 + 90×.3334 = 85.0005
    expect([own.score, own.grade]).toEqual(['85.00', '合格'])
    expect(own.scores.map(({ kind, value }) => [kind, value])).toEqual([['score', '70']])
    expect(must(await scorecard(authority, id)).scores).toHaveLength(3)
    expect(must(await scorecard(tax, id)).scores.map(({ value }) => value)).toEqual(['70', '4'])
    expect(codeOf(await scorecard(office.provider(b), id))).toBe('request.not-found')
    // This one is not open to all: who has nothing to do with it reads nothing, published or not.
    expect(codeOf(await scorecard(office.unit(late), id))).toBe('request.not-found')
    expect(codeOf(await office.evaluation.object(office.provider(a), id, { reason: '不服' }, key()))).toBe('evaluation.no-objections')
    expect((await gradesOn(db, [a, b], '2025-01-02' as Day)).get(a)).toBe('合格')
  })
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, day, type Id, newId } from '../kernel/index.ts'
import { codeOf } from '../testing/index.ts'
import type { FigureInput } from './figures/figure.ts'
import { usageFacts } from './index.ts'
import { anOffice, value } from './office.fixture.ts'

const office = await anOffice()
const { utilization, authority, provider, clerk, stranger, competitor, portal, unit, clock, db, ownerDb } = office

const row = (systemId: Id, from: string, to: string, mean: string, more: Partial<FigureInput> = {}): FigureInput => ({
  ...{ systemId, indicator: 'cpu', zone: '', from: day(from), to: day(to), mean, peak: null, ratio: null },
  ...more,
})
const report = (rows: readonly FigureInput[], { by = authority, reason = null as string | null } = {}) =>
  utilization.reportUsage(by, { rows, reason }, newId())
const rulesOf = async (systemId: Id, by = authority) =>
  (await utilization.findings(by, { systemId, limit: 200 })).items.map(({ rule, from }) => `${rule} ${from}`).toSorted()
let count = 0
const aSystem = () => office.system(unit, `系统${++count}`)

test.each([
  ['19.9999', ['usage-low']],
  ['20', []],
  ['20.0000', []],
  ['80', []],
  ['80.0001', ['usage-high']],
  ['0', ['usage-low']],
  ['100', ['usage-high']],
])('a mean of %s breaks %j: both bounds are within', async (mean, rules) => {
  const { findings } = value(await report([row(await aSystem(), '2025-02-01', '2025-02-28', mean)]))
  expect(findings.map(({ rule }) => rule)).toEqual(rules)
})

test('the ratio may exceed the allowance, and has a rule of its own; facts of zones and peaks are kept exactly', async () => {
  const system = await aSystem()
  value(await report([row(system, '2025-02-01', '2025-02-28', '50', { zone: '互联网区', peak: '99.5', ratio: '100.0001' })]))
  const { items } = await utilization.usage(authority, { systemId: system, limit: 10 })
  expect(items).toMatchObject([{ zone: '互联网区', mean: '50', peak: '99.5', ratio: '100.0001', findings: [{ rule: 'beyond-allowance' }] }])
})

test('low for three periods in a row begins a case; a hole begins the count anew; what comes late counts', async () => {
  const system = await aSystem()
  office.opened.length = 0
  value(await report([row(system, '2024-11-01', '2024-11-30', '10'), row(system, '2025-01-01', '2025-01-31', '10')]))
  value(await report([row(system, '2025-02-01', '2025-02-28', '10')]))
  expect((await rulesOf(system)).filter((rule) => rule.startsWith('long'))).toEqual([])
  expect(office.opened).toEqual([])
  value(await report([row(system, '2024-12-01', '2024-12-31', '10')]))
  expect((await rulesOf(system)).filter((rule) => rule.startsWith('long'))).toEqual(['long-low 2025-01-01', 'long-low 2025-02-01'])
  expect(office.opened).toMatchObject([
    { procedure: 'rectify', organisationId: unit, systemId: system, finding: { rule: 'long-low', cite: '1' } },
    { procedure: 'rectify', systemId: system },
  ])
  const { items } = await utilization.findings(authority, { systemId: system, rule: 'long-low', limit: 10 })
  expect(items.every(({ caseId, caseNumber }) => caseId !== null && caseNumber !== null)).toBe(true)
  // While whoever writes it has not sent it, the unit is not told of the case; who only reported the figures never is.
  const casesTold = async (actor: typeof authority) =>
    (await utilization.findings(actor, { systemId: system, rule: 'long-low', limit: 10 })).items.map(({ caseId }) => caseId !== null)
  expect(await casesTold(clerk)).toEqual([true, true])
  await sql`update case_file set submissions = 0 where id = ${items[0]?.caseId}`.execute(office.ownerDb)
  expect(await casesTold(clerk)).toEqual([false, true])
  expect(
    await usageFacts(db, {
      jurisdictionId: office.here,
      organisationId: unit,
      systemId: system,
      providerId: null,
      on: '2025-03-10' as Day,
    }),
  ).toEqual({
    'system.findings': ['long-low', 'usage-low'],
  })
})

test('a corrected figure supersedes with a reason, the old one is kept, and what rested on it does not hold any more', async () => {
  const system = await aSystem()
  const months = [
    row(system, '2024-12-01', '2024-12-31', '10'),
    row(system, '2025-01-01', '2025-01-31', '10'),
    row(system, '2025-02-01', '2025-02-28', '10'),
  ]
  value(await report(months))
  const corrected = row(system, '2025-01-01', '2025-01-31', '30')
  expect(codeOf(await report([corrected]))).toBe('usage.overlaps')
  expect(value(await report([corrected], { reason: '采集口径有误' }))).toMatchObject({
    reported: 0,
    corrected: 1,
    findings: [{ rule: 'usage-low' }],
  })
  expect(await rulesOf(system)).toEqual(['usage-low 2024-12-01', 'usage-low 2025-02-01'])
  expect((await utilization.findings(authority, { systemId: system, state: 'void', limit: 10 })).items).toHaveLength(2)
  const all = (await utilization.usage(authority, { systemId: system, all: true, limit: 10 })).items
  expect(
    all.filter(({ from }) => from === '2025-01-01').map(({ mean, reason, supersededAt }) => [mean, reason, supersededAt !== null]),
  ).toEqual(
    expect.arrayContaining([
      ['10', null, true],
      ['30', '采集口径有误', false],
    ]),
  )
  await expect(sql`update usage_figure set mean = 1 where system_id = ${system}`.execute(ownerDb)).rejects.toThrow(/never altered/)
})

test('a correction may move the period: what followed the old one is judged again', async () => {
  const system = await aSystem()
  const months = [
    row(system, '2024-12-01', '2024-12-31', '10'),
    row(system, '2025-01-01', '2025-01-31', '10'),
    row(system, '2025-02-01', '2025-02-28', '10'),
  ]
  value(await report(months))
  const first = (await utilization.usage(authority, { systemId: system, limit: 10 })).items.find(({ from }) => from === '2024-12-01')
  const moved = { from: day('2024-12-01'), to: day('2024-12-30'), mean: '10', peak: null, ratio: null, reason: '统计期有误' }
  value(await utilization.correctUsage(authority, first?.id ?? '', moved, newId()))
  expect(await rulesOf(system)).toEqual(['usage-low 2024-12-01', 'usage-low 2025-01-01', 'usage-low 2025-02-01'])
  expect(codeOf(await utilization.correctUsage(authority, first?.id ?? '', moved, newId()))).toBe('request.not-found')
})

test.each<[string, string, string, Partial<FigureInput>, string]>([
  ['ends before it begins', '2025-02-28', '2025-02-01', {}, 'request.invalid'],
  ['has not ended', '2025-03-01', '2025-03-11', {}, 'request.invalid'],
  ['ends today', '2025-03-01', '2025-03-10', {}, 'ok'],
  ['has a peak below its mean', '2024-02-01', '2024-02-29', { peak: '49.9999' }, 'request.invalid'],
  ['overlaps by one day', '2024-02-29', '2024-03-31', {}, 'usage.overlaps'],
  ['begins the day after', '2024-03-01', '2024-03-31', {}, 'ok'],
  ['is of another zone', '2024-02-01', '2024-02-29', { zone: '互联网区' }, 'ok'],
  ['is of another indicator', '2024-02-01', '2024-02-29', { indicator: 'storage' }, 'ok'],
])('a period that %s', async (_, from, to, more, expected) => {
  const system = await aSystem()
  value(await report([row(system, '2024-02-01', '2024-02-29', '50')]))
  expect(codeOf(await report([row(system, from, to, '50', more)]))).toBe(expected)
})

test('two rows of one period in one request are told, and nothing is written', async () => {
  const system = await aSystem()
  const outcome = await report([row(system, '2025-01-01', '2025-01-31', '50'), row(system, '2025-01-31', '2025-02-01', '50')])
  expect(outcome.ok ? '' : outcome.refusal.faults.map(({ path }) => path)).toEqual(['/rows/1/from'])
  expect((await utilization.usage(authority, { systemId: system, limit: 10 })).items).toEqual([])
})

test('of two reports of one period at the same time one is written', async () => {
  const system = await aSystem()
  const both = await Promise.all(['40', '60'].map((mean) => report([row(system, '2025-01-01', '2025-01-31', mean)])))
  expect(both.map(codeOf).toSorted()).toEqual(['ok', 'usage.overlaps'])
  const again = await Promise.all(['41', '61'].map((mean) => report([row(system, '2025-01-01', '2025-01-31', mean)], { reason: '更正' })))
  expect(again.map(codeOf)).toEqual(['ok', 'ok'])
  expect((await utilization.usage(authority, { systemId: system, all: true, limit: 10 })).items).toHaveLength(3)
})

test('a provider reports for its customers and sees what it reported; a unit and its superior see their own; foreign systems are not there', async () => {
  const january = row(portal, '2025-01-01', '2025-01-31', '10')
  expect(codeOf(await report([january], { by: competitor }))).toBe('request.not-found')
  expect(codeOf(await report([january], { by: stranger }))).toBe('request.not-found')
  expect(codeOf(await report([january], { by: clerk }))).toBe('permission.denied')
  value(await report([january], { by: provider }))
  value(await report([row(portal, '2025-02-01', '2025-02-28', '10'), row(office.lower, '2025-02-01', '2025-02-28', '10')]))
  const seen = async (by: typeof clerk) =>
    (await utilization.usage(by, { from: day('2025-01-01'), limit: 200 })).items.filter(({ systemId }) =>
      [portal, office.lower].includes(systemId),
    ).length
  expect([await seen(clerk), await seen(provider), await seen(competitor), await seen(stranger), await seen(authority)]).toEqual([
    3, 1, 0, 0, 3,
  ])
  expect(await rulesOf(portal, provider)).toEqual(['usage-low 2025-01-01'])
  expect(await rulesOf(portal, stranger)).toEqual([])
  const corrected = { ...january, mean: '30' }
  value(await report([corrected], { by: provider, reason: '更正' }))
  expect(codeOf(await report([row(portal, '2025-02-01', '2025-02-28', '30')], { by: provider, reason: '更正' }))).toBe('usage.overlaps')
  const bands = (await utilization.bands(clerk, { limit: 200 })).items.find(({ id }) => id === portal)
  expect(bands?.bands).toMatchObject([{ indicator: 'cpu', from: '2025-02-01', mean: '10', findings: [{ rule: 'usage-low' }] }])
})

test('the unit answers a finding once; a provider that sees it does not', async () => {
  const system = await office.system(unit, '待回应')
  await office.resource(unit, system, office.mainPool)
  value(await report([row(system, '2025-02-01', '2025-02-28', '90')], { by: provider }))
  const [found] = (await utilization.findings(provider, { systemId: system, limit: 10 })).items
  const answer = (by: typeof clerk) => utilization.answerFinding(by, found?.id ?? '', '已申请扩容', newId())
  expect(codeOf(await answer({ ...provider, permissions: new Set(['system.register']) }))).toBe('request.not-found')
  expect(codeOf(await answer(stranger))).toBe('request.not-found')
  expect(value(await answer(clerk))).toMatchObject({ state: 'answered', answer: '已申请扩容' })
  expect(codeOf(await answer(clerk))).toBe('usage.finding-closed')
})

test('a declared trough excuses the period that lies in it as a whole, and breaks the count of long-low', async () => {
  const system = await office.system(unit, '有低谷')
  const declare = (from: string, to: string, by = clerk) =>
    utilization.declareSeason(by, system, { season: 'trough', from: day(from), to: day(to), note: '假期' }, newId())
  expect(codeOf(await declare('2025-03-09', '2025-03-31'))).toBe('request.invalid')
  expect(codeOf(await declare('2025-03-10', '2025-03-31', stranger))).toBe('request.not-found')
  value(await declare('2025-03-10', '2025-03-31'))
  expect(codeOf(await declare('2025-03-31', '2025-04-30'))).toBe('season.overlaps')
  const april = value(await declare('2025-04-01', '2025-04-30'))
  const june = value(await declare('2025-06-01', '2025-06-30'))
  clock.set('2025-07-01T09:00')
  expect(codeOf(await utilization.withdrawSeason(clerk, system, april.id, newId()))).toBe('season.begun')
  clock.set('2025-05-31T23:59')
  value(await utilization.withdrawSeason(clerk, system, june.id, newId()))
  expect(codeOf(await utilization.withdrawSeason(clerk, system, june.id, newId()))).toBe('request.not-found')
  clock.set('2025-07-01T09:00')
  const periods = [
    ['2025-02-01', '2025-02-28'],
    ['2025-03-01', '2025-03-20'],
    ['2025-03-21', '2025-04-30'],
    ['2025-05-01', '2025-05-31'],
    ['2025-06-01', '2025-06-30'],
  ] as const
  value(await report(periods.map(([from, to]) => row(system, from, to, '5'))))
  expect(await rulesOf(system)).toEqual(['usage-low 2025-02-01', 'usage-low 2025-03-01', 'usage-low 2025-05-01', 'usage-low 2025-06-01'])
  clock.set('2025-03-10T09:00')
})

test('a file: previewed with every fault in its place, imported whole or not at all, corrected with a reason', async () => {
  const head = '单位名称,系统名称,指标,网络区域,起始日期,截止日期,平均利用率,峰值利用率,占额度比例'
  const system = await office.system(unit, '文件系统')
  const file = (...lines: string[]) => ({
    name: '利用率.csv',
    content: Buffer.from([head, ...lines].join('\n')).toString('base64'),
    reason: null as string | null,
  })
  const good = '甲厅,文件系统,CPU,,2025-01-01,2025-01-31,15.5,60,'
  const faulty = file(
    good,
    '甲厅,没有这个,CPU,,2025-01-01,2025-01-31,15.5,60,',
    '甲厅,文件系统,内存,,2025-02-01,2025-01-31,1,,',
    '甲厅,=1+1,CPU,,2025-01-01,2025-01-31,1,,',
    good,
  )
  const preview = value(await utilization.previewUsage(authority, faulty))
  expect(preview.errors.map(({ line, column }) => [line, column])).toEqual([
    [3, '系统名称'],
    [4, '截止日期'],
    [5, '系统名称'],
    [6, '起始日期'],
  ])
  expect(codeOf(await utilization.importUsage(authority, { ...faulty, hash: preview.hash }, newId()))).toBe('import.has-errors')
  expect((await utilization.usage(authority, { systemId: system, limit: 10 })).items).toEqual([])
  const fine = file(good)
  const { hash, errors } = value(await utilization.previewUsage(authority, fine))
  expect(errors).toEqual([])
  expect(codeOf(await utilization.importUsage(authority, { ...faulty, hash }, newId()))).toBe('import.changed')
  expect(value(await utilization.importUsage(authority, { ...fine, hash }, newId()))).toMatchObject({
    reported: 1,
    findings: [{ rule: 'usage-low', count: 1 }],
  })
  expect(value(await utilization.previewUsage(authority, { ...fine, reason: '重报' }))).toMatchObject({ reported: 0, corrected: 1 })
  expect(value(await utilization.previewUsage(stranger, fine)).errors).toMatchObject([{ line: 2, column: '系统名称' }])
  expect(codeOf(await utilization.previewUsage(clerk, fine))).toBe('permission.denied')
})

test('20,000 lines are imported in one go', async () => {
  const systems = await Promise.all(Array.from({ length: 20 }, (_, index) => office.system(unit, `大系统${index}`)))
  const lines = systems.flatMap((_, index) =>
    Array.from({ length: 1000 }, (_, number) => {
      const on = new Date(Date.UTC(2022, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)
      return `甲厅,大系统${index},内存,,${on},${on},${number % 2 === 0 ? 10 : 50},,`
    }),
  )
  const head = '单位名称,系统名称,指标,网络区域,起始日期,截止日期,平均利用率,峰值利用率,占额度比例'
  const file = { name: '大.csv', content: Buffer.from([head, ...lines].join('\n')).toString('base64'), reason: null }
  const { hash } = value(await utilization.previewUsage(authority, file))
  expect(value(await utilization.importUsage(authority, { ...file, hash }, newId()))).toEqual({
    reported: 20_000,
    corrected: 0,
    findings: [{ rule: 'usage-low', count: 10_000 }],
  })
}, 60_000)

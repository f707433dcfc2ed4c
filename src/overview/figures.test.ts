import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../kernel/index.ts'
import { codeOf, must } from '../testing/index.ts'
import { anOffice, counts } from './office.fixture.ts'
import { panels } from './rules/measure.ts'

const office = await anOffice()
const { authority, clerk, supplier, watcher, first, second, cloud, rival, measure } = office
const september = ['2025-09-01', '2025-09-30'] as const
const october = ['2025-10-01', '2025-10-31'] as const

const portal = await office.system(first, '门户')
const archive = await office.system(first, '档案', { cutOver: '2025-09-30', created: '2025-09-01T00:00:00+08:00' })
const mail = await office.system(second, '邮件')
await office.system(first, '旧系统', { status: 'to-migrate' })
await office.system(first, '涉外系统', { status: 'exempt' })
// Registered in the last minute of September, and in the first of October.
await office.system(second, '月末', { created: '2025-09-30T23:59:00+08:00', status: 'to-migrate' })
await office.system(second, '月初', { created: '2025-10-01T00:00:00+08:00', status: 'to-migrate' })
const [outer, inner] = [await office.pool(cloud, '外网区'), await office.pool(rival, '内网区')]
const [cpu, disk] = [await office.item('VCPU', '虚拟CPU', '核'), await office.item('DISK', '云硬盘', 'GB')]

beforeAll(async () => {
  const held = (
    organisationId: string,
    systemId: string,
    itemId: string,
    history: readonly (readonly [string, string | null, string])[],
    by = cloud,
    poolId = outer,
  ) => office.resource({ organisationId, systemId, providerId: by, poolId, itemId, held: history })
  // Grown within September; ended with the month's last day; given on its last day; given in October.
  await held(first, portal, cpu, [
    ['2025-01-01', '2025-09-15', '4'],
    ['2025-09-15', null, '6'],
  ])
  await held(first, portal, cpu, [['2025-01-01', '2025-10-01', '2']])
  await held(first, archive, disk, [['2025-09-30', null, '100.5']])
  await held(second, mail, cpu, [['2025-10-01', null, '8']], rival, inner)
})

describe('systems', () => {
  test('by unit and status, with the rate of what ought to be on the cloud', async () => {
    const systems = await measure(authority, 'systems', 'systems', ...september)
    // 甲厅: 2 on the cloud, 1 to migrate, 1 exempt: 2/3. 乙厅: 1, and what was registered in September's last minute: 1/2.
    expect(counts(systems)).toEqual([
      ['甲厅', 2, 1, 1],
      ['乙厅', 1, 1, 0],
    ])
    expect(systems.rows.map(({ share }) => share)).toEqual(['66.7', '50.0'])
    expect(systems.total.share).toBe('60.0')
    expect(systems.total.cells.map(({ before }) => before)).toEqual([null, null, null])
    expect((await measure(authority, 'systems', 'systems', ...october)).total.cells.map(({ count }) => count)).toEqual([3, 3, 1])
  })
  test('what was registered and went over in the period, to the minute and the day', async () => {
    const moved = await measure(authority, 'systems', 'systems-moved', ...september)
    expect(counts(moved)).toEqual([
      ['甲厅', 1, 1, 0],
      ['乙厅', 1, 0, 0],
    ])
    expect(counts(await measure(authority, 'systems', 'systems-moved', ...october))).toEqual([
      ['乙厅', 1, 0, 0],
      ['甲厅', 0, 0, 0],
    ])
  })
})

describe('resources', () => {
  test('as they stood at the end of the month, with what came and went', async () => {
    const unit = await measure(authority, 'resources', 'resources-unit', ...september)
    // The first ended with 30 September: still in use on that day, and ended within the month.
    expect(counts(unit)).toEqual([['甲厅', 3, 1, 1]])
    expect(unit.rows[0]?.quantities).toEqual([
      { name: '云硬盘', unit: 'GB', quantity: '100.5' },
      { name: '虚拟CPU', unit: '核', quantity: '8' },
    ])
    expect(unit.rows[0]?.cells.map(({ before }) => before)).toEqual([2, 0, 0])
  })
  test('by provider, zone and item in October, which is not over', async () => {
    expect(counts(await measure(authority, 'resources', 'resources-provider', ...october))).toEqual([
      ['甲云', 2, 0, 0],
      ['乙云', 1, 1, 0],
    ])
    expect(counts(await measure(authority, 'resources', 'resources-zone', ...october))).toEqual([
      ['外网区', 2, 0, 0],
      ['内网区', 1, 1, 0],
    ])
    const items = await measure(authority, 'resources', 'resources-item', ...october)
    expect(items.rows.map(({ name, quantities }) => [name, quantities[0]?.quantity])).toEqual([
      ['虚拟CPU', '14'],
      ['云硬盘', '100.5'],
    ])
  })
})

test('a column that a measure has not holds nothing', async () => {
  const period = { from: day(september[0]), to: day(september[1]) }
  for (const of of [{ measure: 'resources-unit' }, { measure: 'systems' }])
    expect(must(await office.overview.behind(authority, period, { ...of, column: 'toString', limit: 10 })).items).toEqual([])
})

test('two items of one name and unit are told as one quantity', async () => {
  const twin = await office.item('VCPU-2', '虚拟CPU', '核')
  await office.resource({
    organisationId: second,
    systemId: mail,
    providerId: rival,
    poolId: inner,
    itemId: twin,
    held: [['2020-03-01', '2020-04-01', '0.5']],
  })
  await office.resource({
    organisationId: second,
    systemId: mail,
    providerId: rival,
    poolId: inner,
    itemId: cpu,
    held: [['2020-03-31', '2020-04-02', '1.75']],
  })
  const [unit] = (await measure(authority, 'resources', 'resources-unit', '2020-03-01', '2020-03-31')).rows
  expect(unit?.quantities).toEqual([{ name: '虚拟CPU', unit: '核', quantity: '2.25' }])
  const items = await measure(authority, 'resources', 'resources-item', '2020-03-01', '2020-03-31')
  expect(items.rows.map(({ quantities }) => quantities[0]?.quantity).sort()).toEqual(['0.5', '1.75'])
})

describe('cases and clocks', () => {
  beforeAll(async () => {
    const done = await office.aCase(first, {
      systemId: portal,
      begun: '2025-09-01',
      endsAs: 'done',
      ended: '2025-09-30',
      providerId: cloud,
    })
    // Draft of somebody: no case yet. Refused in October.
    await office.aCase(first, { begun: '2025-09-05', submissions: 0 })
    const open = await office.aCase(second, { systemId: mail, begun: '2025-09-08' })
    await office.aCase(second, { begun: '2025-09-30', endsAs: 'refused', ended: '2025-10-09' })
    // 26, the make-up Sunday 28, 29: three working days.
    await office.clockOf(done, { step: 'review', from: '2025-09-25', due: '2025-10-09', ended: '2025-09-29' })
    // 23 to 30 September are seven, of which those after the 23rd up to the 28th (24, 25, 26, 28) stood.
    await office.clockOf(done, {
      step: 'review',
      from: '2025-09-22',
      due: '2025-10-10',
      ended: '2025-09-30',
      suspensions: [{ from: '2025-09-23', to: '2025-09-28' }],
    })
    // 9 to 12 and 15 to 19; the 20th is a Saturday.
    await office.clockOf(open, { step: 'review', from: '2025-09-08', due: '2025-09-15', ended: '2025-09-20' })
    // Ended on the first of October: not in September.
    await office.clockOf(open, { step: 'deliver', term: '2 working-day', from: '2025-09-30', due: '2025-10-10', ended: '2025-10-01' })
    // Running: due on 30 September (overdue in October, not yet in September), and standing.
    await office.clockOf(open, { step: 'deliver', term: '2 working-day', from: '2025-09-28', due: '2025-09-30' })
    await office.clockOf(open, { step: 'review', from: '2025-09-26', due: null, suspensions: [{ from: '2025-09-29', to: null }] })
  })

  test('what began and ended, and what was open at the end', async () => {
    expect(counts(await measure(authority, 'cases', 'cases', ...september))).toEqual([['资源申请', 3, 1, 0, 0, 2]])
    expect(counts(await measure(authority, 'cases', 'cases', ...october))).toEqual([['资源申请', 0, 0, 1, 0, 1]])
  })
  test('working days of each step: make-up days count, days off and suspensions do not', async () => {
    const decisions = await measure(authority, 'time', 'decisions', ...september)
    expect(counts(decisions)).toEqual([['资源申请 · 审核', 2, 1]])
    const [review] = decisions.rows
    expect(review).toMatchObject({
      share: '66.7',
      spread: { count: 3, median: '3', ninetieth: '9', terms: ['5个工作日'] },
      citation: { regime: 'view-2024', cite: '1' },
    })
    const { items } = must(
      await office.overview.behind(authority, { from: day(september[0]), to: day(september[1]) }, { measure: 'decisions', limit: 50 }),
    )
    expect(items.map(({ weight }) => weight)).toEqual(['3', '3', '9'])
  })
  test('what is overdue, by step and by who must act, as of the end of the period', async () => {
    // At the end of 30 September what was due that day has run out; the other delivery ended only on the first.
    expect(counts(await measure(authority, 'time', 'running-step', ...september))).toEqual([
      ['资源申请 · 开通', 1, 1, 0],
      ['资源申请 · 审核', 0, 0, 1],
    ])
    // A day earlier it had not, and a review was running that had stood before.
    expect(counts(await measure(authority, 'time', 'running-party', '2025-09-01', '2025-09-29'))).toEqual([
      ['主管部门', 1, 0, 1],
      ['云服务商', 1, 0, 0],
    ])
  })
})

describe('duties, usage, findings, outages', () => {
  beforeAll(async () => {
    await office.duty(cloud, '2025-09-30', { on: '2025-09-30' })
    await office.duty(cloud, '2025-09-29', { on: '2025-10-09', late: true })
    await office.duty(rival, '2025-09-28')
    await office.duty(rival, '2025-10-31')
    await office.duty(rival, '2025-09-27', { waived: true })
    const august = await office.figure(first, portal, cloud, { from: '2025-08-01', to: '2025-08-31', mean: '10' })
    const figure = await office.figure(first, portal, cloud, { from: '2025-09-01', to: '2025-09-30', mean: '12.5' })
    await office.figure(first, portal, cloud, { from: '2025-09-01', to: '2025-09-30', mean: '50', indicator: 'memory' })
    await office.finding(first, portal, cloud, august, { found: '2025-09-02', answered: '2025-09-12' })
    await office.finding(first, portal, cloud, figure, { found: '2025-10-09' })
    await office.outage(cloud, '2025-09-30T23:30:00+08:00', '2025-10-01T01:00:00+08:00')
    await office.outage(rival, '2025-09-10T00:00:00+08:00', '2025-09-10T00:10:30+08:00', 'planned')
  })

  test('duties that fell due: in time, late, overdue, waived', async () => {
    const duties = await measure(authority, 'duties', 'duties', ...september)
    expect(counts(duties)).toEqual([['月度报告', 1, 1, 1, 0, 1]])
    expect(duties.rows[0]).toMatchObject({ share: '33.3', citation: { cite: '3' } })
    expect(counts(await measure(authority, 'duties', 'duties-unit', ...october))).toEqual([
      ['乙云', 0, 0, 0, 1, 0],
      ['甲云', 0, 0, 0, 0, 0],
    ])
  })
  test('the latest figure of each series, by the measure’s rules', async () => {
    expect(counts(await measure(authority, 'usage', 'usage-bands', ...september))).toEqual([
      ['低于20%', 1, 0, 0],
      ['未触及规则', 0, 1, 0],
    ])
    expect(counts(await measure(authority, 'usage', 'usage-reporting', ...september))).toEqual([['甲厅', 1, 1]])
  })
  test('findings: found, answered after how many days, still open', async () => {
    const findings = await measure(authority, 'findings', 'findings', ...september)
    expect(counts(findings)).toEqual([['低于20%', 1, 1, 0]])
    expect(findings.rows[0]?.spread).toMatchObject({ count: 1, median: '10' })
    expect(counts(await measure(authority, 'findings', 'findings', ...october))).toEqual([['低于20%', 1, 0, 1]])
  })
  test('outages: minutes within the period only', async () => {
    const outages = await measure(authority, 'service', 'outages', ...september)
    expect(outages.rows.map(({ name, cells }) => [name, ...cells.map(({ count, sum }) => `${count} ${sum}`)])).toEqual([
      ['甲云', '1 30', '0 0', '0 0'],
      ['乙云', '0 0', '1 10', '0 0'],
    ])
    expect((await measure(authority, 'service', 'outages', ...october)).total.cells[0]).toMatchObject({
      count: 1,
      sum: '60',
      before: 1,
      sumBefore: '30',
    })
  })
})

describe('sight', () => {
  const namesTold = async (actor: typeof clerk) =>
    JSON.stringify(await Promise.all(panels.map((panel) => office.figures(actor, panel, '2025-01-01', '2025-10-31'))))

  test('a unit has figures of its own matters only', async () => {
    const told = await namesTold(clerk)
    expect(told).toContain('甲厅')
    expect(told).not.toContain('乙厅')
    expect(told).not.toContain('乙云')
    expect((await measure(clerk, 'systems', 'systems', ...september)).total.cells.map(({ count }) => count)).toEqual([2, 1, 1])
    expect(counts(await measure(clerk, 'duties', 'duties', ...september))).toEqual([])
  })
  test('a provider has figures of what it provides only', async () => {
    const told = await namesTold(supplier)
    expect(told).toContain('甲云')
    expect(told).not.toContain('乙云')
    expect(told).not.toContain('乙厅')
    expect(counts(await measure(supplier, 'duties', 'duties', ...september))).toEqual([['月度报告', 1, 1, 0, 0, 0]])
  })
  test('nobody is told of what he may not read elsewhere', async () => {
    const blind = { ...authority, permissions: new Set(['case.read']) }
    const period = { from: day(september[0]), to: day(september[1]) }
    expect(must(await office.overview.panel(blind, 'cost', period)).measures).toEqual([])
    expect(codeOf(await office.overview.behind(blind, period, { measure: 'cost-month', limit: 10 }))).toBe('permission.denied')
    expect(codeOf(await office.overview.behind(authority, period, { measure: 'constructor', limit: 10 }))).toBe('request.not-found')
    expect(codeOf(await office.overview.panel({ ...authority, jurisdictionId: null }, 'cases', period))).toBe('request.not-found')
  })
  test.each([
    ['2025-09-30', '2025-09-01'],
    ['2025-11-01', '2025-11-30'],
  ])('a period from %s to %s is refused with what is wrong', async (from, to) => {
    expect(codeOf(await office.overview.panel(authority, 'cases', { from: day(from), to: day(to) }))).toBe('request.invalid')
  })
})

describe('cost', () => {
  beforeAll(() =>
    office.accrual('2025-01-01', '2026-01-01', [
      [first, '计算', 'level', 9, [100n, 0n, 5n]],
      [first, '计算', 'unit', 9, [7n]],
      [second, '存储', 'level', 8, [40n, 2n]],
    ]),
  )
  test('what has accrued, in whole months that the period touches, by month and by unit', async () => {
    const month = await measure(authority, 'cost', 'cost-month', '2025-09-30', '2025-10-15')
    expect(month.rows.map(({ key, cells, remarks }) => [key, cells.map(({ count, sum }) => `${count} ${sum}`), remarks])).toEqual([
      ['2025-09', ['1 0.02', '2 1.07'], ['已发生，未结算']],
    ])
    const august = await measure(authority, 'cost', 'cost-unit', '2025-08-01', '2025-08-31')
    expect(august.rows.map(({ name, cells }) => [name, ...cells.map(({ sum }) => sum)])).toEqual([['乙厅', '0.40']])
    expect((await measure(authority, 'cost', 'cost-month', ...september)).total.cells.map(({ sumBefore }) => sumBefore)).toEqual([
      '0.40',
      '0.00',
    ])
  })
  test('of its own units only, to whoever sees those', async () => {
    const sums = async (actor: typeof clerk) => (await measure(actor, 'cost', 'cost-unit', ...september)).rows.map(({ name }) => name)
    expect([await sums(clerk), await sums(watcher), await sums(supplier)]).toEqual([['甲厅'], ['乙厅', '甲厅'], []])
  })
})

const everybody = { authority, unit: clerk, provider: supplier, supervisor: watcher }
test.each(Object.entries(everybody))('every figure of the %s has exactly as many rows behind it', async (_, actor) => {
  let figures = 0
  for (const [from, to] of [september, october, ['2025-01-01', '2025-10-15'] as const])
    for (const panel of panels)
      for (const { id, rows, columns } of await office.figures(actor, panel, from, to))
        for (const { key, cells } of [...rows, { key: undefined, cells: [] }])
          for (const column of columns.map((each) => each.key)) {
            const told =
              key === undefined
                ? rows.flatMap((row) => row.cells).filter((cell) => cell.column === column)
                : cells.filter((cell) => cell.column === column)
            const behind = await all(actor, from, to, { measure: id, column, ...(key === undefined ? {} : { row: key }) })
            expect(behind.length, `${id} ${key} ${column}`).toBe(told.reduce((sum, { count }) => sum + count, 0))
            expect(new Set(behind).size, 'each once').toBe(behind.length)
            figures += 1
          }
  expect(figures).toBeGreaterThan(100)
})

/** All rows behind a figure, page by page. */
async function all(
  actor: typeof clerk,
  from: string,
  to: string,
  of: { measure: string; row?: string; column: string },
): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = must(
      await office.overview.behind(actor, { from: day(from), to: day(to) }, { ...of, limit: 1, ...(after ? { after } : {}) }),
    )
    ids.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  return ids
}

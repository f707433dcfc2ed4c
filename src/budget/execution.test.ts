import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day, newId } from '../kernel/index.ts'
import { codeOf, must } from '../testing/index.ts'
import { aPlace } from './office.fixture.ts'

const key = () => newId()
const page = { limit: 200 }

/** The running year 2026: 文旅厅 with two cores at 30.00 a month since the first of January, 某县 with one that it pays itself. */
async function aYear() {
  const place = await aPlace()
  const { authority, budget, county, culture, office, ofCloud, systems } = place
  const vcpu = await office.item('VCPU', '虚拟CPU', '核·月', 'month')
  await office.price(vcpu, '2024-01-01', null, '30.00')
  await office.contract(place.cloud, '2024-01-01', '2028-01-01')
  const of = (organisationId: string, systemId: string, quantity: string, from = '2026-01-01') =>
    office.resource({ organisationId, systemId, ...ofCloud, itemId: vcpu, charged: [from, null], allocations: [[from, null, quantity]] })
  await of(culture, systems.culture, '2')
  await of(county, systems.county, '1')
  const estimate = must(await budget.estimates.make(authority, { on: day('2026-05-01'), startsOn: null, note: '' }, key()))
  return { ...place, vcpu, of, estimate }
}

describe('a budget', async () => {
  const { authority, budget, clerk, clock, culture, doctor, estimate, health, ownerDb, supplier } = await aYear()
  const { budgets } = budget
  const first = must(await budgets.draft(authority, { estimateId: estimate.id, reason: null }, key()))
  const line = { organisationId: culture, category: '基础设施', payer: 'level' as const }
  const linesOf = async (id: string, actor = authority) =>
    must(await budgets.lines(actor, id, page)).items.map(({ organisationName, category, payer, estimated, before, amount, reason }) => [
      organisationName,
      category,
      payer,
      estimated,
      before,
      amount,
      reason,
    ])

  test('is drafted with the amounts of an estimate, seen by nobody else until it is issued', async () => {
    expect(first).toMatchObject({
      from: '2026-01-01',
      to: '2026-12-31',
      number: 1,
      state: 'draft',
      current: false,
      adjusts: null,
      level: '720.00',
      unit: '360.00',
    })
    // 30.00 × 2 × 12 and 30.00 × 12.
    expect(await linesOf(first.id)).toEqual([
      ['文旅厅', '基础设施', 'level', '720.00', null, '720.00', null],
      ['某县', '基础设施', 'unit', '360.00', null, '360.00', null],
    ])
    expect(codeOf(await budgets.get(clerk, first.id))).toBe('request.not-found')
    expect(codeOf(await budgets.draft(authority, { estimateId: estimate.id, reason: null }, key()))).toBe('budget.draft-exists')
    expect(codeOf(await budgets.draft(clerk, { estimateId: estimate.id, reason: null }, key()))).toBe('permission.denied')
  })

  test('is edited with a reason, on the version that somebody saw', async () => {
    const edit = (version: number | null, lines: Parameters<typeof budgets.edit>[2]['lines']) =>
      budgets.edit(authority, first.id, { version, lines }, key())
    expect(codeOf(await edit(null, []))).toBe('request.version-missing')
    expect(codeOf(await edit(9, [{ ...line, amount: '700.00', reason: '压减' }]))).toBe('request.changed-meanwhile')
    expect(await edit(1, [{ ...line, amount: '700.00', reason: null }])).toMatchObject({
      refusal: { code: 'request.invalid', faults: [{ path: '/lines/0/reason', message: '金额与720.00元不同，请写明理由' }] },
    })
    expect(await edit(1, [{ ...line, organisationId: newId(), amount: '1.00', reason: '新增' }])).toMatchObject({
      refusal: { faults: [{ path: '/lines/0/organisationId' }] },
    })
    expect(
      await edit(1, [
        { ...line, amount: '720', reason: null },
        { ...line, amount: '720', reason: null },
      ]),
    ).toMatchObject({ refusal: { faults: [{ path: '/lines/1' }] } })
    const edited = must(
      await edit(1, [
        { ...line, amount: '700.00', reason: '压减' },
        { ...line, organisationId: health, amount: '50.5', reason: '拟建系统' },
      ]),
    )
    expect(edited).toMatchObject({ version: 2, level: '750.50' })
    expect(await linesOf(first.id)).toContainEqual(['卫健委', '基础设施', 'level', '0.00', null, '50.50', '拟建系统'])
  })

  test('is issued, then never altered: whoever is concerned sees his lines, and only an adjustment with a reason follows', async () => {
    expect(must(await budgets.issue(authority, first.id, 2, key()))).toMatchObject({
      state: 'issued',
      current: true,
      version: 3,
      issuedByPerson: '张三',
    })
    expect(codeOf(await budgets.edit(authority, first.id, { version: 3, lines: [{ ...line, amount: '1.00', reason: '改' }] }, key()))).toBe(
      'budget.state',
    )
    expect(codeOf(await budgets.withdraw(authority, first.id, 3, key()))).toBe('budget.state')
    expect(must(await budgets.get(clerk, first.id))).toMatchObject({ whole: false, level: '700.00', unit: '0.00' })
    expect(await linesOf(first.id, doctor)).toEqual([['卫健委', '基础设施', 'level', '0.00', null, '50.50', '拟建系统']])
    expect((await budgets.list(supplier, { limit: 9 })).items).toEqual([])
    expect(codeOf(await budgets.draft(authority, { estimateId: estimate.id, reason: null }, key()))).toBe('budget.reason-needed')
    clock.advance({ minutes: 1 })
    const dropped = must(await budgets.draft(authority, { estimateId: estimate.id, reason: '年中调整' }, key()))
    expect(must(await budgets.withdraw(authority, dropped.id, 1, key()))).toMatchObject({ state: 'withdrawn', current: false })
    clock.advance({ minutes: 1 })
    const second = must(await budgets.draft(authority, { estimateId: estimate.id, reason: '年中调整' }, key()))
    expect(second).toMatchObject({ number: 3, adjusts: first.id, reason: '年中调整', level: '750.50' })
    expect(await linesOf(second.id)).toEqual([
      ['卫健委', '基础设施', 'level', '0.00', '50.50', '50.50', null],
      ['文旅厅', '基础设施', 'level', '720.00', '700.00', '700.00', null],
      ['某县', '基础设施', 'unit', '360.00', '360.00', '360.00', null],
    ])
    must(await budgets.edit(authority, second.id, { version: 1, lines: [{ ...line, amount: '740.00', reason: '恢复' }] }, key()))
    must(await budgets.issue(authority, second.id, 2, key()))
    expect((await budgets.list(authority, { limit: 9 })).items.map(({ number, state, current }) => [number, state, current])).toEqual([
      [3, 'issued', true],
      [2, 'withdrawn', false],
      [1, 'issued', false],
    ])
  })

  test('and so says the database', async () => {
    const refused = [
      `update budget set reason = 'x' where id = '${first.id}'`,
      `update budget set state = 'draft', issued_at = null, issued_by = null where id = '${first.id}'`,
      `delete from budget where id = '${first.id}'`,
      `update budget_line set amount_fen = 1, reason = 'x' where budget_id = '${first.id}'`,
      `delete from budget_line where budget_id = '${first.id}'`,
      'truncate budget_line',
    ]
    for (const command of refused)
      await expect(sql.raw(command).execute(ownerDb), command).rejects.toThrow(/never altered|while it is a draft/)
    const twice = sql`insert into budget (id, jurisdiction_id, during, number, estimate_id, state, drafted_by, drafted_by_person, drafted_at, issued_by, issued_at)
      select gen_random_uuid(), jurisdiction_id, during, 9, estimate_id, 'issued', drafted_by, drafted_by_person, drafted_at, issued_by, issued_at from budget where id = ${first.id}`
    await expect(twice.execute(ownerDb)).rejects.toThrow('budget_issued_first')
  })
})

describe('its execution', async () => {
  const {
    bureau,
    settlement,
    authority,
    budget,
    clerk,
    clock,
    county,
    culture,
    doctor,
    estimate,
    finance,
    health,
    of,
    order,
    ownerDb,
    office,
    supplier,
    systems,
    vcpu,
  } = await aYear()
  const execution = async (actor = finance) => must(await budget.execution(actor, null))
  const lines = async (actor = finance) =>
    must(await budget.lines(actor, null, page)).items.map(
      ({ organisationName, payer, budget, accrued, forecast, share, forecastShare, warned }) => [
        organisationName,
        payer,
        budget,
        accrued,
        forecast,
        share,
        forecastShare,
        warned,
      ],
    )
  const findings = async (actor = finance) =>
    (await budget.findings(actor, { limit: 99 })).items.map(({ organisationName, share, budget, accrued, through }) => [
      organisationName,
      share,
      budget,
      accrued,
      through,
    ])

  test('is nothing without an issued budget', async () => {
    expect(codeOf(await budget.execution(finance, null))).toBe('budget.none-issued')
    expect(codeOf(await budget.accrue(authority, { on: null }, key()))).toBe('budget.none-issued')
    await budget.accrueAll()
    expect((await sql`select 1 from budget_accrual`.execute(ownerDb)).rows).toEqual([])
  })

  test('holds what was accrued by today and what is expected against it, in shares', async () => {
    const draft = must(await budget.budgets.draft(authority, { estimateId: estimate.id, reason: null }, key()))
    must(await budget.budgets.issue(authority, draft.id, 1, key()))
    expect(await execution()).toMatchObject({ through: null, level: { budget: '720.00', accrued: '0.00', share: '0.00', months: [] } })
    await budget.accrueAll()
    // Ten months and 16 of 30 days at 60.00: 632.00; the other 14 days, 28.00, and December. 某县 the half.
    const found = await execution()
    expect(found).toMatchObject({
      through: '2026-11-16',
      sealed: false,
      level: { budget: '720.00', accrued: '632.00', forecast: '720.00', share: '87.78', forecastShare: '100.00' },
      unit: { budget: '360.00', accrued: '316.00', forecast: '360.00' },
      paid: '0.00',
      adjusted: '0.00',
    })
    expect(found.level.months.slice(-3)).toEqual([
      { month: '2026-10-01', accrued: '60.00', rest: '0.00' },
      { month: '2026-11-01', accrued: '32.00', rest: '28.00' },
      { month: '2026-12-01', accrued: '0.00', rest: '60.00' },
    ])
    expect(await lines()).toEqual([
      ['文旅厅', 'level', '720.00', '632.00', '720.00', '87.78', '100.00', '80'],
      ['某县', 'unit', '360.00', '316.00', '360.00', '87.78', '100.00', '80'],
    ])
    expect(await findings()).toEqual(
      expect.arrayContaining([
        ['文旅厅', '80', '720.00', '632.00', '2026-11-16'],
        ['某县', '80', '360.00', '316.00', '2026-11-16'],
      ]),
    )
  })

  test('is reckoned once a day by the job, and anew when somebody asks; what is reached is told once', async () => {
    await of(health, systems.health, '1', '2026-11-01')
    await budget.accrueAll()
    expect((await lines()).map(([name]) => name)).toEqual(['文旅厅', '某县'])
    expect(codeOf(await budget.accrue(clerk, { on: null }, key()))).toBe('permission.denied')
    expect(must(await budget.accrue(authority, { on: null }, key()))).toEqual({ through: '2026-11-16' })
    // 卫健委 has no budget at all: 30.00 × 16 ÷ 30 = 16.00, then 14.00 and 30.00; every share is reached.
    expect(await lines()).toContainEqual(['卫健委', 'level', '0.00', '16.00', '60.00', null, null, '100'])
    expect(
      (await findings())
        .filter(([name]) => name === '卫健委')
        .map(([, share]) => share)
        .sort(),
    ).toEqual(['100', '80'])
    clock.advance({ days: 45 })
    await order('apply', 'carry-out', systems.culture, culture, [{ itemId: vcpu, quantity: '1' }])
    await Promise.all([budget.accrueAll(), budget.accrueAll()])
    // The last day of the year: all of 720.00, and nothing to come.
    expect(await execution()).toMatchObject({ through: '2026-12-31', level: { accrued: '780.00', forecast: '780.00', share: '108.33' } }) // 720.00 + 60.00
    expect((await findings()).filter(([name]) => name === '文旅厅')).toEqual([
      ['文旅厅', '100', '720.00', '720.00', '2026-12-31'],
      ['文旅厅', '80', '720.00', '632.00', '2026-11-16'],
    ])
  })

  test('is seen by a unit as far as it is its own, and by a provider not at all', async () => {
    expect((await lines(clerk)).map(([name]) => name)).toEqual(['文旅厅'])
    expect(await execution(clerk)).toMatchObject({
      whole: false,
      level: { budget: '720.00' },
      unit: { budget: '0.00' },
      paid: null,
      adjusted: null,
    })
    expect((await lines(doctor)).map(([name]) => name)).toEqual(['卫健委'])
    expect((await findings(doctor)).map(([name]) => name)).toEqual(['卫健委', '卫健委'])
    expect([await lines(supplier), await findings(supplier)]).toEqual([[], []])
    expect(await lines({ ...clerk, sight: { ...clerk.sight, organisationIds: [culture, county] } })).toHaveLength(2)
  })

  test('is taken from the sealed statement, as soon as there is one', async () => {
    clock.advance({ days: 1 })
    const dealing = (post: 'handler' | 'reviewer' | 'signer') => office.actor(bureau, 'authority', [post])
    const { id } = must(await settlement.account(dealing('handler'), { from: day('2026-01-01'), version: null }, key()))
    must(await settlement.review(dealing('reviewer'), { id, version: 1 }, key()))
    must(await settlement.seal(dealing('signer'), { id, version: 2 }, key()))
    // What becomes known later changes no sealed statement.
    await of(health, systems.health, '500', '2026-12-01')
    await budget.accrueAll()
    const last = must(await budget.execution(finance, day('2026-06-01')))
    expect(last).toMatchObject({
      sealed: true,
      through: '2026-12-31',
      level: { accrued: '780.00', forecast: '780.00' },
      unit: { accrued: '360.00' },
      adjusted: '0.00',
    })
    expect(last.level.months.at(-1)).toEqual({ month: '2026-12-01', accrued: '90.00', rest: '0.00' }) // 30.00 × 2 and 30.00
    await budget.accrueAll()
    const nights = sql`select 1 from audit_entry where act = 'budget.accrue' and object_kind = 'budget-accrual' and after ->> 'sealed' is not null`
    expect((await nights.execute(ownerDb)).rows).toHaveLength(1)
  })
})

describe('the shares at which somebody is warned', async () => {
  const { authority, budget, finance } = await aYear()
  const set = (from: string, shares: readonly string[], actor = authority) =>
    budget.setThreshold(actor, { from: day(from), shares, reason: '从严' }, key())

  test('are 80 and 100 percent before somebody sets others, from a later day on, with history', async () => {
    expect(await budget.thresholds(finance)).toEqual({ shares: ['80', '100'], items: [] })
    expect(codeOf(await set('2026-11-01', ['90'], finance))).toBe('permission.denied')
    expect(await set('2026-11-01', ['0', '50.001', '5000', '0'])).toMatchObject({
      refusal: {
        code: 'request.invalid',
        faults: [{ path: '/shares/0' }, { path: '/shares/1' }, { path: '/shares/2' }, { path: '/shares/3' }, { path: '/shares' }],
      },
    })
    expect(must(await set('2026-11-01', ['100', '60', '87.5']))).toMatchObject({ shares: ['60', '87.5', '100'], to: null })
    expect(codeOf(await set('2026-11-01', ['90']))).toBe('budget.threshold-newer')
    must(await set('2027-01-01', ['95']))
    const { shares, items } = await budget.thresholds(finance)
    expect(shares).toEqual(['60', '87.5', '100'])
    expect(items.map(({ from, to, shares }) => [from, to, shares])).toEqual([
      ['2027-01-01', null, ['95']],
      ['2026-11-01', '2026-12-31', ['60', '87.5', '100']],
    ])
  })

  test('count on the day that is reckoned', async () => {
    const [estimate] = (await budget.estimates.list(authority, { limit: 1 })).items
    const draft = must(await budget.budgets.draft(authority, { estimateId: estimate?.id ?? '', reason: null }, key()))
    must(await budget.budgets.issue(authority, draft.id, 1, key()))
    await budget.accrueAll()
    // 632.00 of 720.00 are 87.77…%: shown as 87.78, and more than 87.5.
    expect(
      (await budget.findings(finance, { limit: 9 })).items.map(({ organisationName, share }) => `${organisationName} ${share}`).sort(),
    ).toEqual(['文旅厅 60', '文旅厅 87.5', '某县 60', '某县 87.5'])
  })
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anOffice, must, told } from './office.fixture.ts'

// One office whose clock moves forward through the file: the tests stand in the order of their days.
const office = await anOffice('2024-09-15 09:00')
const { db, file, moveTo, of, one, register, rows, see, sweep, who } = office

const count = async (where: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from duty_instance where ${sql.raw(where)}`.execute(db)).rows[0]?.n ?? 0

test('everything that began since the measure bound is there, each once, however many sweep at once', async () => {
  await Promise.all([sweep(), sweep(), sweep()])
  const months = (await rows('unit', '&duty=monthly')).map(({ period, dueOn, state }) => `${period} ${dueOn} ${state}`)
  expect(months).toHaveLength(9)
  // Over the Sunday that makes up for the Spring Festival.
  expect(months[0]).toBe('2024-01 2024-02-06 overdue')
  // Over the National Day, to the Saturday that makes up for it.
  expect(months.at(-1)).toBe('2024-09 2024-10-12 open')
  const before = await count('true')
  await sweep()
  expect(await count('true')).toBe(before)
  // Marked once, judged once: one case about each unit, which all findings joined.
  const { rows: marks } = await sql<{ n: number; d: number }>`select count(*)::int as n, count(distinct object_id)::int as d
    from audit_entry where act = 'duty.overdue' and object_kind = 'duty-instance'`.execute(db)
  expect(marks[0]?.n).toBe(marks[0]?.d)
  const { items } = await who('authority').need('GET', '/cases?procedure=rectify&limit=50')
  expect(items).toHaveLength(2)
})

test('quarters end on a day off, half-years roll on; practice sets the year', async () => {
  expect((await rows('provider', '&duty=quarterly')).map(({ period, dueOn }) => `${period} ${dueOn}`)).toEqual([
    '2024-Q1 2024-04-10',
    '2024-Q2 2024-07-10',
    '2024-Q3 2024-10-10',
  ])
  expect((await rows('authority', '&duty=circular')).map(({ period, dueOn }) => `${period} ${dueOn}`)).toEqual([
    '2024-H1 2024-07-01',
    '2024-H2 2024-12-31',
  ])
  expect((await rows('unit', '&duty=annual')).map(({ period, dueOn }) => `${period} ${dueOn}`)).toEqual(['2024 2024-12-31'])
})

test('a unit sees its own, never another’s, and is told there is none; the authority sees all', async () => {
  const foreign = await one('other', 'monthly', '2024-09')
  expect((await rows('unit')).some(({ organisationName }) => organisationName === '乙局')).toBe(false)
  expect(told(await see('unit', foreign.id))).toBe('request.not-found')
  expect(told(await file('unit', foreign.id))).toBe('request.not-found')
  expect(told(await see('provider', foreign.id))).toBe('request.not-found')
  expect(must(await see('authority', foreign.id)).basis[0].words).toBe('第二条')
  expect(told(await file('authority', foreign.id))).toBe('duty.not-yours 2')
})

test('evidence is asked for by name; what is filed late stays late; a wrong paper is replaced and both are kept', async () => {
  const { id } = await one('unit', 'monthly', '2024-08')
  expect(told(await file('unit', id, { evidence: undefined }))).toBe('duty.evidence-missing 2')
  expect(told(await file('unit', id, { evidence: { name: 'x.exe', content: 'TVo=' } }))).toBe('case.material-type')
  expect(told(await file('unit', id, { validTo: '2025-01-01' }))).toBe('request.invalid')
  const first = must(await file('unit', id))
  expect(told(await file('unit', id))).toBe('duty.filed-already 2')
  must(await file('unit', id, { note: '更正', replaces: first.id, evidence: office.pdf('更正.pdf') }))
  const shown = must(await see('authority', id))
  expect(shown).toMatchObject({ state: 'fulfilled', late: true })
  expect(shown.filings.map(({ name, replaced }: { name: string; replaced: boolean }) => [name, replaced])).toEqual([
    ['报告.pdf', true],
    ['更正.pdf', false],
  ])
  const path = `/duties/instances/${id}/filings/${first.id}/content`
  expect(told(await who('authority').call('GET', path))).toBe('ok')
  expect(told(await who('other').call('GET', path))).toBe('request.not-found')
  await expect(sql`update duty_instance set late = false where id = ${id}`.execute(db)).rejects.toThrow(/never altered/)
  await expect(sql`delete from duty_filing where instance_id = ${id}`.execute(db)).rejects.toThrow(/never altered/)
})

test('what is filed on time is on time; soon due is shown three working days before', async () => {
  const { id } = await one('other', 'monthly', '2024-09')
  await moveTo('2024-10-08 23:59')
  expect((await one('other', 'monthly', '2024-09')).state).toBe('open')
  await moveTo('2024-10-09 00:00')
  expect((await one('other', 'monthly', '2024-09')).state).toBe('due-soon')
  expect((await rows('authority', `&state=due-soon&duty=monthly${of('other')}`)).map((row) => row.id)).toEqual([id])
  await moveTo('2024-10-12 23:59')
  must(await file('other', id))
  expect(await one('other', 'monthly', '2024-09')).toMatchObject({ state: 'fulfilled', late: false })
  expect((await one('unit', 'monthly', '2024-09')).state).toBe('due-soon')
  await moveTo('2024-10-13 00:00')
  expect((await one('unit', 'monthly', '2024-09')).state).toBe('overdue')
})

test('what the authority circulates is read by all to whom it is addressed, once it is there', async () => {
  const { id } = await one('authority', 'circular', '2024-H2')
  expect(told(await see('unit', id))).toBe('request.not-found')
  must(await file('authority', id))
  expect(told(await see('unit', id))).toBe('ok')
  expect(told(await see('provider', id))).toBe('request.not-found')
})

test('a waiver is given by who receives it, with a reason, never by who owes', async () => {
  const waive = (by: string, id: string) => who(by).call('POST', `/duties/instances/${id}/waiver`, { body: { reason: '系统停用' } })
  const { id } = await one('unit', 'monthly', '2024-09')
  expect(told(await waive('unit', id))).toBe('permission.denied')
  expect(told(await waive('finance', id))).toBe('duty.not-receiver 2')
  expect(told(await waive('authority', (await one('authority', 'circular', '2024-H1')).id))).toBe('duty.waived-own 2')
  must(await waive('authority', id))
  expect(told(await waive('authority', id))).toBe('duty.waived 2')
  expect(told(await file('unit', id))).toBe('duty.waived 2')
  expect(must(await see('unit', id)).waiver).toMatchObject({ reason: '系统停用' })
})

test('for each system that meets the condition, counted from its registration; what changes later counts from then', async () => {
  await moveTo('2025-01-31 09:00')
  const three = await register('unit', '三级系统', 3)
  const two = await register('unit', '二级系统', 2)
  await sweep()
  const drills = async () => (await rows('unit', '&duty=drill')).map(({ systemId, period, dueOn }) => [systemId, period, dueOn])
  expect(await drills()).toEqual([[three, '2025-01-31', '2025-07-30']])
  // Due a month after each registration: 28 February.
  expect((await rows('unit', '&duty=grade')).map(({ dueOn }) => dueOn)).toEqual(['2025-02-28', '2025-02-28'])
  await moveTo('2025-03-03 09:00')
  const shown = await who('unit').need('GET', `/systems/${two}`)
  const { name, kind, purpose, classified, mlpsFiling, budgetChannel, status, exemption, builder, contact } = shown
  must(
    await who('unit').call('PUT', `/systems/${two}`, {
      body: { name, kind, purpose, classified, mlps: 3, mlpsFiling, budgetChannel, status, exemption, builder, contact },
      ifVersion: shown.version,
    }),
  )
  await sweep()
  await moveTo('2025-09-03 09:00')
  expect((await drills()).filter(([system]) => system === two)).toEqual([
    [two, '2025-03-03', '2025-09-02'],
    [two, '2025-09-03', '2026-03-02'],
  ])
  expect((await drills()).filter(([system]) => system === three).map(([, period]) => period)).toEqual(['2025-01-31', '2025-07-31'])
})

test('the law’s interval may be made shorter, never longer; practice’s may be set freely; nothing backwards', async () => {
  const set = (duty: string, every: string, from: string, by = 'authority') =>
    who(by).call('PUT', `/duties/${duty}/interval`, { body: { every, from, reason: '本地安排' } })
  expect(told(await set('monthly', 'quarter', '2025-10-01'))).toBe('duty.interval-longer 2')
  expect(told(await set('plan', 'year', '2025-10-01'))).toBe('duty.interval-none 4')
  expect(told(await set('annual', 'weekly', '2025-10-01'))).toBe('duty.interval-unknown')
  expect(told(await set('annual', 'month', '2025-09-02'))).toBe('request.invalid')
  expect(told(await set('annual', 'month', '2025-10-01', 'unit'))).toBe('permission.denied')
  expect(told(await set('none-such', 'month', '2025-10-01'))).toBe('request.not-found')
  must(await set('annual', 'quarter', '2025-10-01'))
  expect(told(await set('annual', 'month', '2025-10-01'))).toBe('duty.interval-later')
  must(await set('annual', '24 months', '2026-01-15'))
  await moveTo('2026-02-01 09:00')
  expect((await rows('unit', '&duty=annual')).map(({ period }) => period).sort()).toEqual([
    '2024',
    '2025',
    '2025-Q4',
    '2026-01-15',
    '2026-Q1',
  ])
  const { items } = await who('unit').need('GET', '/duties/rules')
  const annual = items.find(({ duty }: { duty: string }) => duty === 'annual')
  expect(annual).toMatchObject({ every: '24 months', everyInWords: '每24个月', settable: 'freely' })
  expect(annual.intervals).toHaveLength(2)
})

test('the counts of each organisation; a unit counts itself alone', async () => {
  const all = (await who('authority').need('GET', '/duties/summary')).items
  expect(all.map(({ organisationName }: { organisationName: string }) => organisationName).sort()).toEqual(
    ['乙局', '某地数据局', '甲云', '甲局'].sort(),
  )
  const [own, ...others] = (await who('unit').need('GET', '/duties/summary')).items
  expect(others).toEqual([])
  const list = await rows('unit', of('unit'))
  expect(own.overdue).toBe(list.filter(({ state }) => state === 'overdue').length)
  expect(own.late).toBe(1)
  expect(own.waived).toBe(1)
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadLaw } from '../app/law-files.ts'
import { newId } from '../kernel/index.ts'
import { aJurisdiction, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'

// What changes by the passing of a day, without anybody's act: whom it concerns is told, once.

const { db } = await testDatabase()
const clock = fixedClock('2026-03-01T09:00')
const { regimes } = await loadLaw([])
const { composition } = await createTestServer({ db, clock, regimes })

const place = await aJurisdiction(db)
await sql`insert into jurisdiction_regime (jurisdiction_id, regime_id, during) values (${place}, 'hunan-2024', '[2024-01-01,)')`.execute(db)
async function office(name: string, party: string, posts = ['handler']) {
  const id = await anOrganisation(db, place, name)
  await sql`insert into organisation_party (organisation_id, party, during) values (${id}, ${party}, '[2024-01-01,)')`.execute(db)
  const person = newId()
  await sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
    values (${person}, ${id}, ${`p${person.slice(-10)}`}, ${name}, ${posts}, '$argon2id$x', false, ${clock.now()})`.execute(db)
  return { id, person }
}
const unit = await office('省林业局', 'user')
const provider = await office('甲云服务商', 'provider')
const support = await office('省政务服务和大数据中心', 'support')
const stranger = await office('省文物局', 'user')

/** What each was told of a kind by now, in order. */
async function heard(of: { person: string }, kind: string): Promise<string[]> {
  await composition.jobs.tell()
  const { rows } = await sql<{
    title: string
  }>`select title from notice where person_id = ${of.person} and kind = ${kind} order by seq`.execute(db)
  return rows.map(({ title }) => title)
}
const on = (day: string) => clock.set(`${day}T09:00`)

test('a contract that comes to its end, and one that was ended before', async () => {
  const id = newId()
  await sql`insert into contract (id, jurisdiction_id, kind, counterparty_id, signed_by, number, signed_on, during, recorded_at)
    values (${id}, ${place}, 'provider', ${provider.id}, ${support.id}, 'C-1', '2024-01-01', '[2024-01-01,2026-05-01)', ${clock.now()})`.execute(
    db,
  )
  on('2026-03-30')
  expect(await heard(provider, 'contract')).toEqual([])
  on('2026-03-31')
  expect(await heard(provider, 'contract')).toEqual(['采购合同即将到期：C-1（2026-04-30）'])
  on('2026-04-30')
  expect(await heard(support, 'contract')).toEqual(['采购合同即将到期：C-1（2026-04-30）'])
  on('2026-05-01')
  const both = ['采购合同即将到期：C-1（2026-04-30）', '采购合同已到期：C-1']
  expect(await heard(provider, 'contract')).toEqual(both)
  on('2026-05-20')
  expect(await heard(provider, 'contract')).toEqual(both)
  expect(await heard(stranger, 'contract')).toEqual([])
})

test('an authorization that lapses; of one that was revoked nobody is told', async () => {
  const given = (purpose: string, revoked: string | null) =>
    sql`insert into rights_authorization (id, jurisdiction_id, organisation_id, to_organisation_id, persons,
      all_systems, system_ids, kinds, purpose, during, given_by, given_by_name, given_at, revoked_at)
    values (${newId()}, ${place}, ${unit.id}, ${provider.id}, array[${provider.person}::uuid], true, '{}', array['contact'], ${purpose}, '[2026-05-01,2026-06-11)',
      ${unit.person}, '某', ${clock.now()}, ${revoked})`.execute(db)
  await given('巡检', null)
  await given('收回了', clock.now())
  on('2026-06-02')
  expect(await heard(provider, 'rights')).toEqual([])
  on('2026-06-03')
  expect(await heard(provider, 'rights')).toEqual(['查阅授权即将到期：2026-06-10'])
  on('2026-06-11')
  expect(await heard(unit, 'rights')).toEqual(['查阅授权即将到期：2026-06-10', '查阅授权已到期失效'])
  expect(await heard(stranger, 'rights')).toEqual([])
})

test('a measure that runs out is told to everybody of the place: three months before, and when it has', async () => {
  const mine = (titles: string[]) => titles.filter((title) => title.includes('湖南省'))
  on('2026-06-12')
  expect(mine(await heard(stranger, 'organisation'))).toEqual([expect.stringMatching(/^《湖南省.*》即将届满：2026-06-28$/)])
  on('2026-06-29')
  expect(mine(await heard(unit, 'organisation'))).toEqual([
    expect.stringMatching(/即将届满/),
    expect.stringMatching(/^《湖南省.*》有效期已届满$/),
  ])
  on('2026-06-30')
  expect(mine(await heard(unit, 'organisation')).length).toBe(2)
})

test('an emergency look that nobody seconded in a day lapses, one that was seconded ends with its hours: who asked, who seconds and whose papers they are hear it once', async () => {
  const rights = async (of: { person: string }) => (await heard(of, 'rights')).filter((title) => title.startsWith('紧急查阅'))
  const system = newId()
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
    values (${system}, ${place}, ${unit.id}, '林业监测', 'built', '用途', 2, '预算', 'on-cloud', ${clock.now()}, ${clock.now()})`.execute(
    db,
  )
  const ask = async () => {
    const id = newId()
    await sql`insert into emergency_look (id, jurisdiction_id, system_id, kind, reason, hours, organisation_id, asked_by, asked_by_name, asked_at)
      values (${id}, ${place}, ${system}, 'contact', '故障', 2, ${support.id}, ${support.person}, '某', ${clock.now()})`.execute(db)
    return id
  }
  clock.set('2026-06-15T09:00')
  await ask()
  const seconded = await ask()
  clock.set('2026-06-15T10:00')
  await sql`update emergency_look set seconded_by = ${provider.person}, seconded_by_name = '乙', seconded_at = ${clock.now()}, ends_at = ${clock.now()}::timestamptz + interval '2 hours'
    where id = ${seconded}`.execute(db)
  clock.set('2026-06-15T11:59')
  expect([await rights(unit), await rights(support)]).toEqual([[], []])
  clock.set('2026-06-15T12:00')
  const ended = '紧急查阅已结束：林业监测'
  expect([await rights(unit), await rights(support)]).toEqual([[ended], [ended]])
  clock.set('2026-06-16T08:59')
  expect(await rights(unit)).toEqual([ended])
  clock.set('2026-06-16T09:00')
  const lapsed = '紧急查阅未获第二人同意，已失效：林业监测'
  expect([await rights(unit), await rights(support)]).toEqual([
    [ended, lapsed],
    [ended, lapsed],
  ])
  on('2026-06-17')
  expect([await rights(unit), await rights(support)]).toEqual([
    [ended, lapsed],
    [ended, lapsed],
  ])
  expect(await rights(stranger)).toEqual([])
})

test('an important period that ends as planned is told to everybody of the place, one that was ended before is not told again', async () => {
  const period = (name: string, last: string, ended: string | null) =>
    sql`insert into important_period (id, jurisdiction_id, name, first_day, last_day, reason, declared_by, declared_by_name, declared_at, ended_on, ended_reason, ended_by_name, ended_at)
      values (${newId()}, ${place}, ${name}, '2026-06-18', ${last}, '保障', ${support.person}, '某', ${clock.now()}, ${ended}::date, ${ended && '提前结束'}, ${ended && '某'},
        ${ended && clock.now()})`.execute(db)
  await period('端午', '2026-06-21', null)
  await period('会议', '2026-06-21', '2026-06-19')
  const periods = async (of: { person: string }) => (await heard(of, 'duty')).filter((title) => title.startsWith('重要时期'))
  on('2026-06-21')
  expect(await periods(stranger)).toEqual([])
  on('2026-06-22')
  expect([await periods(stranger), await periods(provider)]).toEqual([['重要时期已结束：端午'], ['重要时期已结束：端午']])
  on('2026-06-23')
  expect(await periods(stranger)).toEqual(['重要时期已结束：端午'])
})

test('who was listed is told when his time is over', async () => {
  await sql`insert into blacklist_entry (id, jurisdiction_id, name, organisation_id, reason, source, during, recorded_at)
    values (${newId()}, ${place}, '甲云服务商', ${provider.id}, '违约', '公示', '[2025-07-05,2026-07-05)', ${clock.now()})`.execute(db)
  on('2026-07-04')
  expect((await heard(provider, 'organisation')).filter((title) => title.includes('失信'))).toEqual([])
  on('2026-07-05')
  expect((await heard(provider, 'organisation')).filter((title) => title.includes('失信'))).toEqual([
    '严重失信主体的列入期限已满：甲云服务商',
  ])
})

test('a platform that is put up late tells nothing of what ended long ago', async () => {
  await sql`insert into contract (id, jurisdiction_id, kind, counterparty_id, signed_by, number, signed_on, during, recorded_at)
    values (${newId()}, ${place}, 'agency', ${provider.id}, ${support.id}, 'C-OLD', '2020-01-01', '[2020-01-01,2021-01-01)', ${clock.now()})`.execute(
    db,
  )
  expect((await heard(provider, 'contract')).filter((title) => title.includes('C-OLD'))).toEqual([])
})

async function aDuty(dueOn: string, warnOn: string): Promise<string> {
  const id = newId()
  const [rule] = regimes.get('hunan-2024').duties
  await sql`insert into duty_instance (id, jurisdiction_id, regime_id, duty, organisation_id, origin, subject_from, arises_on, due_on, due_at, warn_on, created_at)
    values (${id}, ${place}, 'hunan-2024', ${rule?.id}, ${unit.id}, ${`event:${id}`}, '2026-07-01', '2026-07-01', ${dueOn}, ${`${dueOn}T16:00:00Z`}, ${warnOn},
      ${clock.now()})`.execute(db)
  return id
}

test('a duty whose day the calendar moved: from which day to which and why, and its warning comes again for the new day', async () => {
  on('2026-08-03')
  const id = await aDuty('2026-08-06', '2026-08-03')
  const near = (titles: string[]) => titles.filter((title) => title.includes('临近'))
  expect(near(await heard(unit, 'deadline'))).toEqual([expect.stringMatching(/的期限临近：2026-08-06$/)])
  const moved = {
    before: { dueOn: '2026-08-06', provisional: true },
    after: { dueOn: '2026-08-20', provisional: false, because: '放假安排' },
  }
  await sql`update duty_instance set due_on = '2026-08-20', due_at = '2026-08-20T16:00:00Z', warn_on = '2026-08-17' where id = ${id}`.execute(
    db,
  )
  await sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, concerned_organisation_id, before, after, ip, request_id)
    values (${clock.now()}, 'x', '平台', 'x', 'duty.term-reread', 'duty-instance', ${id}, ${place}, ${unit.id}, ${JSON.stringify(moved.before)}::jsonb,
      ${JSON.stringify(moved.after)}::jsonb, '::1', 'r')`.execute(db)
  expect((await heard(unit, 'duty')).at(-1)).toMatch(/的期限由2026-08-06改为2026-08-20$/)
  const { rows } = await sql<{
    body: string
  }>`select body from notice where person_id = ${unit.person} and kind = 'duty' order by seq desc limit 1`.execute(db)
  expect(rows[0]?.body).toMatch(/期限由2026-08-06改为2026-08-20。原因：放假安排。/)
  on('2026-08-17')
  expect(near(await heard(unit, 'deadline'))).toEqual([expect.stringMatching(/2026-08-06$/), expect.stringMatching(/2026-08-20$/)])
  on('2026-08-18')
  expect(near(await heard(unit, 'deadline')).length).toBe(2)
})

test('a settlement run that fails is told to who began it and to those who account', async () => {
  const id = newId()
  const refusal = { code: 'statement.x', message: '有一项服务没有价格' }
  await sql`insert into settlement_run (id, jurisdiction_id, kind, statement_id, revision, regime_id, during, state, started_by, started_by_name, organisation_id,
      organisation_name, started_at, alive_at)
    values (${id}, ${place}, 'account', ${newId()}, 1, 'hunan-2024', '[2025-01-01,2026-01-01)', 'running', ${stranger.person}, '某', ${stranger.id}, '省文物局',
      ${clock.now()}, ${clock.now()})`.execute(db)
  await sql`update settlement_run set state = 'failed', ended_at = ${clock.now()}, refusal = ${JSON.stringify(refusal)}::jsonb where id = ${id}`.execute(
    db,
  )
  expect(await heard(stranger, 'statement')).toEqual(['2025-01-01 至 2025-12-31 结算核算没有完成'])
  expect(await heard(unit, 'statement')).toEqual([])
})

// A telling that failed is tried again when the day may be another one.
const putAgain = (source: string, id: string, day: string) =>
  sql`insert into notice_outbox (source, source_id) values (${source}, ${`${id}:${day}`})`.execute(db)

test('a duty’s day that was moved before it could be told is not told; the day it has become is, when it comes near', async () => {
  on('2026-09-01')
  const id = await aDuty('2026-09-20', '2026-09-17')
  await putAgain('duty-due', id, '2026-09-03')
  const near = async () => (await heard(unit, 'deadline')).filter((title) => title.includes('2026-09-'))
  expect(await near()).toEqual([])
  on('2026-09-17')
  expect(await near()).toEqual([expect.stringMatching(/的期限临近：2026-09-20$/)])
})

test('a step’s day that was moved before it could be told is not told; the day it has become is, when it comes near', async () => {
  on('2026-10-09')
  const procedures = regimes.get('hunan-2024').procedures.flatMap(({ id, steps }) => steps.map((step) => ({ id, step })))
  const { id: procedure, step } = procedures.find((each) => each.step.by === 'user') ?? { id: '', step: null }
  const [caseId, clockId] = [newId(), newId()]
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, step, submissions, entered_at,
      begun_at, begun_by)
    values (${caseId}, ${place}, 'hunan-2024', ${procedure}, 'BJ-1', ${unit.id}, ${unit.id}, ${step?.id}, 1, ${clock.now()}, ${clock.now()}, ${unit.person})`.execute(
    db,
  )
  await sql`insert into case_clock (id, case_id, step, term_count, term_unit, started_at, due_on, due_at)
    values (${clockId}, ${caseId}, ${step?.id}, 5, 'day', ${clock.now()}, '2026-10-20', '2026-10-20T16:00:00Z')`.execute(db)
  await putAgain('case-due', clockId, '2026-10-10')
  const near = async () => (await heard(unit, 'deadline')).filter((title) => title.includes('BJ-1'))
  expect(await near()).toEqual([])
  on('2026-10-19')
  expect(await near()).toEqual([expect.stringMatching(/BJ-1/)])
  on('2026-10-20')
  expect((await near()).length).toBe(1)
})

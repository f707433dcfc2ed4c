import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { calendar } from '../../calendar/testing.ts'
import { createDoor, day, newId } from '../../kernel/index.ts'
import { createDuties } from '../index.ts'
import { regimes } from './measure.fixture.ts'
import { anOffice, must, told } from './office.fixture.ts'

// Papers, events and important periods; the clock moves forward through the file.
const office = await anOffice('2024-01-01 09:00')
const { clock, db, file, moveTo, of, one, ownerDb, rows, sweep, who } = office

test('a paper is owed from the first day; what renews it is due on its last day, and warned before', async () => {
  await sweep()
  expect(await one('unit', 'plan')).toMatchObject({ dueOn: '2024-02-01', state: 'due-soon', period: null })
  const { id } = await one('unit', 'plan')
  expect(told(await file('unit', id, { validFrom: '2023-01-01' }))).toBe('duty.paper-over 4')
  expect(told(await file('unit', id, { validFrom: '2024-01-02', validTo: '2024-01-01' }))).toBe('request.invalid')
  must(await file('unit', id))
  expect((await rows('unit', '&duty=plan')).map(({ dueOn, state, validTo }) => [dueOn, state, validTo])).toEqual([
    ['2024-02-01', 'fulfilled', '2024-12-31'],
    ['2024-12-31', 'open', null],
  ])
  await sweep()
  expect(await rows('unit', '&duty=plan')).toHaveLength(2)
  await moveTo('2024-10-31 09:00')
  expect((await rows('unit', '&duty=plan')).at(-1)).toMatchObject({ state: 'due-soon' })
})

test('renewed early and without a gap is on time; the next falls due a year later', async () => {
  const renewal = (await rows('unit', '&duty=plan')).at(-1)
  expect(told(await file('unit', renewal.id, { validTo: '2024-12-31' }))).toBe('duty.paper-over 4')
  const filed = must(await file('unit', renewal.id, { validFrom: '2025-01-01' }))
  expect((await rows('unit', '&duty=plan')).map(({ dueOn, late }) => [dueOn, late])).toEqual([
    ['2024-02-01', false],
    ['2024-12-31', false],
    ['2025-12-31', false],
  ])
  // A wrong paper is replaced: what follows moves with it; one without an end leaves nothing to renew only where the duty says no term.
  must(await file('unit', renewal.id, { validFrom: '2025-01-01', validTo: '2025-06-30', replaces: filed.id }))
  expect((await rows('unit', '&duty=plan')).at(-1)).toMatchObject({ dueOn: '2025-06-30', state: 'open' })
})

test('a gap is overdue, and a late renewal stays late; so does one that begins after the gap', async () => {
  await moveTo('2025-07-01 00:00')
  const renewal = (await rows('unit', '&duty=plan')).at(-1)
  expect(renewal.state).toBe('overdue')
  await moveTo('2025-07-10 09:00')
  must(await file('unit', renewal.id))
  expect((await rows('unit', '&duty=plan')).map(({ dueOn, late }) => [dueOn, late]).slice(2)).toEqual([
    ['2025-06-30', true],
    ['2026-07-09', false],
  ])
  const next = (await rows('unit', '&duty=plan')).at(-1)
  must(await file('unit', next.id, { validFrom: '2026-07-11' }))
  expect((await rows('unit', '&duty=plan')).at(-2)).toMatchObject({ state: 'fulfilled', late: true })
})

test('an event of a case brings a duty about in its own transaction, each time it happens and once each', async () => {
  const { id } = await who('unit').need('POST', '/cases', { body: { procedure: 'agree' } })
  const act = (by: string, outcome: string) => who(by).call('POST', `/cases/${id}/acts`, { body: { outcome } })
  must(await act('unit', 'submit'))
  must(await act('authority', 'back'))
  expect(await rows('unit', '&duty=file-agreement')).toEqual([])
  must(await act('unit', 'submit'))
  must(await act('authority', 'sign'))
  expect(await rows('other', '&duty=file-agreement')).toEqual([])
  const found = await rows('unit', '&duty=file-agreement')
  // 20 July 2025 is a Sunday.
  expect(found.map(({ dueOn, caseId }) => [dueOn, caseId])).toEqual([['2025-07-21', id]])
  await sweep()
  expect(await rows('unit', '&duty=file-agreement')).toHaveLength(1)
  const { rows: record } = await sql<{ act: string }>`select act from audit_entry where object_id = ${found[0]?.id}`.execute(db)
  expect(record).toEqual([{ act: 'case.act' }])
})

test('a contract signed: its side that is the party owes, counted from the day it was signed', async () => {
  const body = {
    kind: 'agency',
    counterpartyId: who('provider').organisationId,
    number: 'A-1',
    signedOn: '2025-07-01',
    from: '2025-07-01',
    to: '2026-06-30',
    items: [],
  }
  must(await who('authority').call('POST', '/contracts', { body }))
  expect(await one('provider', 'file-contract')).toMatchObject({ dueOn: '2025-07-31', from: '2025-07-01' })
  expect(await rows('unit', '&duty=file-contract')).toEqual([])
})

test('an important period switches duties on when it begins; ended early, what is due on its last day moves', async () => {
  const declare = (by: string, from: string, to: string, name = '国庆保障') =>
    who(by).call('POST', '/important-periods', { body: { name, from, to, reason: '国庆' } })
  expect(told(await declare('unit', '2025-10-01', '2025-10-08'))).toBe('permission.denied')
  expect(told(await declare('authority', '2025-10-08', '2025-10-01'))).toBe('request.invalid')
  expect(told(await declare('authority', '2025-07-01', '2025-07-09'))).toBe('request.invalid')
  const { id } = must(await declare('authority', '2025-09-28', '2025-10-08'))
  expect(told(await declare('authority', '2025-09-28', '2025-10-09'))).toBe('duty.period-declared')
  await sweep()
  expect(await rows('provider', '&duty=watch')).toEqual([])
  await moveTo('2025-09-28 00:00')
  expect(await one('provider', 'watch')).toMatchObject({ dueOn: '2025-10-08', importantPeriodName: '国庆保障' })
  expect(await one('provider', 'watch-plan')).toMatchObject({ dueOn: '2025-09-30' })
  const end = (on: string) => who('authority').call('POST', `/important-periods/${id}/end`, { body: { on, reason: '活动结束' } })
  expect(told(await end('2025-10-08'))).toBe('request.invalid')
  expect(told(await end('2025-09-27'))).toBe('request.invalid')
  must(await end('2025-10-03'))
  expect(told(await end('2025-10-02'))).toBe('duty.period-over')
  expect(await one('provider', 'watch')).toMatchObject({ dueOn: '2025-10-03' })
  expect(await one('provider', 'watch-plan')).toMatchObject({ dueOn: '2025-09-30' })
  await expect(sql`update important_period set reason = 'x' where id = ${id}`.execute(db)).rejects.toThrow(/never altered/)
})

test('a period that began and ended while nobody looked is owed all the same; a running one at once', async () => {
  must(
    await who('authority').call('POST', '/important-periods', {
      body: { name: '短', from: '2025-11-01', to: '2025-11-02', reason: '会议' },
    }),
  )
  must(
    await who('authority').call('POST', '/important-periods', {
      body: { name: '今天', from: '2025-09-20', to: '2025-09-30', reason: '会议' },
    }),
  )
  expect((await rows('provider', '&duty=watch')).map(({ importantPeriodName }) => importantPeriodName)).toContain('今天')
  await moveTo('2025-12-01 00:00')
  const short = (await rows('provider', '&duty=watch')).find(({ importantPeriodName }) => importantPeriodName === '短')
  expect(short).toMatchObject({ dueOn: '2025-11-02', state: 'overdue' })
})

test('who becomes the party mid-month begins with the next month; who ceases owes no later one', async () => {
  const operator = office.world.player('系统管理员')
  const id = who('finance').organisationId
  must(await operator.call('POST', `/organisations/${id}/parties`, { body: { party: 'user', from: '2025-12-02' } }))
  await moveTo('2026-01-31 09:00')
  expect((await rows('authority', `&duty=monthly${of('finance')}`)).map(({ period }) => period)).toEqual(['2026-01'])
  await sql`update organisation_party set during = daterange(lower(during), '2026-02-01') where organisation_id = ${id} and party = 'user'`.execute(
    ownerDb,
  )
  await moveTo('2026-03-01 09:00')
  expect((await rows('authority', `&duty=monthly${of('finance')}`)).map(({ period }) => period)).toEqual(['2026-01'])
  expect(told(await file('finance', (await one('authority', 'monthly', '2026-01', of('finance'))).id))).toBe('permission.denied')
})

test('a day that rests on an unpublished year is provisional, and read again when the year is published', async () => {
  const { rows: open } = await sql<{ id: string; due: string }>`select id, due_on::text as due from duty_instance
    where duty = 'monthly' and origin = '2026-01' and organisation_id = ${who('unit').organisationId}`.execute(db)
  const [instance] = open
  // As if it had been counted before the year's notice.
  await sql`update duty_instance set due_on = '2026-02-28', due_at = '2026-02-28T16:00:00Z', provisional = true where id = ${instance?.id}`.execute(
    ownerDb,
  )
  const door = createDoor({ db, clock })
  const duties = createDuties({
    ...{ db, door, clock, calendar, regimes },
    regimeIdOn: async () => 'duties-2024',
    facts: async () => ({}),
    openAbout: async () => newId(),
  })
  expect(await duties.rereadProvisional()).toBe(1)
  expect(await duties.rereadProvisional()).toBe(0)
  expect(await one('unit', 'monthly', '2026-01')).toMatchObject({ dueOn: instance?.due, provisional: false })
  const shown = await who('unit').need('GET', `/duties/instances/${instance?.id}`)
  expect(shown.dueMoves).toMatchObject([{ from: '2026-02-28', to: instance?.due, because: '节假日安排已公布' }])
  expect(day(instance?.due ?? '')).toBe(instance?.due)
})

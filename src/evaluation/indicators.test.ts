import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type Day, type Id, instant, newId } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { anOffice, aResource, type Office } from './office.fixture.ts'
import { figureOf, type Measured } from './store/indicators.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-01-02T09:00')
const rectifying = [{ regimeId: 'scoring', procedure: 'rectify', step: 'mend' }]
const turns = [...rectifying, { regimeId: 'scoring', procedure: 'apply', step: 'draft' }]

const measured = (organisationId: Id): Measured => ({
  ...{ organisationId, from: '2024-01-01' as Day, until: '2025-01-01' as Day, now: instant('2025-01-02T01:00:00Z') },
  ...{ rectifying, turns },
})
type Indicator = Parameters<typeof figureOf>[1]
const count = async (indicator: Indicator, organisationId: Id) => {
  const { numerator, denominator } = await figureOf(db, indicator, measured(organisationId))
  return `${numerator}/${denominator}`
}

async function aCase(office: Office, organisationId: Id, procedure: string, step: string, providerId: Id | null = null): Promise<Id> {
  const id = newId()
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, provider_id, begun_by_organisation_id, step,
      submissions, entered_at, begun_at, begun_by)
    values (${id}, ${office.jurisdictionId}, 'scoring', ${procedure}, ${id}, ${organisationId}, ${providerId}, ${organisationId}, ${step}, 1, now(), now(),
      ${newId()})`.execute(ownerDb)
  return id
}
/** Days are instants of China's midnight where only a day is said. */
const at = (text: string | null) => text && (text.includes('T') ? `${text}:00+08:00` : `${text}T00:00:00+08:00`)
async function aClock(caseId: Id, step: string, due: string | null, ended: string | null, by: Id | null = null, started = '2024-01-01') {
  await sql`insert into case_clock (id, case_id, step, term_count, term_unit, started_at, due_on, due_at, ended_at)
    values (${newId()}, ${caseId}, ${step}, 5, 'day', ${at(started)}, ${due}::timestamptz::date, ${at(due)}, ${at(ended)})`.execute(ownerDb)
  if (ended && by)
    await sql`insert into case_event (case_id, at, kind, step, outcome, organisation_id) values (${caseId}, ${at(ended)}, 'left', ${step}, 'x', ${by})`.execute(
      ownerDb,
    )
}

async function place() {
  const office = await anOffice(db, ownerDb, clock)
  return {
    office,
    unit: await office.organisation(newId(), 'user'),
    other: await office.organisation(newId(), 'user'),
    cloud: await office.organisation(newId(), 'provider'),
  }
}
const all: Indicator[] = [
  'migration-rate',
  'usage-within-bounds',
  'duties-on-time',
  'rectified-on-time',
  'orders-on-time',
  'orders-succeeded',
  'cases-on-time',
  'monitoring-completeness',
]

test.each(all)('%s of nothing is nothing of nothing', async (indicator) => {
  const { unit } = await place()
  expect(await count(indicator, unit)).toBe('0/0')
})

describe('clocks', () => {
  test('rectified in time: ended in the period, or overdue in it; another year, another step and another unit do not count', async () => {
    const { office, unit, other } = await place()
    const mend = async (due: string | null, ended: string | null, of = unit) =>
      aClock(await aCase(office, of, 'rectify', 'mend'), 'mend', due, ended, null, '2023-12-01')
    await mend('2024-03-01', '2024-02-29T23:59') // in time, on a leap day
    await mend('2024-03-01', '2024-03-01') // at the very instant: late
    await mend(null, '2024-05-01') // ended while it stood still
    await mend('2024-06-01', null) // overdue and open
    await mend('2024-12-31', '2025-01-01') // late, and ended in the next year
    await mend('2025-01-01', null) // due in the next year
    await mend('2024-01-05', '2023-12-31T23:59') // ended in the year before
    await mend('2024-03-01', '2024-02-01', other)
    await aClock(await aCase(office, unit, 'apply', 'draft'), 'draft', '2024-03-01', '2024-02-01')
    expect(await count('rectified-on-time', unit)).toBe('2/5')
  })

  test('cases in time: whoever left the step; a term that moved the case counts for whose matter it is', async () => {
    const { office, unit, other } = await place()
    const file = await aCase(office, unit, 'apply', 'draft')
    await aClock(file, 'accept', '2024-03-01', '2024-02-01', other)
    await aClock(file, 'review', '2024-03-01', '2024-03-02', other)
    await aClock(file, 'draft', '2024-03-01', '2024-03-03') // by its term
    await aClock(file, 'sign', '2024-03-01', '2024-03-04') // by its term, and not the unit's step
    expect([await count('cases-on-time', other), await count('cases-on-time', unit)]).toEqual(['1/2', '0/1'])
  })
})

describe('work orders', () => {
  async function anOrder(office: Office, unit: Id, cloud: Id, of: { due: string; done: string | null; state?: string; lines?: string[] }) {
    const [id, file] = [newId(), await aCase(office, unit, 'apply', 'deliver', cloud)]
    await aClock(file, 'deliver', of.due, of.done, null, '2024-02-01')
    await sql`insert into work_order (id, jurisdiction_id, case_id, step, kind, number, organisation_id, provider_id, state, issued_at, done_at)
      values (${id}, ${office.jurisdictionId}, ${file}, 'deliver', 'deliver', ${id}, ${unit}, ${cloud}, ${of.state ?? 'done'}, ${at('2024-02-01T09:00')},
        ${at(of.done)})`.execute(ownerDb)
    const { rows } = await sql<{
      item: Id
      pool: Id
    }>`select item_id as item, pool_id as pool from resource where provider_id = ${cloud} limit 1`.execute(ownerDb)
    for (const [index, states] of (of.lines ?? []).entries()) {
      await sql`insert into work_order_line (work_order_id, line_no, item_id, pool_id, quantity, state)
        values (${id}, ${index + 1}, ${rows[0]?.item}, ${rows[0]?.pool}, 1, 'waiting')`.execute(ownerDb)
      for (const state of states.split(' '))
        await sql`update work_order_line set state = ${state}, reason = ${state === 'failed' ? '缺货' : null}
          where work_order_id = ${id} and line_no = ${index + 1}`.execute(ownerDb)
    }
  }

  test('in time by the day of the step; lines that ever failed did not succeed, also when they did in the end', async () => {
    const { office, unit, cloud } = await place()
    await aResource(ownerDb, office, unit, cloud, '2024-01-01', null)
    await anOrder(office, unit, cloud, { due: '2024-02-10', done: '2024-02-09T23:59', lines: ['done', 'failed waiting done', 'failed'] })
    await anOrder(office, unit, cloud, { due: '2024-02-10', done: '2024-02-10' })
    await anOrder(office, unit, cloud, { due: '2024-02-10', done: null, state: 'accepted', lines: ['waiting', 'failed waiting', 'done'] })
    await anOrder(office, unit, cloud, { due: '2024-02-10', done: null, state: 'withdrawn', lines: ['failed'] })
    await anOrder(office, unit, cloud, { due: '2025-01-01', done: '2024-02-02' })
    expect(await count('orders-on-time', cloud)).toBe('1/3')
    expect(await count('orders-succeeded', cloud)).toBe('2/5')
  })
})

test('systems on the cloud, of those that are to be', async () => {
  const { office, unit } = await place()
  for (const status of ['on-cloud', 'to-migrate', 'to-migrate', 'exempt']) await office.system(unit, status)
  expect(await count('migration-rate', unit)).toBe('1/3')
})

test('monitoring: the mean of what was complete, in the period', async () => {
  const { office, cloud } = await place()
  for (const [when, completeness] of [
    ['2023-12-31T23:59', '0'],
    ['2024-01-01T00:00', '0.9'],
    ['2024-12-31T23:59', '0.9999'],
    ['2025-01-01T00:00', '0'],
  ] as const)
    await sql`insert into connection_report (id, provider_id, jurisdiction_id, at, completeness, delay_seconds, interfaces)
      values (${newId()}, ${cloud}, ${office.jurisdictionId}, ${at(when)}, ${completeness}, 1, '{}')`.execute(ownerDb)
  expect(await count('monitoring-completeness', cloud)).toBe('1.8999/2')
})

test('duties: due in the period, not waived; late is not in time, open ones count once they are overdue', async () => {
  const { office, unit } = await place()
  const duty = async (due: string, state: string, late = false) => {
    const done = state === 'fulfilled' ? at(due) : null
    await sql`insert into duty_instance (id, jurisdiction_id, regime_id, duty, organisation_id, origin, subject_from, arises_on, due_on, due_at, state,
        fulfilled_at, late, waived_at, waived_reason, created_at)
      values (${newId()}, ${office.jurisdictionId}, 'scoring', 'report', ${unit}, ${newId()}, ${due}, ${due}, ${due}, ${at(due)}::timestamptz + interval '1 day', ${state},
        ${done}, ${late}, ${state === 'waived' ? at(due) : null}, ${state === 'waived' ? '停机' : null}, now())`.execute(ownerDb)
  }
  await duty('2024-02-29', 'fulfilled')
  await duty('2024-03-31', 'fulfilled', true)
  await duty('2024-04-30', 'waived')
  await duty('2024-12-31', 'open')
  await duty('2025-01-01', 'fulfilled')
  await duty('2023-12-31', 'fulfilled')
  expect(await count('duties-on-time', unit)).toBe('1/3')
})

test('usage: figures without findings, by the last day of each; corrected ones do not count', async () => {
  const { office, unit } = await place()
  const system = await office.system(unit, 'on-cloud')
  const figure = async (from: string, until: string, flagged: 'open' | 'void' | null, superseded = false) => {
    const id = newId()
    await sql`insert into usage_figure (id, jurisdiction_id, organisation_id, system_id, indicator, zone, during, mean, reported_by, reported_by_person,
        reported_at, superseded_at)
      values (${id}, ${office.jurisdictionId}, ${unit}, ${system}, 'cpu', '', daterange(${from}::date, ${until}::date), 50, ${unit}, '张三', now(),
        ${superseded ? at('2024-06-01') : null})`.execute(ownerDb)
    if (flagged)
      await sql`insert into usage_finding (id, jurisdiction_id, organisation_id, system_id, figure_id, rule, message, regime, cite, state, found_at)
        values (${newId()}, ${office.jurisdictionId}, ${unit}, ${system}, ${id}, 'low', '偏低', 'scoring', '1', ${flagged}, now())`.execute(
        ownerDb,
      )
  }
  await figure('2023-12-15', '2024-01-15', null)
  await figure('2024-02-01', '2024-03-01', 'open')
  await figure('2024-02-01', '2024-03-01', 'open', true)
  await figure('2024-03-01', '2024-04-01', 'void')
  await figure('2024-12-15', '2025-01-15', 'open')
  await figure('2023-12-01', '2023-12-10', 'open')
  expect(await count('usage-within-bounds', unit)).toBe('2/3')
})

import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dueOf } from '../calendar/index.ts'
import { calendar } from '../calendar/testing.ts'
import { type Day, day, dayOf, daysBetween, instant, plusDays } from '../kernel/index.ts'
import { anOffice } from './office.fixture.ts'

const { overview, ownerDb, authority, aCase, first } = await anOffice()
const caseId = await aCase(first)
const period = { from: day('2025-01-01'), to: day('2025-12-31') }

/** Days of 2025 around the Spring Festival, the October holidays and ordinary weeks. */
const aDay = fc.integer({ min: 0, max: 250 }).map((count) => plusDays(day('2025-01-10'), count))
const morning = (on: Day) => instant(`${on}T09:00:00+08:00`)

const aClock = fc
  .record({
    start: aDay,
    count: fc.integer({ min: 1, max: 15 }),
    length: fc.integer({ min: 0, max: 40 }),
    gaps: fc.array(fc.tuple(fc.nat(25), fc.nat(12)), { maxLength: 3 }),
  })
  .map(({ start, count, length, gaps }) => {
    const ended = calendar.nextWorkingDayFrom(plusDays(start, length))
    const suspensions = gaps
      // Resumed on a day off with nothing left to count, a term rolls on to the next working day: one more than its count. Not asked here.
      .map(([after, long]) => ({ from: plusDays(start, after), to: calendar.nextWorkingDayFrom(plusDays(start, after + long)) }))
      .filter(({ to }) => to <= ended)
      .map(({ from, to }) => ({ from: morning(from), to: morning(to) }))
    return { start, count, ended, suspensions }
  })

test('the working days that the database counts say the same as the calendar’s due day: in time is no more than the term', async () => {
  const clocks = fc.sample(aClock, { numRuns: 400, seed: 20251015 }).flatMap((clock) => {
    const term = { count: clock.count, unit: 'working-day' as const }
    const due = dueOf({ term, start: morning(clock.start), suspensions: clock.suspensions, calendar })
    // What stands after the term has run out gives no time back to the clock, and is none that was spent.
    const after = !due.stands && clock.suspensions.some(({ from }) => dayOf(from) >= due.dueOn)
    return due.stands || after ? [] : [{ ...clock, due }]
  })
  expect(clocks.length).toBeGreaterThan(200)
  expect(clocks.filter(({ suspensions }) => suspensions.length > 0).length).toBeGreaterThan(50)
  await sql`insert into case_clock (id, case_id, step, term_count, term_unit, started_at, due_on, due_at, suspensions, ended_at)
    select gen_random_uuid(), ${caseId}, 'review', r.count, 'working-day', r.start, r.due, r.due::date + 1, r.suspensions, r.ended
    from jsonb_to_recordset(${JSON.stringify(clocks.map((clock, index) => ({ index, count: clock.count, start: morning(clock.start), due: clock.due.dueOn, suspensions: clock.suspensions, ended: morning(clock.ended) })))}::jsonb)
      as r(count int, start timestamptz, due date, suspensions jsonb, ended timestamptz)`.execute(ownerDb)
  const rows: { weight: string | null; note: string | null; day: Day | null; column: string }[] = []
  for (const column of ['in-time', 'late']) {
    let after: string | undefined
    do {
      const page = await overview.behind(authority, period, { measure: 'decisions', column, limit: 200, ...(after ? { after } : {}) })
      if (!page.ok) throw new Error(page.refusal.code)
      rows.push(...page.value.items.map((item) => ({ ...item, column })))
      after = page.value.next ?? undefined
    } while (after)
  }
  const told = rows.map(({ weight, note, day: on, column }) => `${on} ${note} ${column} ${weight}`).sort()
  const expected = clocks.map(({ ended, count, start, suspensions, due }) => {
    const stood = new Set(
      suspensions.flatMap(({ from, to }) =>
        Array.from({ length: daysBetween(dayOf(from), dayOf(to)) }, (_, index) => plusDays(dayOf(from), index + 1)),
      ),
    )
    const days = Array.from({ length: daysBetween(start, ended) }, (_, index) => plusDays(start, index + 1))
    const worked = days.filter((each) => calendar.isWorkingDay(each) && !stood.has(each)).length
    return `${ended} ${count}个工作日 ${ended <= due.dueOn ? 'in-time' : 'late'} ${worked}`
  })
  expect(told).toEqual(expected.sort())
  for (const { column, weight, note } of rows)
    expect(Number(weight) <= Number.parseInt(note ?? '', 10), `${weight} of ${note}`).toBe(column === 'in-time')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Day,
  day,
  dayOf,
  daysBetween,
  epochDay,
  type Instant,
  instant,
  millisecondsBetween,
  plusDays,
  plusHours,
  startOf,
} from '../kernel/index.ts'
import { type DueDay, type DueQuestion, dueOf } from './due.ts'
import { earliestOf } from './earliest.ts'
import type { Suspension } from './suspension.ts'
import { calendar } from './testing.ts'
import { workdaysByMonth } from './workdays.fixture.ts'

/** 2019–2028: eight published years and two that are not. */
const instants = fc
  .integer({ min: epochDay(day('2019-01-01')) * 1440, max: epochDay(day('2028-12-31')) * 1440 })
  .map((minutes) => plusHours(instant('1970-01-01T00:00Z'), minutes / 60))
const days = instants.map(dayOf)
const counts = fc.integer({ min: 1, max: 120 })
const dayTerms = fc.record({ count: counts, unit: fc.constantFrom('day', 'working-day') })
const additiveTerms = fc.constantFrom(['day', false], ['working-day', true], ['working-day', false] as const)
/** Up to three suspensions in the months after the start, overlapping as they like. */
const situations = instants.chain((start) =>
  fc.record({
    start: fc.constant(start),
    suspensions: fc.array(
      fc.tuple(fc.integer({ min: -500, max: 3000 }), fc.integer({ min: 0, max: 700 })).map(([after, length]) => ({
        from: plusHours(start, after),
        to: plusHours(start, after + length),
      })),
      { maxLength: 3 },
    ),
  }),
)

const due = (question: Omit<DueQuestion, 'calendar'>): DueDay => {
  const answer = dueOf({ ...question, calendar })
  if (answer.stands) throw new Error('nothing is open here')
  return answer
}

/** Mondays to Fridays outside the fixture; knows nothing of the engine. */
const isWorked = (of: Day): boolean => {
  const known = workdaysByMonth[of.slice(0, 7)]?.[+of.slice(8) - 1]
  return known === undefined ? (epochDay(of) + 4) % 7 > 0 && (epochDay(of) + 4) % 7 < 6 : known === '1'
}

/** Walks day by day; the definition that `dueOf` must meet. */
function naive({ term, start, suspensions = [], rollover = true }: Omit<DueQuestion, 'calendar'>): Day {
  const pauses = suspensions.map(({ from, to }) => ({ s: dayOf(from), r: dayOf(to as Instant) }))
  const needsWork = term.unit === 'working-day'
  let counted = 0
  for (let at = plusDays(dayOf(start), 1); ; at = plusDays(at, 1)) {
    const excluded = pauses.some(({ s, r }) => s < at && at <= r)
    const standing = pauses.some(({ s, r }) => s <= at && at < r)
    if (!excluded && (!needsWork || isWorked(at))) counted += 1
    if (counted >= term.count && !standing && (isWorked(at) || !(needsWork || rollover))) return at
  }
}

test('days and working days end where a day-by-day count ends', () => {
  fc.assert(
    fc.property(situations, dayTerms, fc.boolean(), ({ start, suspensions }, term, rollover) => {
      const question = { term, start, suspensions, rollover }
      expect(due(question).dueOn).toBe(naive(question))
    }),
    { numRuns: 1500 },
  )
})

test('working days between two days are the working days one meets on the way', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 500 }), (after, length) => {
      const met = Array.from({ length }, (_, index) => plusDays(after, index + 1)).filter(isWorked).length
      expect(calendar.workingDaysBetween(after, plusDays(after, length))).toBe(met)
    }),
  )
})

test('a later start is never due earlier, nor a longer term', () => {
  const units = fc.constantFrom('hour', 'day', 'working-day', 'month' as const)
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 0, max: 2000 }),
      units,
      counts,
      counts,
      fc.boolean(),
      (start, hours, unit, count, more, rollover) => {
        const base = due({ term: { count, unit }, start, rollover }).dueAt
        expect(due({ term: { count, unit }, start: plusHours(start, hours), rollover }).dueAt >= base).toBe(true)
        expect(due({ term: { count: count + more, unit }, start, rollover }).dueAt >= base).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

test('two terms one after the other are their sum: working days, and days without roll-over', () => {
  fc.assert(
    fc.property(instants, additiveTerms, counts, counts, (start, [unit, rollover], first, second) => {
      const of = (count: number, from: Instant) =>
        due({ term: { count, unit: unit as 'day' }, start: from, rollover: rollover as boolean }).dueOn
      expect(of(second, startOf(of(first, start)))).toBe(of(first + second, start))
    }),
  )
})

test('it does not matter in which order suspensions are told, nor whether one is told in two parts', () => {
  const split = (suspension: Suspension, at: number): Suspension[] => {
    const middle = plusHours(suspension.from, at * (millisecondsBetween(suspension.from, suspension.to as Instant) / 3_600_000))
    return [
      { from: middle, to: suspension.to },
      { from: suspension.from, to: middle },
    ]
  }
  const units = fc.constantFrom('hour', 'day', 'working-day', 'month' as const)
  fc.assert(
    fc.property(situations, units, counts, fc.double({ min: 0, max: 1, noNaN: true }), ({ start, suspensions }, unit, count, at) => {
      const told = due({ term: { count, unit }, start, suspensions })
      expect(due({ term: { count, unit }, start, suspensions: suspensions.toReversed() })).toEqual(told)
      expect(due({ term: { count, unit }, start, suspensions: suspensions.flatMap((one) => split(one, at)) })).toEqual(told)
    }),
  )
})

test('hours: between start and end lie the term and the suspended time, to the millisecond', () => {
  fc.assert(
    fc.property(situations, counts, ({ start, suspensions }, count) => {
      const { dueAt } = due({ term: { count, unit: 'hour' }, start, suspensions })
      const minutes = millisecondsBetween(start, dueAt) / 60_000
      const spans = suspensions.map(
        ({ from, to }) => [millisecondsBetween(start, from) / 60_000, millisecondsBetween(start, to) / 60_000] as const,
      )
      const running = Array.from({ length: minutes }, (_, at) => at).filter((at) => !spans.some(([from, to]) => from <= at && at < to))
      expect(running.length).toBe(count * 60)
    }),
  )
})

test('a minimum period is over on the day after its last day', () => {
  const units = fc.constantFrom('day', 'working-day', 'month' as const)
  fc.assert(
    fc.property(instants, units, counts, (start, unit, count) => {
      const { dueOn } = due({ term: { count, unit }, start, rollover: false })
      expect(daysBetween(dueOn, earliestOf({ term: { count, unit }, start, calendar }).earliestOn)).toBe(1)
    }),
  )
})

test('an answer is provisional just when a day of an unpublished year was asked about', () => {
  fc.assert(
    fc.property(instants, dayTerms, fc.boolean(), (start, term, rollover) => {
      const { dueOn, provisional } = due({ term, start, rollover })
      const asked = term.unit === 'working-day' || rollover
      expect(provisional).toBe(asked && dueOn >= '2027-01-01')
    }),
  )
})

import { describe, expect, test } from 'vitest'
import { day, instant } from '../kernel/index.ts'
import { type Due, daysLeft, dueOf } from './due.ts'
import { earliestOf } from './earliest.ts'
import { parseTerm } from './term.ts'
import { calendar } from './testing.ts'

/** `2024-09-26 10:00`, on the clocks of China. */
const at = (text: string) => instant(`${text.replace(' ', 'T')}:00+08:00`)
const suspension = (from: string, to: string | null) => ({ from: at(from), to: to === null ? null : at(to) })
const said = (due: Due) =>
  due.stands ? `stands, left ${due.left.count} ${due.left.unit}` : `${due.dueOn}${due.provisional ? ' provisional' : ''}`

describe('a term runs out on', () => {
  test.each([
    ['5 working-days', '2024-09-30', '2024-10-12', 'after Golden Week; the made-up Saturday counts'],
    ['2 working-days', '2024-09-26', '2024-09-29', 'the made-up Sunday counts'],
    ['1 working-day', '2024-10-03', '2024-10-08', 'begun within the holiday'],
    ['1 working-day', '2020-01-23', '2020-02-03', 'the extension of 2020'],
    ['7 days', '2020-01-23', '2020-02-03', 'the extension of 2020'],
    ['7 days', '2024-09-30', '2024-10-08', 'ends on the last day of Golden Week'],
    ['1 day', '2024-09-28', '2024-09-29', 'ends on a made-up Sunday, which is worked'],
    ['30 days', '2024-09-04', '2024-10-08', 'ends in Golden Week'],
    ['1 month', '2024-01-31', '2024-02-29', 'no 31 February'],
    ['1 month', '2023-01-31', '2023-02-28', 'no 29 February'],
    ['1 month', '2024-04-30', '2024-05-30', 'the same day, not the last of the month'],
    ['1 month', '2024-08-31', '2024-09-30', 'no 31 September'],
    ['6 months', '2024-08-31', '2025-02-28', 'over the year end to a short month'],
    ['12 months', '2024-02-29', '2025-02-28', 'from leap day'],
    ['48 months', '2020-02-29', '2024-02-29', 'from leap day to leap day'],
    ['3 months', '2024-07-01', '2024-10-08', 'ends on National Day'],
    ['30 days', '2026-12-01', '2026-12-31', 'the last published day'],
    ['10 days', '2026-12-16', '2026-12-28', 'rolled over within the published year'],
    ['31 days', '2026-12-01', '2027-01-01 provisional', 'New Year 2027 is off for certain, but not by a notice yet'],
    ['1 month', '2026-12-02', '2027-01-04 provisional', 'rolled over in the unpublished year'],
    ['1 working-day', '2026-12-31', '2027-01-01 provisional', 'into the unpublished year'],
    ['3 working-days', '2018-12-27', '2019-01-02 provisional', '2018 is not among the files'],
    ['5 days', '2018-12-28', '2019-01-02', 'natural days ask about their end only'],
  ])('%s from %s: %s (%s)', (term, start, due) => {
    expect(said(dueOf({ term: parseTerm(term), start: at(`${start} 17:30`), calendar }))).toBe(due)
  })

  test.each([
    ['7 days', '2024-09-30', '2024-10-07'],
    ['3 months', '2024-07-01', '2024-10-01'],
    ['31 days', '2026-12-01', '2027-01-01'], // no calendar was asked, so nothing is provisional
    ['1 working-day', '2024-09-30', '2024-10-08'],
  ])('without roll-over, %s from %s: %s', (term, start, due) => {
    expect(said(dueOf({ term: parseTerm(term), start: at(`${start} 09:00`), calendar, rollover: false }))).toBe(due)
  })

  test('the day is the day in China, and its end is the start of the next', () => {
    const term = parseTerm('1 day')
    expect(dueOf({ term, start: at('2024-03-04 00:00'), calendar })).toMatchObject({ dueOn: '2024-03-05', dueAt: at('2024-03-06 00:00') })
    expect(dueOf({ term, start: instant('2024-03-04T15:59:59.999Z'), calendar })).toMatchObject({ dueOn: '2024-03-05' })
    expect(dueOf({ term, start: instant('2024-03-04T16:00:00.000Z'), calendar })).toMatchObject({ dueOn: '2024-03-06' })
  })
})

describe('hours', () => {
  test.each([
    ['24 hours', '2024-09-30 23:30', [], '2024-10-01 23:30', '2024-10-01'],
    ['2 hours', '2024-09-30 23:30', [], '2024-10-01 01:30', '2024-10-01'],
    ['24 hours', '2024-09-30 00:00', [], '2024-10-01 00:00', '2024-09-30'], // midnight still belongs to the day that ends
    ['24 hours', '2026-12-31 12:00', [], '2027-01-01 12:00', '2027-01-01'],
    ['24 hours', '2024-03-04 10:00', [['2024-03-04 12:00', '2024-03-04 15:00']], '2024-03-05 13:00', '2024-03-05'],
    [
      '24 hours',
      '2024-03-04 10:00',
      [
        ['2024-03-04 14:00', '2024-03-04 16:00'],
        ['2024-03-04 12:00', '2024-03-04 15:00'],
      ],
      '2024-03-05 14:00',
      '2024-03-05',
    ],
    ['24 hours', '2024-03-04 10:00', [['2024-03-04 08:00', '2024-03-04 11:00']], '2024-03-05 11:00', '2024-03-05'], // begun before the start
    ['24 hours', '2024-03-04 10:00', [['2024-03-01 08:00', '2024-03-04 10:00']], '2024-03-05 10:00', '2024-03-05'], // over by then
    ['24 hours', '2024-03-04 10:00', [['2024-03-05 10:00', '2024-03-06 10:00']], '2024-03-05 10:00', '2024-03-05'], // after it has run out
    ['2 hours', '2024-03-04 23:00', [['2024-03-04 23:30', '2024-03-05 00:30']], '2024-03-05 02:00', '2024-03-05'],
  ] as const)('%s from %s, suspended %j: until %s', (term, start, suspended, dueAt, dueOn) => {
    const suspensions = suspended.map(([from, to]) => suspension(from, to))
    expect(dueOf({ term: parseTerm(term), start: at(start), suspensions, calendar })).toEqual({
      stands: false,
      dueOn,
      dueAt: at(dueAt),
      provisional: false,
    })
  })

  test('standing, with the rest of them', () => {
    const due = dueOf({
      term: parseTerm('24 hours'),
      start: at('2024-03-04 10:00'),
      suspensions: [suspension('2024-03-04 12:30', null)],
      calendar,
    })
    expect(due).toEqual({ stands: true, since: at('2024-03-04 12:30'), left: { count: 21.5, unit: 'hour' }, provisional: false })
  })
})

describe('suspended', () => {
  const cases: readonly [string, string, readonly (readonly [string, string | null])[], string, string][] = [
    ['5 working-days', '2024-09-26', [], '2024-10-09', 'not at all'],
    ['5 working-days', '2024-09-26', [['09-27 09:00', '09-27 17:00']], '2024-10-09', 'within one day'],
    ['5 working-days', '2024-09-26', [['09-26 17:40', '09-26 17:50']], '2024-10-09', 'on the day of the start'],
    ['5 working-days', '2024-09-26', [['09-27 09:00', '10-09 09:00']], '2024-10-14', 'over Golden Week'],
    ['5 working-days', '2024-09-26', [['09-30 09:00', '10-07 09:00']], '2024-10-09', 'on days off only'],
    [
      '5 working-days',
      '2024-09-26',
      [
        ['09-30 09:00', '10-09 09:00'],
        ['09-27 09:00', '10-08 09:00'],
      ],
      '2024-10-14',
      'twice at once: counts once',
    ],
    [
      '5 working-days',
      '2024-09-26',
      [
        ['09-27 09:00', '09-29 09:00'],
        ['09-29 10:00', '10-09 09:00'],
      ],
      '2024-10-14',
      'again on the day of resumption',
    ],
    ['5 working-days', '2024-09-26', [['10-09 16:00', '10-11 09:00']], '2024-10-11', 'on its last day'],
    ['5 working-days', '2024-09-26', [['10-09 16:00', '10-13 09:00']], '2024-10-14', 'on its last day, until a Sunday'],
    ['5 working-days', '2024-09-26', [['10-10 09:00', '10-20 09:00']], '2024-10-09', 'after it had run out'],
    ['5 working-days', '2024-09-26', [['09-20 09:00', '09-24 09:00']], '2024-10-09', 'before it began'],
    ['5 working-days', '2024-09-26', [['09-20 09:00', '09-27 09:00']], '2024-10-10', 'since before it began'],
    ['30 days', '2024-09-04', [['09-10 09:00', '09-15 09:00']], '2024-10-09', 'five natural days'],
    ['30 days', '2024-09-04', [['10-07 09:00', '10-10 09:00']], '2024-10-10', 'in the days off that its end rolls over'],
    ['1 month', '2024-01-31', [['02-05 09:00', '02-08 09:00']], '2024-03-04', 'three natural days, then over the Sunday'],
    ['5 working-days', '2026-12-24', [['12-25 09:00', '12-31 09:00']], '2027-01-06 provisional', 'into the unpublished year'],
    ['5 working-days', '2024-09-26', [['09-27 09:00', null]], 'stands, left 4 working-day', 'still'],
    [
      '5 working-days',
      '2024-09-26',
      [
        ['09-27 09:00', '09-29 09:00'],
        ['09-28 09:00', null],
      ],
      'stands, left 4 working-day',
      'still, by the second',
    ],
    ['5 working-days', '2024-09-26', [['10-09 16:00', null]], 'stands, left 0 working-day', 'still, since its last day'],
    ['5 working-days', '2024-09-26', [['10-10 09:00', null]], '2024-10-09', 'still, since after it had run out'],
    ['1 month', '2024-01-31', [['02-09 09:00', null]], 'stands, left 20 day', 'still; months remain as days'],
  ]
  test.each(cases)('%s from %s, %j: %s (%s)', (term, start, suspended, due) => {
    const year = start.slice(0, 5)
    const suspensions = suspended.map(([from, to]) => suspension(year + from, to && year + to))
    expect(said(dueOf({ term: parseTerm(term), start: at(`${start} 17:30`), suspensions, calendar }))).toBe(due)
  })

  test('backwards is a mistake of the caller', () => {
    const suspensions = [suspension('2024-03-05 09:00', '2024-03-04 09:00')]
    expect(() => dueOf({ term: parseTerm('1 day'), start: at('2024-03-04 09:00'), suspensions, calendar })).toThrow('ends before it begins')
  })
})

test.each([
  ['30 days', '2024-03-01', '2024-04-01', false],
  ['30 days', '2024-09-04', '2024-10-05', false], // the last day is in Golden Week, and no roll-over
  ['3 months', '2024-03-31', '2024-07-01', false],
  ['1 month', '2024-01-31', '2024-03-01', false],
  ['5 working-days', '2024-09-26', '2024-10-10', false],
  ['3 months', '2026-11-30', '2027-03-01', false],
  ['1 working-day', '2026-12-31', '2027-01-02', true],
  ['24 hours', '2024-03-04', '2024-03-05', false],
])('at least %s from %s: earliest on %s', (term, start, earliestOn, provisional) => {
  const earliest = earliestOf({ term: parseTerm(term), start: at(`${start} 17:30`), calendar })
  expect(earliest).toEqual({ earliestOn, provisional, earliestAt: at(`${earliestOn} ${term === '24 hours' ? '17:30' : '00:00'}`) })
})

test.each([
  ['2024-10-12', '2024-09-30', 'working-day', 5],
  ['2024-10-12', '2024-10-12', 'working-day', 0],
  ['2024-10-12', '2024-10-13', 'working-day', 0], // overdue since a Saturday: no working day lost yet
  ['2024-09-30', '2024-10-09', 'working-day', -2],
  ['2024-10-08', '2024-09-30', 'day', 8],
  ['2024-10-08', '2024-10-10', 'month', -2],
  ['2024-10-01', '2024-10-01', 'hour', 0],
] as const)('due on %s, today %s, in a term of %ss: %i left', (dueOn, today, unit, left) => {
  expect(daysLeft({ dueOn: day(dueOn), today: day(today), unit, calendar })).toBe(left)
})

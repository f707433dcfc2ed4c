import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type Day, day, plusDays } from '../kernel/index.ts'
import { readCalendar } from './calendar.ts'
import { loadCalendar } from './files.ts'
import { calendar } from './testing.ts'
import { workdaysByMonth } from './workdays.fixture.ts'

const daysOfYear = (year: number): Day[] => {
  const days: Day[] = []
  for (let at = day(`${year}-01-01`); at.startsWith(`${year}`); at = plusDays(at, 1)) days.push(at)
  return days
}
const isWorkedInFixture = (of: Day): boolean => workdaysByMonth[of.slice(0, 7)]?.[+of.slice(8) - 1] === '1'
/** By the package's data: its functions depend on the zone of the process. */
const isWorkedInPackage = (of: Day): boolean => {
  const { holidays, workdays }: Record<string, Record<string, string>> = chineseDays
  const weekday = Temporal.PlainDate.from(of).dayOfWeek <= 5
  return workdays?.[of] !== undefined || (weekday && holidays?.[of] === undefined)
}

describe.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])('every day of %i', (year) => {
  const days = daysOfYear(year)
  test('is published', () => expect(days.filter((of) => !calendar.isPublished(of))).toEqual([]))
  test('is as in the fixture', () => {
    const months = Object.entries(workdaysByMonth).filter(([month]) => month.startsWith(`${year}`))
    expect(months.reduce((sum, [, text]) => sum + text.length, 0)).toBe(days.length)
    expect(days.filter((of) => calendar.isWorkingDay(of) !== isWorkedInFixture(of))).toEqual([])
  })
  test('is as in chinese-days', () => {
    expect(days.filter((of) => calendar.isWorkingDay(of) !== isWorkedInPackage(of))).toEqual([])
  })
})

describe('the days that hurt', () => {
  test.each([
    ['2018-12-29', true, '元旦调休上班', false], // stands in the notice for 2019, its own year is not published
    ['2018-12-31', false, '元旦', false],
    ['2019-05-03', false, '劳动节', true], // by the second notice of 2019
    ['2020-01-19', true, '春节调休上班', true],
    ['2020-01-31', false, '春节', true], // the extension
    ['2020-02-01', false, '春节', true], // made up by the first notice, off by the second
    ['2020-02-03', true, null, true],
    ['2022-12-31', false, '元旦', true], // stands in the notice for 2023
    ['2024-02-29', true, null, true],
    ['2024-09-29', true, '国庆节调休上班', true], // a Sunday
    ['2024-09-28', false, null, true], // an ordinary Saturday
    ['2026-12-31', true, null, true],
    ['2027-01-01', true, null, false], // Monday to Friday until the notice comes, and marked
    ['2027-01-02', false, null, false],
  ] as const)('%s: worked %s, %s, published %s', (text, worked, name, published) => {
    const of = day(text)
    expect([calendar.isWorkingDay(of), calendar.nameOf(of), calendar.isPublished(of)]).toEqual([worked, name, published])
  })

  test.each([
    ['2024-09-26', 2, '2024-09-29'],
    ['2024-09-30', 1, '2024-10-08'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2018-12-27', 3, '2019-01-02'],
    ['1969-12-26', 1, '1969-12-29'], // a Friday before the epoch
    ['2031-01-03', 6, '2031-01-13'],
  ] as const)('after %s the working day number %i is %s', (from, count, then) => {
    expect(calendar.nthWorkingDayAfter(day(from), count)).toBe(then)
    expect(calendar.workingDaysBetween(day(from), day(then))).toBe(count)
    expect(calendar.workingDaysBetween(day(then), day(from))).toBe(-count)
  })

  test.each([
    ['2024-10-01', '2024-10-08'],
    ['2024-09-29', '2024-09-29'],
    ['2020-01-24', '2020-02-03'],
  ] as const)('from %s the next working day is %s', (from, then) => expect(calendar.nextWorkingDayFrom(day(from))).toBe(then))

  test.each([0, -1, 1.5, Number.NaN])('there is no working day number %d', (count) => {
    expect(() => calendar.nthWorkingDayAfter(day('2024-01-01'), count)).toThrow('not a number of working days')
  })
})

describe('a file that is wrong is named with its fault', () => {
  const notices = [{ address: 'https://www.gov.cn/x' }]
  const holidays = [{ name: '元旦', off: ['2024-01-01'] }]
  const year = (over: object) => ({ file: '2024.yaml', content: { year: 2024, notices, holidays, ...over } })
  test.each([
    [
      'a day that is none',
      year({ holidays: [{ name: '春节', off: ['2023-02-29'] }] }),
      '2024.yaml: /holidays/0/off/0: “2023-02-29” is neither',
    ],
    ['a range backwards', year({ holidays: [{ name: '春节', off: ['2024-02-17..2024-02-10'] }] }), '/holidays/0/off/0'],
    ['a slip in the month', year({ holidays: [{ name: '春节', off: ['2024-02-10..2024-12-17'] }] }), '/holidays/0/off/0'],
    ['a range of three', year({ holidays: [{ name: '春节', off: ['2024-02-10..2024-02-11..2024-02-12'] }] }), '/holidays/0/off/0'],
    [
      'a weekday made up',
      year({ holidays: [{ name: '春节', off: ['2024-02-10'], workdays: ['2024-02-05'] }] }),
      'not a Saturday or Sunday',
    ],
    [
      'off and worked',
      year({ holidays: [{ name: '春节', off: ['2024-02-10'], workdays: ['2024-02-10'] }] }),
      '2024-02-10 is named more than once',
    ],
    ['another year', year({ holidays: [{ name: '春节', off: ['2025-01-28'] }] }), '2025-01-28 is not in 2024'],
    ['November before', year({ holidays: [{ name: '春节', off: ['2023-11-30'] }] }), '2023-11-30 is not in 2024'],
    ['no notice', year({ notices: [] }), '2024.yaml: /notices'],
    ['no address', year({ notices: [{ title: '通知' }] }), '2024.yaml: /notices/0/address'],
    ['an unknown word', year({ workday: [] }), '2024.yaml: /workday'],
    ['nothing', { file: '2024.yaml', content: null }, '2024.yaml: /: Expected object'],
  ])('%s', (_, file, message) => expect(() => readCalendar([file])).toThrow(message))

  test('a year twice, a year missing, no year, and all faults at once', () => {
    const of = (number: number) => ({
      file: `${number}.yaml`,
      content: { year: number, notices, holidays: [{ name: '元旦', off: [`${number}-01-01`] }] },
    })
    expect(() => readCalendar([of(2024), { ...of(2024), file: 'b.yaml' }])).toThrow('b.yaml: 2024 stands in 2024.yaml already')
    expect(() => readCalendar([of(2026), of(2023)])).toThrow('2026.yaml: the years between 2023 and 2026 are missing')
    expect(() => readCalendar([])).toThrow('no year at all')
    expect(() =>
      readCalendar([
        { file: 'a.yaml', content: 1 },
        { file: 'b.yaml', content: 2 },
      ]),
    ).toThrow(/a\.yaml.*\n.*b\.yaml/)
  })

  test('a folder without calendars', () => expect(loadCalendar(import.meta.dirname)).rejects.toThrow('holds no file'))
})

import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/index.ts'
import { notice2027 } from '../notice.fixture.ts'
import type { Holiday } from '../notice.ts'
import { checkNotice } from './check.ts'
import { statutoryDays } from './statutory.ts'

const on = day('2026-11-05')
const withHoliday = (holiday: Holiday) => ({ ...notice2027, holidays: [...notice2027.holidays, holiday] })
const faultsOf = (holiday: Holiday) => checkNotice(withHoliday(holiday), on).faults.map(({ path, message }) => `${path} ${message}`)

test('a notice in order has neither faults nor warnings', () => {
  expect(checkNotice(notice2027, on)).toEqual({ faults: [], warnings: [] })
})

test.each<[string, Holiday, RegExp]>([
  [
    'a make-up day from Monday to Friday',
    { name: '某节', off: ['2027-08-03'], workdays: ['2027-08-04'] },
    /^\/holidays\/7\/workdays\/0 2027-08-04是星期三/,
  ],
  ['a day off twice', { name: '某节', off: ['2027-10-07..2027-10-08'] }, /^\/holidays\/7\/off\/0 2027-10-07写了不止一次/],
  ['off and made up at once', { name: '某节', off: ['2027-10-09'] }, /2027-10-09既放假又调休上班/],
  ['another year', { name: '某节', off: ['2028-01-01'] }, /2028-01-01不在2027年，也不在上一年12月/],
  ['a November before', { name: '某节', off: ['2026-11-30'] }, /2026-11-30不在2027年/],
  ['backwards', { name: '某节', off: ['2027-08-03..2027-08-01'] }, /末日2027-08-01早于首日2027-08-03/],
  ['a slip of the pen', { name: '某节', off: ['2027-08-01..2027-10-01'] }, /共62天，长于任何假期/],
  ['no date', { name: '某节', off: ['8月1日'] }, /“8月1日”既不是日期，也不是起止日期/],
  ['a day that there is not', { name: '某节', off: ['2027-02-29'] }, /“2027-02-29”既不是日期/],
  ['a make-up day that is none', { name: '某节', off: ['2027-08-03'], workdays: ['八月一日'] }, /“八月一日”不是日期/],
])('%s is a fault, in words and at its place', (_, holiday, told) => {
  const faults = faultsOf(holiday)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(told)
})

test('the December before belongs to New Year', () => {
  const holidays = notice2027.holidays.map((one) => (one.name === '元旦' ? { ...one, off: ['2026-12-31..2027-01-02'] } : one))
  expect(checkNotice({ ...notice2027, holidays }, on).faults).toEqual([])
})

test('a notice of tomorrow is a fault', () => {
  expect(checkNotice({ ...notice2027, issuedOn: day('2026-11-06') }, on).faults).toEqual([
    { path: '/issuedOn', message: expect.stringContaining('还没有到') },
  ])
})

describe('what is unusual is only warned of', () => {
  const without = (name: string) => checkNotice({ ...notice2027, holidays: notice2027.holidays.filter((one) => one.name !== name) }, on)
  test.each([
    ['国庆节', /国庆节的法定假日2027-10-01、2027-10-02、2027-10-03没有放假/],
    ['春节', /春节的法定假日2027-02-0[67]前后没有放假/],
    ['清明节', /没有清明节/],
    ['端午节', /端午节的法定假日2027-06-09/],
    ['中秋节', /中秋节的法定假日2027-09-15/],
  ])('without %s', (name, told) => {
    const { faults, warnings } = without(name)
    expect([faults, warnings.join('；')]).toEqual([[], expect.stringMatching(told)])
  })
  test('a make-up day far away', () => {
    const { warnings } = checkNotice(withHoliday({ name: '某节', off: ['2027-08-03'], workdays: ['2027-11-06'] }), on)
    expect(warnings).toEqual(['调休上班日2027-11-06离“某节”超过31天'])
  })
})

// The lunar days from the almanac, not from the program: 春节, 端午, 中秋.
test.each([
  [2024, '2024-02-10', '2024-06-10', '2024-09-17'],
  [2025, '2025-01-29', '2025-05-31', '2025-10-06'],
  [2026, '2026-02-17', '2026-06-19', '2026-09-25'],
  [2033, '2033-01-31', '2033-06-01', '2033-09-08'],
])('the lunar days of %d', (year, ...days) => {
  const named = (name: string) => statutoryDays(year).find((one) => one.name === name)?.day
  expect(['春节', '端午节', '中秋节'].map(named)).toEqual(days)
})

import { expect, test } from 'vitest'
import { formatTerm, parseTerm, type Term } from './term.ts'

test.each([
  ['5 working-days', { count: 5, unit: 'working-day' }, '5个工作日'],
  ['1 working-day', { count: 1, unit: 'working-day' }, '1个工作日'],
  ['30 days', { count: 30, unit: 'day' }, '30日'],
  ['3 months', { count: 3, unit: 'month' }, '3个月'],
  ['24 hours', { count: 24, unit: 'hour' }, '24小时'],
] as const)('%s', (text, term, chinese) => {
  expect(parseTerm(text)).toEqual(term)
  expect(formatTerm(term)).toBe(chinese)
})

test.each([
  [5.5, '5小时30分钟'],
  [0.25, '15分钟'],
  [1 / 3600, '0分钟'],
  [1.999999, '1小时59分钟'],
])('%d hours left over', (count, chinese) => expect(formatTerm({ count, unit: 'hour' } satisfies Term)).toBe(chinese))

test.each([
  ['5', 'a unit'],
  ['0 days', 'from 1 to 9999'],
  ['-1 days', 'from 1'],
  ['1.5 months', 'from 1'],
  ['10000 days', 'from 1'],
  ['五日', '“30 days”'],
  ['5 workdays', 'write “5 working-days”'],
  ['5 Working Days', 'write “5 working-days”'],
  ['5working-days', 'write “5 working-days”'],
  ['30 natural days', 'write “30 days”'],
  ['2 weeks', 'write “14 days”'],
  ['1 year', 'write “12 months”'],
])('“%s” is no term', (text, remedy) => {
  expect(() => parseTerm(text)).toThrow(RangeError)
  expect(() => parseTerm(text)).toThrow(remedy)
})

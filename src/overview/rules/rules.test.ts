import { expect, test } from 'vitest'
import { calendar } from '../../calendar/testing.ts'
import { day, epochDay } from '../../kernel/index.ts'
import { measures } from './measures.ts'
import { noteInWords } from './notes.ts'
import { periodBefore, periodFault, periodName, standingOn } from './period.ts'
import { ruleName } from './rule-name.ts'
import { percentOf } from './share.ts'
import { dayNumbers } from './working-time.ts'

const period = (from: string, to: string) => ({ from: day(from), to: day(to) })

test.each([
  ['a month', '2025-10-01', '2025-10-31', '2025-09-01', '2025-09-30', '2025年10月'],
  ['March: February before it', '2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29', '2024年3月'],
  ['a quarter', '2025-07-01', '2025-09-30', '2025-04-01', '2025-06-30', '2025年第3季度'],
  ['the first quarter: the last of the year before', '2025-01-01', '2025-03-31', '2024-10-01', '2024-12-31', '2025年第1季度'],
  ['three months that are no quarter', '2025-02-01', '2025-04-30', '2024-11-01', '2025-01-31', '2025-02-01至2025-04-30'],
  ['a year', '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31', '2025年'],
  ['twelve months that are no year', '2024-09-01', '2025-08-31', '2023-09-01', '2024-08-31', '2024-09-01至2025-08-31'],
  ['a leap day', '2024-02-29', '2024-02-29', '2024-02-28', '2024-02-28', '2024-02-29至2024-02-29'],
  ['days across a month', '2025-09-25', '2025-10-04', '2025-09-15', '2025-09-24', '2025-09-25至2025-10-04'],
  ['a month but for its last day', '2025-10-01', '2025-10-30', '2025-09-01', '2025-09-30', '2025-10-01至2025-10-30'],
])('%s and what was before it', (_, from, to, before, beforeTo, name) => {
  expect(periodBefore(period(from, to))).toEqual(period(before, beforeTo))
  expect(periodName(period(from, to))).toBe(name)
})

test.each([
  ['2025-10-15', '2025-10-14', '/to'],
  ['2025-10-16', '2025-10-31', '/from'],
  ['2015-10-01', '2025-10-15', '/to'],
  ['2025-10-15', '2025-12-31', null],
])('a period from %s to %s on 2025-10-15', (from, to, fault) => {
  expect(periodFault(period(from, to), day('2025-10-15'))?.path ?? null).toBe(fault)
})

test('what stands is told of the last day, or of today while that is to come', () => {
  expect(standingOn(period('2025-09-01', '2025-09-30'), day('2025-10-15'))).toBe('2025-09-30')
  expect(standingOn(period('2025-10-01', '2025-10-31'), day('2025-10-15'))).toBe('2025-10-15')
})

test('running numbers of working days are the calendar’s, the make-up Sunday and the holidays included', () => {
  const numbers = dayNumbers(calendar, period('2025-09-01', '2025-10-31'))
  const at = (on: string) => numbers[epochDay(day(on)) - epochDay(day('2025-09-01'))] ?? Number.NaN
  // 26 Friday, 28 the make-up Sunday, 29, 30; then nothing until 9 October; 11 the make-up Saturday.
  expect(at('2025-09-30') - at('2025-09-25')).toBe(4)
  expect(at('2025-10-08') - at('2025-09-30')).toBe(0)
  expect(at('2025-10-11') - at('2025-10-08')).toBe(3)
})

test.each([
  ['“{system.name}”{usage.from}至{usage.to}的利用率（{usage.indicator}）为{usage.mean}%，低于20%', '低于20%'],
  [
    '“{system.name}”的云资源利用率（{usage.indicator}）长期较低，{usage.from}至{usage.to}平均{usage.mean}%，请整合、缩容，必要时下线',
    '请整合、缩容，必要时下线',
  ],
  ['经核查“{system.name}”没有使用', '经核查没有使用'],
  ['{system.name}', '触及规则'],
])('a rule that says %s is called %s', (says, name) => expect(ruleName(says)).toBe(name))

test.each([
  [2, 3, '66.7'],
  [1, 8, '12.5'],
  [1, 2000, '0.1'],
  [0, 5, '0.0'],
  [5, 5, '100.0'],
  [0, 0, null],
])('%i of %i', (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent))

test.each([
  ['time', '5 working-day', '5个工作日'],
  ['time', '2025-10-09', '至2025-10-09'],
  ['usage', '12.5', '平均12.5%'],
  ['cost', 'accrued', '已发生，未结算'],
  ['cases', 'open', '在办'],
  ['resources', null, null],
])('a note of %s: %s', (panel, note, words) => expect(noteInWords(panel, note)).toBe(words))

test('every measure says what it counts, and shares are of its own columns', () => {
  expect(new Set(measures.map(({ id }) => id)).size).toBe(measures.length)
  for (const { says, facts, columns, share, spread, id } of measures) {
    expect(says.length, id).toBeGreaterThan(20)
    expect(facts, id).not.toBe('')
    const keys = columns?.map(({ key }) => key) ?? []
    for (const key of [...(share ? [share.of, ...share.in] : []), ...(spread ? [spread] : [])]) expect(keys, id).toContain(key)
  }
})

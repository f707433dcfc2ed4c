import { expect, test } from 'vitest'
import type { Day } from '../../kernel/index.ts'
import type { ChargingRule } from '../../regimes/index.ts'
import { codeOf } from '../../testing/outcome.ts'
import { chargedFrom, chargedUntil } from './charging.ts'
import { lineInWords, readLines, renewLines } from './lines.ts'
import { isRepeated, mayDo, stateOf } from './work-order.ts'

const counting = (...counts: ('start' | 'end')[]) => ({ counts }) as unknown as ChargingRule
test.each<[('start' | 'end')[], string, string, string, string]>([
  [['start'], '2024-02-28', '2024-02-29', '2024-02-28', '2024-02-29'],
  [['start'], '2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29'],
  [['end'], '2024-12-31', '2024-12-31', '2025-01-01', '2025-01-01'],
  [['start', 'end'], '2024-02-29', '2024-02-29', '2024-02-29', '2024-03-01'],
  [[], '2024-02-28', '2024-02-28', '2024-02-29', '2024-02-29'],
  [['start'], '2024-03-10', '2024-03-01', '2024-03-10', '2024-03-10'],
])('%j: from %s to %s is charged [%s, %s)', (counts, start, end, from, until) => {
  expect(chargedFrom(counting(...counts), start as Day)).toBe(from)
  expect(chargedUntil(counting(...counts), end as Day, from as Day)).toBe(until)
})

test.each<[('start' | 'end')[], string, string]>([
  [['start'], '2025-01-31', '2025-02-01'],
  [['start'], '2024-02-29', '2024-03-01'],
  [['start'], '2025-03-01', '2025-04-01'],
  [['start'], '2024-12-31', '2025-01-01'],
  [[], '2024-12-01', '2025-01-01'],
])('%j, from the next month: confirmed on %s, charged from %s', (counts, on, from) => {
  const charging = { ...counting(...counts), from: 'next-month' } as ChargingRule
  expect(chargedFrom(charging, on as Day)).toBe(from)
  // What ends before charging began is charged for no day.
  expect(chargedUntil(charging, on as Day, from as Day)).toBe(from)
})

const least = (counts: ('start' | 'end')[], from: ChargingRule['from'] = 'event-day') =>
  ({ counts, from, least: 'one-day' }) as unknown as ChargingRule
test.each<[string, ChargingRule, string, string, string]>([
  // Confirmed and ended on one day: that day, or the first that counts where the first day does not.
  ['one day, the first counts', least(['start']), '2024-02-29', '2024-02-29', '2024-03-01'],
  ['one day, neither counts', least([]), '2024-12-31', '2024-12-31', '2025-01-02'],
  ['one day, the last counts', least(['end']), '2024-02-28', '2024-02-28', '2024-03-01'],
  ['one day, both count: no second one', least(['start', 'end']), '2024-02-29', '2024-02-29', '2024-03-01'],
  // From the second day on a part day is nothing new.
  ['two days, the first counts', least(['start']), '2024-02-28', '2024-02-29', '2024-02-29'],
  ['two days, neither counts', least([]), '2024-02-28', '2024-02-29', '2024-03-01'],
  ['three days, neither counts', least([]), '2024-02-27', '2024-02-29', '2024-02-29'],
  // What was given back before charging began is charged for no day; on the very day it began, for one.
  ['before the month of charging', least(['start'], 'next-month'), '2025-01-10', '2025-01-31', '2025-02-01'],
  ['on the first day of charging', least(['start'], 'next-month'), '2025-01-10', '2025-02-01', '2025-02-02'],
  ['before charging began at all', least(['start']), '2024-03-10', '2024-03-09', '2024-03-10'],
])('a part day is a day: %s', (_, charging, start, end, until) => {
  expect(chargedUntil(charging, end as Day, chargedFrom(charging, start as Day))).toBe(until)
})

const known = {
  items: new Map([['i', { id: 'i', name: '虚拟CPU', specification: '', unit: '核·月' }]]),
  pools: new Map([['p', { id: 'p', name: '池', zone: '区' }]]),
  resources: new Map([['r', { id: 'r', itemId: 'i', poolId: 'p', quantity: '8.0000' }]]),
}
test.each([
  ['new', { itemId: 'i', poolId: 'p', quantity: ' 1.50 ' }, []],
  [
    'new',
    { itemId: 'x', poolId: 'p', quantity: '0' },
    ['第 1 行：请从服务目录中选择服务项', '第 1 行：数量“0”应是大于 0 的数，最多四位小数'],
  ],
  ['new', { itemId: 'i', poolId: 'p', quantity: '1e3' }, ['第 1 行：数量“1e3”应是大于 0 的数，最多四位小数']],
  ['change', { resourceId: 'r', quantity: '8' }, ['第 1 行：数量与现有数量 8 相同，没有调整']],
  ['change', { resourceId: 'x', quantity: '9' }, ['第 1 行：请选择该系统在用的云资源']],
  ['end', { resourceId: 'r' }, []],
] as const)('a line of an order %s: %j', (order, line, faults) => {
  expect(readLines(order, [line], known).faults.map(({ message }) => message)).toEqual(faults)
})

test('one resource in two lines, and a change that has become none', () => {
  const twice = readLines('end', [{ resourceId: 'r' }, { resourceId: 'r' }], known)
  expect(twice.faults.map(({ path }) => path)).toEqual(['/lines/1/resourceId'])
  const { lines } = readLines('change', [{ resourceId: 'r', quantity: '10' }], known)
  const now = (quantity: string) => ({ resources: new Map([['r', { id: 'r', itemId: 'i', poolId: 'p', quantity }]]) })
  expect(renewLines('change', lines, now('9')).lines[0]?.before).toBe('9')
  expect(renewLines('change', lines, now('10')).faults).toHaveLength(1)
  expect(renewLines('change', lines, { resources: new Map() }).faults).toHaveLength(1)
})

test.each([
  ['accept', 'issued', 'ok'],
  ['accept', 'accepted', 'work-order.wrong-state'],
  ['report', 'issued', 'work-order.wrong-state'],
  ['report', 'failed', 'ok'],
  ['report', 'withdrawn', 'work-order.wrong-state'],
  ['retry', 'failed', 'ok'],
  ['retry', 'done', 'work-order.wrong-state'],
] as const)('%s a work order that is %s: %s', (act, state, code) => expect(codeOf(mayDo(act, { number: 'GD', state }))).toBe(code))

test.each([
  [['waiting', 'waiting'], 'accepted'],
  [['done', 'waiting'], 'partly-done'],
  [['done', 'failed'], 'failed'],
  [['done', 'done'], 'done'],
] as const)('lines %j make %s', (lines, state) => expect(stateOf(lines.map((each) => ({ state: each })))).toBe(state))

test.each([
  [{ state: 'done', reason: null }, { line: 1, state: 'done' }, true],
  [{ state: 'failed', reason: '未说明原因' }, { line: 1, state: 'failed', reason: ' ' }, true],
  [{ state: 'failed', reason: '缺货' }, { line: 1, state: 'failed', reason: '断电' }, false],
  [{ state: 'waiting', reason: null }, { line: 1, state: 'done' }, false],
] as const)('%j and then %j: repeated %s', (line, said, repeated) => expect(isRepeated(line, said)).toBe(repeated))

const asked = {
  no: 1,
  itemId: 'i',
  itemName: '虚拟CPU',
  specification: '通用型',
  unit: '核·月',
  poolId: 'p',
  poolName: '新增资源池',
  zone: '政务外网区',
}
test.each([
  [{ quantity: '8', before: null }, '1. 虚拟CPU（通用型） 8 核·月，新增资源池（政务外网区）'],
  [{ quantity: '12', before: '8' }, '1. 虚拟CPU（通用型）由 8 调整为 12 核·月，新增资源池（政务外网区）'],
  [{ quantity: '0', before: '8' }, '1. 虚拟CPU（通用型） 8 核·月，注销，新增资源池（政务外网区）'],
  [{ quantity: '0.5', before: null, specification: '' }, '1. 虚拟CPU 0.5 核·月，新增资源池（政务外网区）'],
])('%j is listed on a paper as %s', (line, words) => {
  expect(lineInWords({ ...asked, resourceId: null, reason: '', calculation: '', ...line })).toBe(words)
})

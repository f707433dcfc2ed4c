import { expect, test } from 'vitest'
import { calendar } from '../../calendar/testing.ts'
import type { Day, Instant } from '../../kernel/index.ts'
import type { Level, StepRule } from '../../regimes/index.ts'
import { codeOf } from '../../testing/outcome.ts'
import type { CaseEvent } from '../case.ts'
import { earliestDay, readClock, startOfTerms, termInWords, termOf } from './clocks.ts'
import { passLevel } from './levels.ts'

const at = (local: string) => `${local}:00.000+08:00` as Instant
const instant = (local: string) => new Date(at(local)).toISOString() as Instant
const term = { count: 5, unit: 'working-day' } as const

test.each([
  ['over National Day', [], '2024-10-09'],
  ['stood while the unit supplemented', [{ from: instant('2024-09-29T10:00'), to: instant('2024-10-08T10:00') }], '2024-10-11'],
  ['stands', [{ from: instant('2024-09-29T10:00'), to: null }], null],
])('five working days from 26 September: %s', (_, suspensions, dueOn) => {
  expect(readClock({ term, startedAt: instant('2024-09-26T10:00'), suspensions }, calendar).dueOn).toBe(dueOn)
})

const step = (more: Partial<StepRule>) =>
  ({ procedure: 'p', id: 's', name: '审核', levels: [], outcomes: [], ...more }) as unknown as StepRule
const left = (id: string, outcome: string, local: string) =>
  ({ kind: 'left', step: id, outcome, at: instant(local) }) as unknown as CaseEvent

test('a term counts from the last time its event happened, else from coming into the step', () => {
  const entered = instant('2024-09-05T09:00')
  const events = [left('a', 'go', '2024-09-01T09:00'), left('a', 'no', '2024-09-03T09:00'), left('a', 'go', '2024-09-02T09:00')]
  expect(startOfTerms(step({ since: null }), events, entered)).toBe(entered)
  expect(startOfTerms(step({ since: 'p.a.go' }), events, entered)).toBe(instant('2024-09-02T09:00'))
  expect(startOfTerms(step({ since: 'p.b.go' }), events, entered)).toBe(entered)
})

test('a step that must last thirty days is left on the day after them', () => {
  expect(earliestDay(step({ lasts: { count: 30, unit: 'day' } }), instant('2024-10-18T16:00'), calendar)?.on).toBe('2024-11-18')
  expect(earliestDay(step({ lasts: null }), instant('2024-10-18T16:00'), calendar)).toBeNull()
})

const levels: readonly Level[] = ['handler', 'reviewer', 'signer']
const passedBy = (...people: string[]) => ({
  outcome: 'approve',
  passed: people.map((personId, index) => ({
    level: levels[index] ?? '',
    personId,
    personName: '',
    at: instant('2024-09-01T09:00'),
    opinion: null,
  })),
})
test.each([
  ['the handler proposes', null, 'a', levels, 'approve', 'ok'],
  ['a signer cannot begin', null, 'a', ['signer'], 'approve', 'case.level-post'],
  ['the reviewer endorses', passedBy('a'), 'b', ['reviewer'], 'approve', 'ok'],
  ['nobody passes two levels, whatever posts he holds', passedBy('a'), 'a', levels, 'approve', 'case.level-same-person'],
  ['nor the first and the third', passedBy('a', 'b'), 'a', levels, 'approve', 'case.level-same-person'],
  ['another outcome is no endorsement', passedBy('a'), 'b', levels, 'reject', 'case.level-outcome'],
  ['the last level', passedBy('a', 'b'), 'c', ['signer'], 'approve', 'ok'],
] as const)('%s', (_, proposal, personId, posts, outcome, code) => {
  expect(codeOf(passLevel(step({ levels }), proposal, { personId, posts }, outcome, null))).toBe(code)
})

const four: readonly Level[] = ['handler', 'reviewer', 'approver', 'signer']
test.each([
  ['经办', null, 'a', ['handler'], 'ok', false],
  ['审核', passedBy('a'), 'b', ['reviewer'], 'ok', false],
  ['审定', passedBy('a', 'b'), 'c', ['approver'], 'ok', false],
  ['签发 does not take the place of 审定', passedBy('a', 'b'), 'c', ['signer'], 'case.level-post', null],
  ['nor 审定 that of 签发', passedBy('a', 'b', 'c'), 'd', ['approver'], 'case.level-post', null],
  ['签发', passedBy('a', 'b', 'c'), 'd', ['signer'], 'ok', true],
  ['nobody twice', passedBy('a', 'b', 'c'), 'c', four, 'case.level-same-person', null],
] as const)('four levels: %s', (_, proposal, personId, posts, code, last) => {
  const passing = passLevel(step({ levels: four }), proposal, { personId, posts }, 'approve', null)
  expect([codeOf(passing), passing.ok ? passing.value.last : null]).toEqual([code, last])
})

const day = { count: 3, unit: 'day' } as const
const when = (fact: string) => [{ fact, test: { is: 'present' as const } }]
const alternatives: StepRule['alternatives'] = [
  { when: when('field.by'), term: null, until: 'field.by' },
  { when: when('system.kind'), term: null, until: 'system.construction-ends-on' },
  { when: when('unit.nature'), term: day, until: null },
]
test.each<[string, Record<string, string | null>, StepRule['within'], unknown]>([
  ['the first that applies', { 'field.by': '2024-02-29', 'unit.nature': 'enterprise' }, term, { term: null, untilOn: '2024-02-29' }],
  ['a day that is missing is none', { 'system.kind': 'new', 'unit.nature': 'enterprise' }, term, { term: day, untilOn: null }],
  ['what is no day is none', { 'system.kind': 'new', 'system.construction-ends-on': '' }, term, { term, untilOn: null }],
  ['none applies', {}, term, { term, untilOn: null }],
  ['none applies, and nothing else is said', {}, null, null],
])('alternatives of a term: %s', (_, facts, within, expected) => {
  expect(termOf(step({ alternatives, within }), facts, calendar)).toEqual(expected)
})

test('a day on file ends with that day, whatever day it is, and stands for nothing', () => {
  const startedAt = instant('2024-09-26T10:00')
  const suspensions = [{ from: startedAt, to: null }]
  expect(readClock({ term: null, untilOn: '2024-10-01' as Day, startedAt, suspensions }, calendar)).toEqual({
    dueOn: '2024-10-01',
    dueAt: instant('2024-10-02T00:00'),
    provisional: false,
  })
  expect(termInWords(step({ alternatives, within: term }), { by: '整改截止日' })).toBe(
    '至整改截止日或至批复的项目建设期截止日或3日或5个工作日',
  )
  expect(termInWords(step({ alternatives: [], within: null }), {})).toBeNull()
})

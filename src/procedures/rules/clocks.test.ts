import { expect, test } from 'vitest'
import { calendar } from '../../calendar/testing.ts'
import type { Instant } from '../../kernel/index.ts'
import type { Level, StepRule } from '../../regimes/index.ts'
import { codeOf } from '../../testing/outcome.ts'
import type { CaseEvent } from '../case.ts'
import { earliestDay, readClock, startOfTerms } from './clocks.ts'
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

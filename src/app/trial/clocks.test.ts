import { expect, test } from 'vitest'
import { calendar } from '../../calendar/testing.ts'
import { type Instant, instant } from '../../kernel/index.ts'
import type { CaseEvent } from '../../procedures/index.ts'
import type { ProcedureRule, StepRule } from '../../regimes/index.ts'
import { replay, staysOf } from './clocks.ts'

const at = (local: string): Instant => instant(`${local.replace(' ', 'T')}:00+08:00`)
const event = (kind: CaseEvent['kind'], step: string, local: string, outcome: string | null = null) =>
  ({ kind, step, outcome, at: at(local) }) as CaseEvent
const step = (id: string, more: Partial<StepRule> = {}) =>
  ({ procedure: 'apply', id, name: id, within: null, alternatives: [], since: null, suspends: null, ...more }) as StepRule
const procedure = (...steps: StepRule[]) => ({ id: 'apply', steps }) as unknown as ProcedureRule
const workingDays = (count: number) => ({ count, unit: 'working-day' }) as const
const now = at('2024-10-31 12:00')

// Submitted on Thursday 26 September 2024; the office is closed 1–7 October and works on Sunday 29 September and Saturday 12 October.
const story = [
  event('begun', 'draft', '2024-09-25 09:00'),
  event('left', 'draft', '2024-09-26 10:00', 'submit'),
  event('left', 'accept', '2024-09-29 10:00', 'ask'),
  event('left', 'supplement', '2024-10-08 10:00', 'answer'),
  event('overdue', 'accept', '2024-10-12 00:00'),
  event('left', 'accept', '2024-10-14 10:00', 'accept'),
]

test('a case was in each step from one passage to the next', () => {
  expect(staysOf(story, 'review')).toEqual([
    { step: 'draft', from: at('2024-09-25 09:00'), to: at('2024-09-26 10:00') },
    { step: 'accept', from: at('2024-09-26 10:00'), to: at('2024-09-29 10:00') },
    { step: 'supplement', from: at('2024-09-29 10:00'), to: at('2024-10-08 10:00') },
    { step: 'accept', from: at('2024-10-08 10:00'), to: at('2024-10-14 10:00') },
    { step: 'review', from: at('2024-10-14 10:00'), to: null },
  ])
  expect(staysOf(story, null).at(-1)?.step).toBe('accept')
})

const suspending = [step('draft'), step('supplement', { suspends: 'accept' }), step('review')]
const plain = [step('draft'), step('supplement'), step('review')]

test.each([
  // 27, 29 September; stood to 8 October; 9, 10, 11: the fifth working day.
  ['five working days that stand meanwhile', [step('accept', { within: workingDays(5) }), ...suspending], [['2024-10-11', true]]],
  ['seven of them are enough', [step('accept', { within: workingDays(7) }), ...suspending], [['2024-10-14', false]]],
  // Without a suspension the term ends with the step, and counts anew: 9, 10, 11, 12, 14.
  [
    'a draft that lets nothing stand',
    [step('accept', { within: workingDays(5) }), ...plain],
    [
      ['2024-10-09', false],
      ['2024-10-14', false],
    ],
  ],
  [
    'counted from the submission, whatever came between',
    [step('accept', { within: workingDays(5), since: 'apply.draft.submit' }), ...plain],
    [
      ['2024-10-09', false],
      ['2024-10-09', true],
    ],
  ],
  [
    'an alternative for new systems, until a day on file',
    [
      step('accept', {
        within: workingDays(5),
        alternatives: [
          { when: [{ fact: 'system.kind', test: { is: 'equal', value: 'new' } }], term: null, until: 'system.construction-ends-on' },
        ],
      }),
      ...suspending,
    ],
    [['2024-10-20', false]],
  ],
  ['a step that the draft does not have', plain, []],
  ['still running, and run out by now', [...plain.slice(0, 2), step('review', { within: workingDays(5) })], [['2024-10-21', true]]],
])('%s', (_, steps, terms) => {
  const found = replay(procedure(...steps), story, 'review', {
    calendar,
    now,
    facts: { 'system.kind': 'new', 'system.construction-ends-on': '2024-10-20' },
  })
  expect(found.map(({ dueOn, overdue }) => [dueOn, overdue])).toEqual(terms)
})

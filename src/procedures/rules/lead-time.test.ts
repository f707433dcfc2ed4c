import { expect, test } from 'vitest'
import type { ProcedureRule } from '../../regimes/index.ts'
import { leadTimeOf } from './lead-time.ts'

const step = (id: string, by: string, to: string, terms: object) => ({
  id,
  by,
  outcomes: [{ to }, { to: 'side' }],
  within: null,
  alternatives: [],
  lasts: null,
  ...terms,
})
const procedure = (...steps: ReturnType<typeof step>[]) => ({ by: 'user', steps }) as unknown as ProcedureRule
const days = (count: number, unit = 'working-day') => ({ count, unit })

test('the terms of the others on the way to the end, unit by unit; side ways and loops add nothing', () => {
  const apply = procedure(
    step('draft', 'user', 'accept', {}),
    step('accept', 'authority', 'review', { within: days(5) }),
    step('side', 'authority', 'end', { within: days(90) }),
    step('review', 'authority', 'test', { within: days(5) }),
    step('test', 'user', 'open', { within: days(9), lasts: days(30, 'day') }),
    step('open', 'provider', 'keep', { within: days(24, 'hour') }),
    step('keep', 'provider', 'review', { within: days(1, 'month') }),
  )
  expect(leadTimeOf(apply)).toEqual({ hours: 24, workingDays: 10, days: 30, months: 1 })
  expect(leadTimeOf(procedure(step('draft', 'user', 'end', {})))).toEqual({ hours: 0, workingDays: 0, days: 0, months: 0 })
})

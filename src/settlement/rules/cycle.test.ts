import { expect, test } from 'vitest'
import type { Day } from '../../kernel/index.ts'
import { cycleAt, lastDayOf } from './cycle.ts'

const september = { begins: '09-01', first: 'contract' } as const
const january = { begins: '01-01', first: 'begins' } as const

test.each([
  // The first cycle: from the contract to the first 31 August after it.
  [september, '2024-06-28', '2024-06-28', '2024-06-28', '2024-08-31'],
  [september, '2024-06-28', '2024-08-31', '2024-06-28', '2024-08-31'],
  [september, '2024-06-28', '2024-09-01', '2024-09-01', '2025-08-31'],
  [september, '2024-06-28', '2025-08-31', '2024-09-01', '2025-08-31'],
  // The contract begins on the cycle's first day: the first cycle is a whole one; on its last day: a cycle of one day.
  [september, '2024-09-01', '2025-01-01', '2024-09-01', '2025-08-31'],
  [september, '2024-08-31', '2024-08-31', '2024-08-31', '2024-08-31'],
  [january, null, '2025-06-26', '2025-01-01', '2025-12-31'],
  [january, null, '2024-12-31', '2024-01-01', '2024-12-31'],
  [january, null, '2025-01-01', '2025-01-01', '2025-12-31'],
])('%o, contract from %s: %s lies in %s to %s', (rule, contractFrom, on, from, to) => {
  const cycle = cycleAt(rule, contractFrom as Day | null, on as Day)
  expect(cycle && [cycle.from, lastDayOf(cycle)]).toEqual([from, to])
})

test.each([
  ['before the contract', '2024-06-28', '2024-06-27'],
  ['without a contract', null, '2024-06-28'],
])('%s there is no cycle', (_, contractFrom, on) => {
  expect(cycleAt(september, contractFrom as Day | null, on as Day)).toBeNull()
})

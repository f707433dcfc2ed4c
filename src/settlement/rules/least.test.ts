import { expect, test } from 'vitest'
import type { Day } from '../../kernel/index.ts'
import { leastTermOf } from './least.ts'

test.each<[string, string | null, number | null, 'period' | 'metered', string, string | null]>([
  // charged from, first day after the end, months, kind, last day of the line, the last day that had to be charged
  ['2025-01-01', '2025-02-01', 3, 'period', '2025-02-28', '2025-03-31'],
  ['2025-01-01', '2025-02-10', 3, 'period', '2025-02-28', '2025-03-31'], // the line straddles the end
  ['2025-01-01', '2025-02-01', 3, 'period', '2025-01-31', null], // before the end
  ['2025-01-01', '2025-02-01', null, 'period', '2025-02-28', null], // no minimum term: the end came later than the bill
  ['2025-01-01', null, 3, 'period', '2025-02-28', null],
  ['2025-01-01', '2025-02-01', 3, 'period', '2025-04-30', null], // beyond what had to be charged
  ['2025-01-01', '2025-02-01', 3, 'metered', '2025-02-28', null], // quantities are confirmed or not
  ['2024-01-31', '2024-02-10', 1, 'period', '2024-02-28', '2024-02-28'], // a month from the 31st ends before 29 February
])('from %s, ended before %s, at least %s months, a %s line to %s: %s', (chargedFrom, chargedUntil, months, kind, to, last) => {
  const found = leastTermOf({ kind, to: to as Day }, { chargedFrom: chargedFrom as Day, chargedUntil: chargedUntil as Day | null, months })
  expect(found?.to ?? null).toBe(last)
})

import { expect, test } from 'vitest'
import type { Day } from '../kernel/index.ts'
import { acrossInWords, borderIn } from './cycle.ts'

test.each([
  ['01-01', '2024-12-01', '2024-12-31', null],
  ['01-01', '2024-12-02', '2025-01-01', '2025-01-01'],
  ['01-01', '2025-01-01', '2025-01-31', null],
  ['01-01', '2024-12-31', '2025-01-01', '2025-01-01'],
  ['09-01', '2024-08-15', '2024-09-14', '2024-09-01'],
  ['09-01', '2024-12-15', '2025-01-14', null],
  // 29 February is the last day of a cycle that begins on 1 March
  ['03-01', '2024-02-01', '2024-02-29', null],
  ['03-01', '2024-02-29', '2024-03-01', '2024-03-01'],
  ['03-01', '2023-02-15', '2023-02-28', null],
  ['03-01', '2023-02-28', '2023-03-01', '2023-03-01'],
] as const)('cycles from %s, a period from %s to %s: %s', (begins, from, to, border) => {
  expect(borderIn({ begins }, from as Day, to as Day)).toBe(border)
})

test('it says how to report it instead', () => {
  expect(acrossInWords('2024-02-20' as Day, '2024-03-05' as Day, '2024-03-01' as Day, '第四十一条')).toBe(
    '期间跨越两个结算周期（上一周期至2024-02-29，第四十一条）：一笔数量只能计入一个周期，请分为2024-02-20至2024-02-29、2024-03-01至2024-03-05两条上报',
  )
})

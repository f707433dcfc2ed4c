import { expect, test } from 'vitest'
import { judgeDirections } from './directions.ts'

const report = (totalCruised: number, ...violations: object[]) => JSON.stringify({ summary: { totalCruised, violations } })
const upward = { from: 'src/kernel/a.ts', to: 'src/app/b.ts', rule: { name: 'only-below-kernel' } }

test.each([
  ['all in order', report(400), true],
  ['an import upwards', report(400, upward), false],
  ['it read nothing, and found nothing', report(0), false],
  ['it read too few', report(49), false],
])('%s', (_, json, passed) => {
  expect(judgeDirections(json, 50)?.passed).toBe(passed)
})

test('no report is told from a good one', () => {
  expect(judgeDirections('', 50)).toBeNull()
})

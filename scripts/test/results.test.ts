import { expect, test } from 'vitest'
import { countResults } from './results.ts'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((of) => ({ status: of })) })
const report = (...testResults: unknown[]) => ({ testResults })

test.each([
  ['all passed', report(file('passed', 'passed', 'passed')), true, { passed: 2, failed: 0 }],
  ['one failed', report(file('failed', 'passed', 'failed'), file('passed', 'passed')), false, { passed: 2, failed: 1 }],
  ['a skipped test is neither', report(file('passed', 'passed', 'skipped', 'todo')), true, { passed: 1, failed: 0 }],
  ['a file that could not be read', report(file('failed'), file('passed', 'passed')), false, { passed: 1, failed: 1 }],
  ['a hook that threw', report(file('failed', 'passed', 'skipped')), false, { passed: 1, failed: 1 }],
  ['an error outside any test', report(file('passed', 'passed')), false, { passed: 1, failed: 1 }],
  ['no tests', report(), true, { passed: 0, failed: 1 }],
  ['no report', null, false, { passed: 0, failed: 1 }],
])('%s', (_, of, succeeded, expected) => {
  expect(countResults(of, succeeded)).toEqual(expected)
})

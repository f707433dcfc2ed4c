/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/**
 * Counts the tests of a run. A file that failed without a failed test (it could not be read, or a hook threw) counts as one
 * failure; so does a run without tests, without a report, or one that vitest itself calls failed for another reason.
 */
export function countResults(report: unknown, succeeded: boolean): { passed: number; failed: number } {
  const files = isReport(report) ? report.testResults : []
  let passed = 0
  let failed = 0
  for (const { status, assertionResults } of files) {
    const failures = assertionResults.filter((test) => test.status === 'failed').length
    passed += assertionResults.filter((test) => test.status === 'passed').length
    failed += status === 'failed' ? Math.max(failures, 1) : failures
  }
  const unexplained = passed === 0 || !succeeded
  return { passed, failed: failed === 0 && unexplained ? 1 : failed }
}

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'testResults' in value && Array.isArray(value.testResults)

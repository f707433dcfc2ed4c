import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('./memory.fixture.ts', import.meta.url))

// A small nursery for what lives a moment: else the process grows by what the collector does not bother to clear, and not by what we hold.
const options = ['--max-semi-space-size=4', program]

test.each([
  ['csv', 200_000],
  ['focus', 200_000],
  // Half as slow again as all of the others: fewer rows, of which nothing is held either.
  ['xlsx', 60_000],
])('a province as %s is never held in memory: %i lines', { timeout: 120_000 }, async (format, lines) => {
  const { stdout } = await promisify(execFile)(process.execPath, [...options, format, String(lines)])
  const { bytes, grown } = JSON.parse(stdout) as { readonly bytes: number; readonly grown: number }
  expect(bytes).toBeGreaterThan(lines * 50)
  expect(grown).toBeLessThan(150)
})

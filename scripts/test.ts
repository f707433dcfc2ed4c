// What `npm test` runs: everything, the browser's tests included. The very last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareBrowser } from './test/browser.ts'
import { countResults } from './test/results.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhengyun-results-'))
const file = join(folder, 'results.json')

prepareBrowser()
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
const { status } = spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], { stdio: 'inherit' })
const { passed, failed } = countResults(report(), status === 0)
rmSync(folder, { recursive: true, force: true })
process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)

/** What vitest wrote, or null when it came to nothing. */
function report(): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

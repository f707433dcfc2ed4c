// What `npm run check` runs: types, lint and format, import directions, unused code and dependencies. Each tells its own faults;
// the end says which failed.
import { type Check, checks } from './check/checks.ts'

const failed: string[] = []
for (const check of checks) if (!passes(check)) failed.push(check.name)
console.log(
  failed.length === 0 ? `\n${checks.length} checks passed` : `\n${failed.length} of ${checks.length} checks failed: ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1

function passes({ name, run }: Check): boolean {
  const { passed, says } = run()
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name}`)
  if (!passed || says) console.log(says.trimEnd())
  return passed
}

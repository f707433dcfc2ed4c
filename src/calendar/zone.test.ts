import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** Due days of each day of four years, in every unit, as one text; printed by a process of its own. */
const program = `
  import { day, plusDays, sha256, startOf } from ${JSON.stringify(new URL('../kernel/index.ts', import.meta.url).href)}
  import { dueOf, loadCalendar, parseTerm } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)}
  const calendar = await loadCalendar(${JSON.stringify(join(import.meta.dirname, '../../calendars'))})
  const terms = ['36 hours', '7 days', '5 working-days', '1 month'].map(parseTerm)
  const answers = []
  for (let at = day('2023-10-01'); at < '2027-10-01'; at = plusDays(at, 3)) {
    for (const term of terms) answers.push(dueOf({ term, start: startOf(at), calendar }))
  }
  console.log(answers.length, sha256(JSON.stringify(answers)))`

const inZone = async (zone: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, TZ: zone },
  })
  return stdout.trim()
}

test('the zone of the process changes nothing', { timeout: 60_000 }, async () => {
  const china = await inZone('Asia/Shanghai')
  expect(china).toMatch(/^1948 [0-9a-f]{64}$/)
  expect(await inZone('America/New_York')).toBe(china)
  expect(await inZone('Pacific/Kiritimati')).toBe(china)
})

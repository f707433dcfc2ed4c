import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/index.ts'
import type { StatementLine } from '../rules/statement.ts'
import { readLines } from '../store/lines.ts'
import { aLongRun } from './long.fixture.ts'
import { exportLines } from './service/lines.ts'
import { readSeenLines } from './store.ts'

const { db, ownerDb, url } = await testDatabase()
/** 800 lines; 200,000 lines, in shares of 20,000. */
const [short, long] = [await aLongRun(ownerDb, 4, 50), await aLongRun(ownerDb, 10, 5000)]
await sql`analyze statement_resource`.execute(ownerDb)
const sight = { jurisdictionId: null, all: true, organisationIds: [], providerId: null }

const program = fileURLToPath(new URL('./memory.fixture.ts', import.meta.url))
const told = ({ statementId, runNo }: typeof short) => `${statementId} ${runNo}`

test.each(['csv', 'seal'])('200,000 stored lines as %s are never held in memory', { timeout: 180_000 }, async (format) => {
  const given = ['--max-semi-space-size=4', program, url, format, told(short), told(long)]
  const { stdout } = await promisify(execFile)(process.execPath, given)
  const { bytes, grown } = JSON.parse(stdout) as { readonly bytes: number; readonly grown: number }
  expect(bytes).toBeGreaterThan(200_000 * 50)
  expect(grown).toBeLessThan(150)
})

const collected = async (runNo: number, of = sight) => {
  const lines: StatementLine[] = []
  for await (const page of readSeenLines(db, runNo, of)) lines.push(...page)
  return lines
}

test('the lines are those of the pages that the API shows, in every sight', async () => {
  const pages = (of: typeof sight) => readLines(db, short.runNo, { sight: of, after: 0, limit: 1000 })
  const all = await pages(sight)
  expect(all).toHaveLength(800)
  expect(await collected(short.runNo)).toEqual(all)
  const { organisationId, providerId } = all[500] ?? expect.fail('no lines')
  const [unit, cloud] = [
    { ...sight, all: false, organisationIds: [organisationId] as never[] },
    { ...sight, all: false, providerId: providerId as never },
  ]
  expect(await collected(short.runNo, unit)).toEqual(await pages(unit))
  expect(await collected(short.runNo, cloud)).toEqual(await pages(cloud))
  expect([(await pages(unit)).length, (await pages(cloud)).length]).toEqual([200, 400])
})

test('whoever has seen enough leaves: nothing is read any more', async () => {
  const begun = performance.now()
  let seen = 0
  for await (const _ of exportLines(db, { id: long.statementId, runNo: long.runNo }, sight)) {
    seen += 1
    if (seen === 3) break
  }
  expect(performance.now() - begun).toBeLessThan(3000)
  const { rows } = await sql<{ busy: number }>`select count(*)::int as busy from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and (state <> 'idle' or xact_start is not null)`.execute(ownerDb)
  expect([seen, rows[0]?.busy]).toEqual([3, 0])
})

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { acts, happenings, ruleOfAct } from '../notices/rules/happenings.ts'
import { isSilent } from '../notices/rules/told.ts'
import { testDatabase } from '../testing/index.ts'

// No change of state goes untold: every act that the program can put on record, every event of a case and every row with a trigger of its own has
// a rule that says who is told, or why nobody is. Who adds an act and says nothing fails here.

const src = fileURLToPath(new URL('../', import.meta.url))
const sources = globSync('**/*.ts', { cwd: src })
  .filter((path) => !/\.(test|fixture)\.ts$/.test(path) && !path.startsWith('testing/'))
  .map((path) => ({ path, text: readFileSync(`${src}${path}`, 'utf8') }))
const { db } = await testDatabase()

/** Names that are put together: what stands in the braces, by the file that does it. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'statement.${move}': ['statement.review', 'statement.return'],
  'operating-grant.${does}': ['operating-grant.freeze', 'operating-grant.unfreeze', 'operating-grant.revoke'],
}
const written = [
  ...new Set(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/\bdoes: (?:'([a-z-]+\.[a-z-]+)'|`([a-z-]+\.\$\{\w+\})`)/g)].flatMap(([, plain, template]) =>
        plain ? [plain] : (composed[template ?? ''] ?? [`unknown ${template}`]),
      ),
    ),
  ),
].sort()
const calledElsewhere = ['case.', 'organisation.', 'person.']

test('acts are found in the sources at all', () => expect(written.length).toBeGreaterThan(100))

test.each(written)('%s: somebody has said who is told', (act) => {
  const rule = acts[act]
  if (!rule) throw new Error(`say in src/notices/rules/acts-*.ts who is told of ${act}, or why nobody is`)
  if (isSilent(rule)) expect(rule.silent.length).toBeGreaterThan(5)
  else expect(rule.to.length).toBeGreaterThan(0)
})

test.each(Object.keys(acts))('%s is an act that there is', (act) => {
  const named = written.includes(act) || sources.some(({ path, text }) => !path.startsWith('notices/') && text.includes(`'${act}'`))
  expect(named || calledElsewhere.some((prefix) => act.startsWith(prefix))).toBe(true)
})

test('every kind of event of a case is told', async () => {
  const { rows } = await sql<{ says: string }>`select pg_get_constraintdef(oid) as says from pg_constraint
    where conrelid = 'case_event'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%kind%'`.execute(db)
  const kinds = [...(rows[0]?.says ?? '').matchAll(/'([a-z]+)'/g)].map(([, kind]) => kind)
  expect(kinds.length).toBe(9)
  for (const kind of kinds) expect(Object.keys(happenings)).toContain(`case.${kind}`)
})

test('an act that nobody has said anything about is no silence but an error', () => {
  expect(ruleOfAct('pool.blow-up', 'pool')).toBeNull()
  expect(ruleOfAct('constructor', 'pool')).toBeNull()
  expect(ruleOfAct('case.act', 'work-order')?.name).toBe('work-order.change')
  expect(ruleOfAct('budget.accrue', 'budget-finding')?.name).toBe('budget.warn')
})

test('every entry and every event is put in the outbox by the database itself, in the same transaction', async () => {
  const { rows } = await sql<{ on: string }>`select tgrelid::regclass::text as on from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where p.proname = 'put_in_notice_outbox' and t.tgenabled = 'O' order by 1`.execute(db)
  expect(rows.map(({ on }) => on)).toEqual(['audit_entry', 'case_event', 'duty_instance', 'issued_document', 'usage_finding'])
  const put = sql`insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, ip, request_id)
    values (now(), 'p', 'p', 'o', 'session.begin', 'person', 'x', '::1', 'r')`
  await expect(
    db.transaction().execute(async (tx) => {
      await put.execute(tx)
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  expect((await sql`select from notice_outbox`.execute(db)).rows.length).toBe(0)
  await put.execute(db)
  expect((await sql`select from notice_outbox`.execute(db)).rows.length).toBe(1)
})

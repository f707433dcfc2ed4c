import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database, type Instant, instant } from '../../kernel/index.ts'
import { createRegimes, type Regime } from '../../regimes/index.ts'
import { type Law, loadLaw } from '../law-files.ts'
import { type Databases, startDatabases } from '../scenario/databases.ts'
import { play } from '../scenario/run.ts'
import { shipped } from '../shipped.ts'
import { tryPast } from './past.ts'

// The past of one real measure: what its own stories brought about, as any installation has it.
const now: Instant = instant('2026-03-02T09:00:00+08:00')
let databases: Databases
let law: Law
let db: Database
beforeAll(async () => {
  law = await loadLaw([])
  databases = await startDatabases()
  const url = await databases.fresh()
  const { differences } = await play(`${shipped.regimes}/weihai-2025/scenarios/settlement-2025.yaml`, url, law)
  expect(differences).toEqual([])
  db = connect({ url, connectionsMax: 2 })
}, 60_000)
afterAll(async () => {
  await db.destroy()
  await databases.stop()
})

/** Tries a draft that differs from the measure in what `change` says. */
function trying(change: (regime: Regime) => Partial<Regime> = () => ({})) {
  const own = law.regimes.get('weihai-2025')
  const draft: Regime = { ...own, ...change(own), id: 'draft-2026' }
  const regimes = createRegimes([...law.regimes.all(), draft], law.calendar)
  return tryPast({ db, calendar: law.calendar, regimes, now }, { own, draft })
}

const rows = async () => {
  const { rows } = await sql<{ all: string }>`select md5(string_agg(t, ',')) as all from (
    select r::text as t from resource r union all select a::text from allocation a union all select c::text from case_file c
    union all select k::text from case_clock k order by 1) as every`.execute(db)
  return rows
}

test('the same measure again: every case, every term, and not a fen of difference', async () => {
  const { cases, differing, before, after, amounts } = await trying()
  expect(cases).toBeGreaterThan(2)
  expect(differing).toEqual([])
  expect(after).toEqual(before)
  expect(before.terms).toBeGreaterThan(0)
  expect(amounts).toHaveLength(1)
  expect(amounts[0]).toMatchObject({ differences: [], faults: [] })
  expect(amounts[0]?.after).toBe(amounts[0]?.before)
  // The terms that the replay finds are those that ran.
  const { rows: ran } = await sql<{ terms: number; overdue: number }>`
    select count(*)::int as terms, count(overdue_at)::int as overdue from case_clock`.execute(db)
  expect(before).toEqual(ran[0])
})

describe('a draft', () => {
  const stepOf = (regime: Regime, id: string, more: object) => ({
    procedures: regime.procedures.map((procedure) => ({
      ...procedure,
      steps: procedure.steps.map((step) => (`${procedure.id}.${step.id}` === id ? { ...step, ...more } : step)),
    })),
  })

  test('with a shorter term has other due days, and what would have been late is counted', async () => {
    const tried = await trying((regime) => stepOf(regime, 'apply.accept', { within: { count: 1, unit: 'hour' } }))
    expect(tried.differing.length).toBeGreaterThan(0)
    expect(tried.differing[0]?.differences[0]).toMatchObject({ kind: 'term', where: '“受理”的期限' })
    expect(tried.after.overdue).toBeGreaterThanOrEqual(tried.before.overdue)
  })

  test('with a further refusal says which submissions it would have refused', async () => {
    const [rule] = law.regimes.get('weihai-2025').rules
    if (!rule) throw new Error('the measure has rules')
    const refuses = {
      ...rule,
      id: 'no-more',
      on: 'order.submit',
      when: [],
      // biome-ignore lint/suspicious/noThenProperty: the name that packs give it
      then: 'refuse',
      says: '“{unit.name}”暂停申请',
      each: null,
      excepts: [],
    } as const
    const tried = await trying((regime) => ({ rules: [...regime.rules, refuses] }))
    const refused = tried.differing.flatMap(({ differences }) => differences.filter(({ kind }) => kind === 'refusal'))
    expect(refused[0]?.before).toMatch(/^办理/)
    expect(refused[0]?.after).toMatch(/^不予办理：“.+”暂停申请$/)
  })

  test('that does not charge the first day, or begins with the next month, has other bills, system by system', async () => {
    const later = await trying(({ charging }) => ({ charging: charging && { ...charging, from: 'next-month' } }))
    const [amounts] = later.amounts
    expect(Number(amounts?.after)).toBeLessThan(Number(amounts?.before))
    expect(amounts?.differences[0]).toMatchObject({ kind: 'amount' })
    const dearer = await trying(({ charging }) => ({ charging: charging && { ...charging, starts: ['apply.accept.accept'] } }))
    expect(Number(dearer.amounts[0]?.after)).toBeGreaterThan(Number(dearer.amounts[0]?.before))
  })

  test('without a procedure says so', async () => {
    const tried = await trying(({ procedures }) => ({ procedures: procedures.filter(({ id }) => id !== 'apply') }))
    expect(tried.differing[0]?.differences[0]).toEqual({
      kind: 'other',
      where: '程序',
      before: '政务云资源申请',
      after: '草案没有这个程序',
    })
  })

  test('leaves the past as it was', async () => {
    const before = await rows()
    await trying(({ charging }) => ({ charging: charging && { ...charging, from: 'next-month' } }))
    expect(await rows()).toEqual(before)
  })
})

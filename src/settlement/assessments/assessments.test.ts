import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day, type Id, newId } from '../../kernel/index.ts'
import { codeOf, fixedClock, must, testDatabase } from '../../testing/index.ts'
import { aBill, settlementIn } from '../payments/sealed.fixture.ts'
import type { AssessmentInput } from './assessment.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2026-01-10T09:00')
const settlement = settlementIn(db, clock)
const bill = await aBill(ownerDb, settlement)
const { actors, cloudA, cloudB, culture, from } = bill
const { accountant } = actors

const record = (different: Partial<AssessmentInput> = {}, actor = accountant) =>
  settlement.recordAssessment(
    actor,
    { providerId: cloudA, from, percent: '95', assessor: '评估中心', report: `P-${newId()}`, reason: '年度评估', ...different },
    newId(),
  )
const listed = async (actor = accountant) => (await settlement.assessments(actor, { limit: 9 })).items

test.each<[string, Partial<AssessmentInput>]>([
  ['request.not-found', { providerId: culture }],
  ['request.not-found', { providerId: newId() }],
  ['request.invalid', { percent: '100.0001' }],
  ['statement.not-a-cycle', { from: day('2025-02-01') }],
  ['request.invalid', { from: day('2027-01-01') }],
])('%s: %j', async (code, different) => expect(codeOf(await record(different))).toBe(code))

test('needs the word, and the newest report of a cycle counts; earlier ones are kept', async () => {
  expect(codeOf(await record({}, { ...accountant, permissions: new Set(['statement.read']) }))).toBe('permission.denied')
  const first = must(await record({ percent: '95' }))
  expect(first).toMatchObject({ providerName: '甲云', from: '2025-01-01', to: '2025-12-31', percent: '95', counts: true })
  clock.advance({ minutes: 1 })
  const later = must(await record({ percent: '98.5' }))
  must(await record({ providerId: cloudB, percent: '100', from: day('2026-01-01') }))
  const shown = (await listed()).filter(({ providerId }) => providerId === cloudA)
  expect(shown.map(({ id, counts }) => [id, counts])).toEqual([
    [later.id, true],
    [first.id, false],
  ])
  expect((await listed(actors.cloudA)).map(({ percent }) => percent)).toEqual(['98.5', '95'])
  expect((await listed(actors.cloudB)).map(({ percent }) => percent)).toEqual(['100'])
  expect(await listed(actors.culture)).toEqual([])
  const page = await settlement.assessments(accountant, { limit: 1 })
  expect((await settlement.assessments(accountant, { limit: 9, after: page.next ?? '' })).items).toHaveLength(2)
})

test('the bill goes by the newest; what comes after the seal is refused, by the database too', async () => {
  const id: Id = await bill.sealed()
  // 310.00 × (98.5 − 100)% = −4.65; 乙云 has no report for 2025.
  expect(must(await settlement.adjustments(accountant, id))).toMatchObject([
    { organisationName: '甲云', percent: '98.5', base: '310.00', amount: '-4.65' },
  ])
  expect(await record({ percent: '1' })).toMatchObject({ refusal: { code: 'assessment.sealed', citation: { cite: '3' } } })
  const behind = sql`insert into settlement_assessment select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* from settlement_assessment a
    where provider_id = ${cloudA} limit 1`
  await expect(behind.execute(db)).rejects.toThrow(/is sealed/)
  await expect(sql`update settlement_assessment set percent = 1`.execute(db)).rejects.toThrow(/never altered/)
  await expect(sql`delete from settlement_assessment`.execute(db)).rejects.toThrow(/never altered/)
})

test('a report is on record under the article by which it enters the bill, with its provider', async () => {
  const { rows } = await sql<{ act: string; cite: string; of: string }>`select act, cite, concerned_organisation_id as of from audit_entry
    where object_kind = 'assessment' order by id limit 1`.execute(db)
  expect(rows).toEqual([{ act: 'assessment.record', cite: '5', of: cloudA }])
})

test('a report that comes between accounting and review is not passed over: the statement is accounted anew', async () => {
  const another = await aBill(ownerDb, settlement)
  const { accountant: support, reviewer } = another.actors
  const accounted = must(await settlement.account(support, { from: another.from, version: null }, newId()))
  clock.advance({ minutes: 1 })
  must(
    await settlement.recordAssessment(
      support,
      { providerId: another.cloudA, from: another.from, percent: '60', assessor: '评估中心', report: 'P-60', reason: '年度评估' },
      newId(),
    ),
  )
  const review = (version: number) => settlement.review(reviewer, { id: accounted.id, version }, newId())
  expect(await review(accounted.version)).toMatchObject({ refusal: { code: 'statement.assessed-later', citation: expect.anything() } })
  const returned = must(
    await settlement.return(reviewer, { id: accounted.id, version: accounted.version, opinion: '计入评估报告' }, newId()),
  )
  clock.advance({ minutes: 1 })
  const anew = must(await settlement.account(support, { from: another.from, version: returned.version }, newId()))
  // 310.00 × (60 − 100)%
  expect(anew.adjusted).toBe('-124.00')
  expect(must(await review(anew.version)).state).toBe('reviewed')
})

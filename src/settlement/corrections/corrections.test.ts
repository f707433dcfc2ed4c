import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Id, newId } from '../../kernel/index.ts'
import { codeOf, fixedClock, must, testDatabase } from '../../testing/index.ts'
import { aBill, settlementIn } from '../payments/sealed.fixture.ts'
import type { ProposalInput } from './service.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2026-01-10T09:00')
const settlement = settlementIn(db, clock)
const bill = await aBill(ownerDb, settlement)
const { actors, culture, county, cloudA, cloudB } = bill
const { accountant, colleague, reviewer, second } = actors
must(
  await settlement.recordAssessment(
    accountant,
    { providerId: cloudA, from: bill.from, percent: '90', assessor: '评估中心', report: 'P-1', reason: '年度评估' },
    newId(),
  ),
)

const propose = (statementId: Id, different: Partial<ProposalInput> = {}, actor = colleague) =>
  settlement.propose(
    actor,
    { statementId, lineNo: null, adjustmentNo: null, amount: '-1.00', reason: '多计一天', cause: null, evidence: null, ...different },
    newId(),
  )
const decide = (statementId: Id, no: number, decision: 'approve' | 'reject' = 'approve', actor = reviewer, opinion: string | null = null) =>
  settlement.decideCorrection(actor, { statementId, no, decision, opinion }, newId())
const listed = async (statementId: Id, filter = {}, actor = accountant) =>
  must(await settlement.corrections(actor, statementId, { limit: 50, ...filter }))

const early = await bill.accounted()
const tooEarly = await propose(early, { lineNo: 1 })
must(await settlement.review(reviewer, { id: early, version: 1 }, newId()))
must(await settlement.seal(actors.signer, { id: early, version: 2 }, newId()))
const id = early
const [atA, atB, apart] = [
  await bill.lineOf(id, culture, cloudA),
  await bill.lineOf(id, culture, cloudB),
  await bill.lineOf(id, county, cloudA),
]

test('before the seal nothing is corrected: it is returned', () => {
  expect(tooEarly).toMatchObject({ refusal: { code: 'correction.not-sealed', citation: { cite: '3' } } })
})

test.each<[string, Partial<ProposalInput>]>([
  ['request.not-found', { lineNo: 4 }],
  ['request.not-found', { adjustmentNo: 2 }],
  ['request.invalid', {}],
  ['request.invalid', { lineNo: 1, adjustmentNo: 1 }],
  ['request.invalid', { lineNo: 1, amount: '0.00' }],
  ['correction.below-zero', { lineNo: atB, amount: '-62.01' }],
  ['case.material-empty', { lineNo: 1, evidence: { name: 'a.txt', bytes: new Uint8Array() } }],
  ['case.material-type', { lineNo: 1, evidence: { name: 'a.exe', bytes: new Uint8Array([1]) } }],
])('%s: %j', async (code, different) => expect(codeOf(await propose(id, different))).toBe(code))

test('proposed by who accounts, decided by who reviews and is neither its author nor who accounted', async () => {
  expect(await propose(id, { lineNo: atA }, reviewer)).toMatchObject({ refusal: { code: 'statement.not-party', citation: { cite: '2' } } })
  expect(codeOf(await propose(id, { lineNo: atA }, { ...colleague, posts: ['signer'] }))).toBe('statement.not-post')
  const { no } = must(await propose(id, { lineNo: atA, amount: '-10.00' }))
  expect(codeOf(await decide(id, no, 'approve', colleague))).toBe('statement.not-party')
  expect(codeOf(await decide(id, no, 'approve', actors.signer))).toBe('statement.not-post')
  const both = { ...reviewer, parties: ['support', 'authority'], posts: ['handler' as const, 'reviewer' as const] }
  const own = must(await propose(id, { lineNo: atA, amount: '0.01' }, both)).no
  expect(await decide(id, own, 'approve', both)).toMatchObject({ refusal: { code: 'correction.own', citation: { cite: '3' } } })
  const whoAccounted = { ...accountant, parties: ['authority'], posts: ['reviewer' as const] }
  expect(codeOf(await decide(id, no, 'approve', whoAccounted))).toBe('correction.own')
  expect(codeOf(await decide(id, own, 'reject', second))).toBe('request.invalid')
  expect(must(await decide(id, own, 'reject', second, '不实'))).toMatchObject({ state: 'rejected', opinion: '不实' })
  expect(must(await decide(id, no))).toMatchObject({
    ...{
      no,
      state: 'approved',
      lineNo: atA,
      payer: 'level',
      organisationName: '文旅厅',
      providerName: '甲云',
      name: '虚拟CPU',
      amount: '-10.00',
    },
  })
  expect(codeOf(await decide(id, no, 'reject', second, '改'))).toBe('correction.decided')
  expect(codeOf(await decide(id, 99))).toBe('request.not-found')
})

test('its author takes back what nobody has decided', async () => {
  const { no } = must(await propose(id, { lineNo: atB }))
  expect(codeOf(await settlement.withdrawCorrection(accountant, { statementId: id, no }, newId()))).toBe('correction.not-yours')
  expect(must(await settlement.withdrawCorrection(colleague, { statementId: id, no }, newId())).state).toBe('withdrawn')
  expect(codeOf(await settlement.withdrawCorrection(colleague, { statementId: id, no }, newId()))).toBe('correction.decided')
  expect(codeOf(await decide(id, no))).toBe('correction.decided')
})

test('two that together would bring a line below zero: the second is refused when it is decided', async () => {
  const [one, two] = [
    must(await propose(id, { lineNo: atB, amount: '-40' })).no,
    must(await propose(id, { lineNo: atB, amount: '-40' })).no,
  ]
  const both = await Promise.all([decide(id, one), decide(id, two, 'approve', second)])
  expect(both.map(codeOf).sort()).toEqual(['correction.below-zero', 'ok'])
  const left = both[0]?.ok ? two : one
  must(await decide(id, left, 'reject', second, '重复'))
})

test('adjustments too, and lines that a unit pays itself; sums, filters, sights and the explanation follow', async () => {
  const adjusted = must(await propose(id, { adjustmentNo: 1, amount: '31.00', reason: '评估有误', cause: '复核' }))
  expect(adjusted).toMatchObject({
    adjustmentNo: 1,
    lineNo: null,
    providerName: '甲云',
    organisationId: null,
    name: '评估结算',
    cause: '复核',
  })
  const file = { name: '/tmp/证明.txt', bytes: new TextEncoder().encode('多计') }
  const own = must(await propose(id, { lineNo: apart, amount: '-1.00', evidence: file }))
  expect(own).toMatchObject({ payer: 'unit', evidence: '证明.txt' })
  for (const { no } of [adjusted, own]) must(await decide(id, no))
  // 372.00 − 31.00 for the lines; −10.00, −40.00 and 31.00; what 某县 pays itself is not in it.
  expect(must(await settlement.get(accountant, id))).toMatchObject({ payable: '341.00', corrected: '-19.00', due: '322.00' })
  const { items, approved } = await listed(id)
  expect(items.map(({ state }) => state)).toEqual([
    'approved',
    'rejected',
    'withdrawn',
    expect.any(String),
    expect.any(String),
    'approved',
    'approved',
  ])
  expect(approved).toEqual({
    providers: [
      { id: cloudB, name: '乙云', amount: '-40.00', apart: '0.00' },
      { id: cloudA, name: '甲云', amount: '21.00', apart: '-1.00' },
    ],
    units: [
      { id: culture, name: '文旅厅', amount: '-50.00', apart: '0.00' },
      { id: county, name: '某县', amount: '0.00', apart: '-1.00' },
    ],
  })
  expect((await listed(id, { state: 'approved', line: atB })).items.map(({ amount }) => amount)).toEqual(['-40.00'])
  expect((await listed(id, { organisation: county })).items.map(({ no }) => no)).toEqual([own.no])
  const page = await listed(id, { limit: 2 })
  expect((await listed(id, { limit: 9, after: page.next ?? '' })).items.map(({ no }) => no)).toEqual([3, 4, 5, 6, 7])
  expect((await listed(id, {}, actors.county)).items).toEqual([
    expect.objectContaining({ no: own.no, proposedByPerson: null, decidedByPerson: null }),
  ])
  expect(new Set((await listed(id, {}, actors.cloudB)).items.map(({ providerName }) => providerName))).toEqual(new Set(['乙云']))
  expect((await listed(id, {}, actors.cloudA)).approved.units.map(({ name }) => name)).toEqual(['文旅厅', '某县'])
  const explained = must(await settlement.explain(actors.county, id, apart))
  expect(explained.corrections).toEqual([
    expect.objectContaining({ no: own.no, amount: '-1.00', state: 'approved', proposedByPerson: null }),
  ])
  expect(must(await settlement.explain(accountant, id, apart)).corrections[0]?.proposedByPerson).toBe('张三')
})

test('evidence is handed out to who sees the line', async () => {
  const { items } = await listed(id, { organisation: county })
  const of = { statementId: id, no: items[0]?.no ?? 0 }
  expect(must(await settlement.correctionEvidence(actors.county, of))).toMatchObject({
    name: '证明.txt',
    mediaType: 'text/plain; charset=utf-8',
  })
  expect(codeOf(await settlement.correctionEvidence(actors.cloudB, of))).toBe('request.not-found')
  expect(codeOf(await settlement.correctionEvidence(accountant, { ...of, no: 1 }))).toBe('request.not-found')
})

test('every step is on record with its unit: accounting’s article, then the review’s', async () => {
  const { rows } = await sql<{ act: string; cite: string; of: string }>`select act, cite, concerned_organisation_id as of from audit_entry
    where object_kind = 'correction' and object_id = (select id::text from statement_correction where statement_id = ${id} and no = 1) order by id`.execute(
    db,
  )
  expect(rows).toEqual([
    { act: 'correction.propose', cite: '2', of: culture },
    { act: 'correction.decide', cite: '3', of: culture },
  ])
})

describe('the database holds it', () => {
  beforeAll(async () => void must(await propose(id, { lineNo: atA, amount: '1.00', cause: '待审批' })))
  const where = sql`where statement_id = ${id} and cause = '待审批'`
  const decision = (state: string, by: string) =>
    sql`update statement_correction set state = ${state}, opinion = '可', decided_by = proposed_by, decided_by_id = ${sql.raw(by)}, decided_by_person = '某',
      decided_at = now() ${where}`

  test.each([
    ['another amount', sql`update statement_correction set amount_fen = 1`, /never altered/],
    ['what is approved is undone', sql`update statement_correction set state = 'withdrawn' where state = 'approved'`, /never altered/],
    ['no correction', sql`delete from statement_correction`, /never altered/],
    ['its author approves', decision('approved', 'proposed_by_id'), /check constraint/],
    ['somebody else withdraws', decision('withdrawn', 'gen_random_uuid()'), /check constraint/],
    ['who accounted approves', decision('approved', `(select accounted_by from statement where id = '${id}')`), /who accounted/],
    [
      'a smuggled amount',
      sql`update statement_correction set amount_fen = 5, state = 'rejected', opinion = '可', decided_by = proposed_by, decided_by_id = gen_random_uuid(),
        decided_by_person = '某', decided_at = now() ${where}`,
      /never altered/,
    ],
  ])('%s', async (_, command, message) => {
    await expect(command.execute(db)).rejects.toThrow(message)
  })

  const copy = (different: string, value: ReturnType<typeof sql>) =>
    sql`insert into statement_correction select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'no', 98, ${different}::text, ${value}))).*
      from statement_correction c ${where}`

  test('of the line as it is, as a proposal, of a sealed statement', async () => {
    await expect(copy('provider_id', sql`${cloudB}::text`).execute(db)).rejects.toThrow(/names the line/)
    await expect(copy('payer', sql`'unit'::text`).execute(db)).rejects.toThrow(/names the line/)
    await expect(copy('line_no', sql`77`).execute(db)).rejects.toThrow(/names the line/)
    const other = await aBill(ownerDb, settlement)
    const open = await other.accounted()
    await expect(copy('statement_id', sql`${open}::text`).execute(db)).rejects.toThrow(/only a sealed/)
    const approved = sql`insert into statement_correction select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'no', 98))).*
      from statement_correction c where statement_id = ${id} and state = 'approved' limit 1`
    await expect(approved.execute(db)).rejects.toThrow(/begins as a proposal/)
  })

  test('a line below zero', async () => {
    const { rows } = await sql<{
      no: number
    }>`insert into statement_correction select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
      'no', 97, 'cause', null, 'amount_fen', -100000))).* from statement_correction c ${where} returning no`.execute(db)
    expect(rows).toEqual([{ no: 97 }])
    const approve = sql`update statement_correction set state = 'approved', decided_by = proposed_by, decided_by_id = gen_random_uuid(), decided_by_person = '某',
      decided_at = now() where statement_id = ${id} and no = 97`
    await expect(approve.execute(db)).rejects.toThrow(/below zero/)
  })
})

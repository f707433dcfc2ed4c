import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day, type Id, newId } from '../../kernel/index.ts'
import { codeOf, fixedClock, must, testDatabase } from '../../testing/index.ts'
import { aBill, aGrade, settlementIn } from './sealed.fixture.ts'
import type { PaymentInput } from './service.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2026-01-10T09:00')
const settlement = settlementIn(db, clock)
const { actors, accounted, cloudA, cloudB, lineOf, culture } = await aBill(ownerDb, settlement)
const { accountant, cashier, treasurer, reviewer } = actors
must(
  await settlement.recordAssessment(
    accountant,
    { providerId: cloudA, from: day('2025-01-01'), percent: '90', assessor: '评估中心', report: 'P-1', reason: '年度评估' },
    newId(),
  ),
)

const input = (id: Id, different: Partial<PaymentInput> = {}): PaymentInput => ({
  statementId: id,
  providerId: cloudA,
  amount: '100.00',
  paidOn: day('2026-01-11'),
  voucher: newId(),
  note: null,
  ...different,
})
const pay = (id: Id, different: Partial<PaymentInput> = {}, actor = cashier) => settlement.pay(actor, input(id, different), newId())

describe('one bill, from before its review to too much', async () => {
  const early = await accounted()
  const before = await pay(early)
  must(await settlement.review(reviewer, { id: early, version: 1 }, newId()))
  const reviewed = await pay(early)
  must(await settlement.seal(actors.signer, { id: early, version: 2 }, newId()))
  const id = early
  clock.set('2026-01-12T09:00')

  test('nothing is paid before the seal, and the article says so', async () => {
    for (const refused of [before, reviewed])
      expect(refused).toMatchObject({ refusal: { code: 'statement.pay-before-review', citation: { regime: 'paid', cite: '3' } } })
    expect(must(await settlement.get(accountant, id))).toMatchObject({
      ...{ total: '372.00', apart: '31.00', adjusted: '-31.00', payable: '341.00' }, // 310.00 + 62.00; 310.00 × 10%
      ...{ corrected: '0.00', due: '341.00', paid: '0.00', payment: 'none' },
    })
  })

  test.each<[string, Partial<PaymentInput>]>([
    ['request.not-found', { providerId: culture }],
    ['request.invalid', { amount: '0.00' }],
    ['payment.too-much', { amount: '279.01' }], // 310.00 − 31.00
    ['payment.too-much', { providerId: cloudB, amount: '62.01' }],
    ['payment.before-cycle-end', { paidOn: day('2025-12-31') }],
    ['payment.before-seal', { paidOn: day('2026-01-09') }],
    ['payment.later', { paidOn: day('2026-01-13') }],
  ])('%s: %j', async (code, different) => expect(codeOf(await pay(id, different))).toBe(code))

  test('only by the paying party’s handler', async () => {
    expect(await pay(id, {}, accountant)).toMatchObject({ refusal: { code: 'statement.not-party', citation: { cite: '4' } } })
    expect(codeOf(await pay(id, {}, { ...cashier, posts: ['signer'] }))).toBe('statement.not-post')
    expect(codeOf(await pay(id, {}, { ...cashier, permissions: new Set(['statement.read']) }))).toBe('permission.denied')
    expect(codeOf(await pay(newId()))).toBe('request.not-found')
  })

  test('a part, the rest, and not a fen more; a voucher pays once; a reversal by another gives back', async () => {
    const first = must(await pay(id, { voucher: 'V-1', note: '首付' }))
    expect(first).toMatchObject({
      no: 1,
      providerName: '甲云',
      amount: '100.00',
      note: '首付',
      reverses: null,
      reversedBy: null,
      recordedByPerson: '张三',
    })
    expect(codeOf(await pay(id, { voucher: 'V-1', providerId: cloudB, amount: '1' }))).toBe('payment.voucher-taken')
    expect(codeOf(await pay(id, { amount: '179.01' }))).toBe('payment.too-much')
    must(await pay(id, { amount: '179' }))
    expect(codeOf(await pay(id, { amount: '0.01' }))).toBe('payment.too-much')
    must(await pay(id, { providerId: cloudB, amount: '62.00' }))
    expect(must(await settlement.get(accountant, id))).toMatchObject({ paid: '341.00', payment: 'fully' })
    const undo = { statementId: id, no: 1, reason: '金额登记有误' }
    expect(codeOf(await settlement.reversePayment(cashier, undo, newId()))).toBe('payment.own-reversal')
    expect(must(await settlement.reversePayment(treasurer, undo, newId()))).toMatchObject({
      no: 4,
      amount: '-100.00',
      reverses: 1,
      paidOn: '2026-01-12',
    })
    expect(codeOf(await settlement.reversePayment(treasurer, undo, newId()))).toBe('payment.reversed')
    expect(codeOf(await settlement.reversePayment(cashier, { ...undo, no: 4 }, newId()))).toBe('payment.is-reversal')
    expect(codeOf(await settlement.reversePayment(cashier, { ...undo, no: 9 }, newId()))).toBe('request.not-found')
    must(await pay(id, { voucher: 'V-1', amount: '90.00' }))
    const { items, providers } = must(await settlement.payments(accountant, id))
    expect(items.map(({ no, amount, reversedBy }) => [no, amount, reversedBy])).toEqual([
      [1, '100.00', 4],
      [2, '179.00', null],
      [3, '62.00', null],
      [4, '-100.00', null],
      [5, '90.00', null],
    ])
    expect(providers).toEqual([
      { id: cloudB, name: '乙云', due: '62.00', paid: '62.00', open: '0.00', payment: 'fully' },
      { id: cloudA, name: '甲云', due: '279.00', paid: '269.00', open: '10.00', payment: 'partly' },
    ])
    expect(must(await settlement.get(accountant, id))).toMatchObject({ paid: '331.00', payment: 'partly' })
  })

  test('a provider sees its own, without who recorded it; a unit nothing', async () => {
    const own = must(await settlement.payments(actors.cloudB, id))
    expect(own.providers.map(({ name }) => name)).toEqual(['乙云'])
    expect(own.items.map(({ no, recordedByPerson }) => [no, recordedByPerson])).toEqual([[3, null]])
    expect(must(await settlement.payments(actors.culture, id))).toEqual({ items: [], providers: [] })
    expect(must(await settlement.get(actors.cloudB, id))).toMatchObject({
      whole: false,
      corrected: null,
      due: null,
      paid: null,
      payment: null,
    })
  })

  test('what an approved correction lowers after it was paid is paid too much', async () => {
    const lineNo = await lineOf(id, culture, cloudB)
    const { no } = must(
      await settlement.propose(
        actors.colleague,
        { statementId: id, lineNo, adjustmentNo: null, amount: '-2.00', reason: '多计一天', cause: null, evidence: null },
        newId(),
      ),
    )
    must(await settlement.decideCorrection(reviewer, { statementId: id, no, decision: 'approve', opinion: null }, newId()))
    expect(must(await settlement.payments(actors.cloudB, id)).providers).toEqual([
      { id: cloudB, name: '乙云', due: '60.00', paid: '62.00', open: '-2.00', payment: 'over' },
    ])
    expect(must(await settlement.get(accountant, id))).toMatchObject({ corrected: '-2.00', due: '339.00', paid: '331.00', payment: 'over' })
    expect(await pay(id, { providerId: cloudB, amount: '0.01' })).toMatchObject({ refusal: { facts: { open: '0.00' } } })
  })

  test('every payment is on record, under the article that says who pays', async () => {
    const { rows } = await sql<{ act: string; cite: string; of: string }>`select act, cite, concerned_organisation_id as of from audit_entry
      where object_kind = 'payment' order by id`.execute(db)
    expect(rows.map(({ act }) => act)).toEqual(['payment.record', 'payment.record', 'payment.record', 'payment.reverse', 'payment.record'])
    expect(rows[0]).toMatchObject({ cite: '4', of: cloudA })
  })

  describe('the database holds it', () => {
    const raw = (different: string, values: ReturnType<typeof sql> | null = null) =>
      sql`insert into statement_payment (id, jurisdiction_id, statement_id, provider_id, no, amount_fen, paid_on, voucher, reverses, reason, recorded_by, recorded_by_id,
          recorded_by_person, recorded_at)
        select ${newId()}, jurisdiction_id, statement_id, provider_id, 99, 1, '2026-01-12', ${different}, null, null, recorded_by, ${newId()}, '某', now()
        from statement_payment where statement_id = ${id} and no = 2 ${values ?? sql``}`

    test.each([
      ['another amount', sql`update statement_payment set amount_fen = 1`],
      ['no payment', sql`delete from statement_payment`],
      ['nothing paid', sql`update statement_payee set paid_fen = 0`],
      ['another due', sql`update statement_payee set corrected_fen = 100000`],
      ['no payee', sql`delete from statement_payee`],
      [
        'a payee by hand',
        sql`insert into statement_payee select statement_id, ${newId()}, '丙云', 1, 0, 0, 0 from statement_payee limit 1`,
      ],
      ['an empty table', sql`truncate statement_payment`],
    ])('%s is refused to the application and to the owner', async (_, command) => {
      await expect(command.execute(db)).rejects.toThrow(/never altered|permission denied/)
      await expect(command.execute(ownerDb)).rejects.toThrow(/never altered|referenced in a foreign key/)
    })

    test('a voucher twice, more than is due, before the seal, somebody’s own reversal', async () => {
      await expect(raw('V-1').execute(db)).rejects.toThrow(/voucher has paid already/)
      const more = sql`insert into statement_payment (id, jurisdiction_id, statement_id, provider_id, no, amount_fen, paid_on, voucher, recorded_by, recorded_by_id,
          recorded_by_person, recorded_at) select ${newId()}, jurisdiction_id, statement_id, provider_id, 99,`
      const rest = sql`, recorded_by, recorded_by_id, '某', now() from statement_payment where statement_id = ${id} and no = 2`
      await expect(sql`${more} 1001, '2026-01-12', 'W' ${rest}`.execute(db)).rejects.toThrow(/more than is due/)
      await expect(sql`${more} 1, '2026-01-09', 'W' ${rest}`.execute(db)).rejects.toThrow(/before the statement was sealed/)
      const undo = (
        amount: number,
        by: string,
      ) => sql`insert into statement_payment (id, jurisdiction_id, statement_id, provider_id, no, amount_fen, paid_on, voucher,
          reverses, reason, recorded_by, recorded_by_id, recorded_by_person, recorded_at)
        select ${newId()}, jurisdiction_id, statement_id, provider_id, 99, ${amount}, '2026-01-12', voucher, id, '误', recorded_by, ${sql.raw(by)}, '某', now()
        from statement_payment where statement_id = ${id} and no = 2`
      await expect(undo(-17900, 'recorded_by_id').execute(db)).rejects.toThrow(/recorded himself/)
      await expect(undo(-100, 'gen_random_uuid()').execute(db)).rejects.toThrow(/all of it/)
    })
  })
})

test('of payments at once only as many take effect as are due; the same voucher pays once', async () => {
  const own = await aBill(ownerDb, settlement)
  const id = await own.sealed()
  const at = { providerId: own.cloudB, paidOn: day('2026-01-12') }
  const both = await Promise.all([1, 2, 3].map(() => pay(id, { ...at, amount: '31.00' }, own.actors.cashier)))
  expect(both.map(codeOf).sort()).toEqual(['ok', 'ok', 'payment.too-much'])
  const other = await aBill(ownerDb, settlement)
  const elsewhere = await other.sealed()
  const twice = { amount: '1.00', voucher: 'SAME', paidOn: day('2026-01-12') }
  const paid = await Promise.all([
    pay(id, { ...twice, providerId: own.cloudA }, own.actors.cashier),
    pay(id, { ...twice, providerId: own.cloudA }, own.actors.treasurer),
    pay(elsewhere, { ...twice, providerId: other.cloudA }, other.actors.cashier),
  ])
  // The third is another jurisdiction's voucher.
  expect(paid.map(codeOf).sort()).toEqual(['ok', 'ok', 'payment.voucher-taken'])
})

test('what a unit’s grade takes off belongs to no single provider: it bounds what is paid to all of them together', async () => {
  const own = await aBill(ownerDb, settlement)
  await aGrade(ownerDb, own.office.jurisdictionId, own.culture, '不合格')
  const id = await own.sealed()
  const at = { paidOn: day('2026-01-12') }
  const payTo = (providerId: Id, amount: string) => pay(id, { ...at, providerId, amount }, own.actors.cashier)
  // 310.00 + 62.00, less ten percent: 334.80 in all, however much of it is of which provider.
  expect(must(await settlement.get(own.actors.accountant, id))).toMatchObject({ adjusted: '-37.20', due: '334.80' })
  must(await payTo(own.cloudA, '310.00'))
  expect(await payTo(own.cloudB, '24.81')).toMatchObject({ refusal: { code: 'payment.too-much', facts: { open: '24.80' } } })
  const raw = sql`insert into statement_payment (id, jurisdiction_id, statement_id, provider_id, no, amount_fen, paid_on, voucher, recorded_by, recorded_by_id,
      recorded_by_person, recorded_at)
    select gen_random_uuid(), jurisdiction_id, statement_id, ${own.cloudB}, 9, 2481, paid_on, 'W', recorded_by, recorded_by_id, '某', now() from statement_payment
    where statement_id = ${id}`
  await expect(raw.execute(db)).rejects.toThrow(/more than is due would be paid for statement/)
  const about = { statementId: id, lineNo: null, adjustmentNo: 1, amount: '10.00', reason: '复核', cause: null, evidence: null }
  const { no } = must(await settlement.propose(own.actors.colleague, about, newId()))
  must(await settlement.decideCorrection(own.actors.second, { statementId: id, no, decision: 'approve', opinion: null }, newId()))
  must(await payTo(own.cloudB, '34.80'))
  expect(must(await settlement.get(own.actors.accountant, id))).toMatchObject({
    corrected: '10.00',
    due: '344.80',
    paid: '344.80',
    payment: 'fully',
  })
})

import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Id, newId, type Outcome, ok, refuse, type Writing, yuan } from '../../kernel/index.ts'
import type { CycleRule, Regime } from '../../regimes/index.ts'
import { type ActRule, citationOf, mayDo } from '../rules/life.ts'
import { unseen } from '../service/acts/record.ts'
import type { SettlementNeeds } from '../service/needs.ts'
import { seen } from '../service/reading.ts'
import { readOwed } from '../store/owed.ts'
import { type Held, lockStatement } from '../store/statements.ts'
import { mayBePaid, mayBeReversed, mayBeTaken, type PayeeView, type Payment, payeeView, paying, reversing } from './payment.ts'
import * as store from './store.ts'

export interface PaymentInput {
  readonly statementId: Id
  readonly providerId: Id
  /** In yuan, at most two places. */
  readonly amount: string
  readonly paidOn: Day
  readonly voucher: string
  readonly note: string | null
}

export interface ReversalInput {
  readonly statementId: Id
  readonly no: number
  readonly reason: string
}

export interface Payments {
  readonly items: readonly Payment[]
  readonly providers: readonly PayeeView[]
}

/** Payments for sealed statements (先审再付), by the party that the cycle names as payer; a mistake is undone by another person's reversal. */
export const createPayments = (needs: SettlementNeeds) => ({
  /** What was paid to whom, and what is open: all for who sees the whole, a provider its own, a unit nothing. */
  async payments(actor: OfficeActor, id: Id): Promise<Outcome<Payments>> {
    const statement = await seen(needs, actor, id)
    if (!statement.ok) return statement
    const items = await store.readPayments(needs.db, actor.sight, id)
    const providers = await store.readPayees(needs.db, actor.sight, id)
    return ok({ items: items.map((payment) => shown(payment, statement.value.whole)), providers: providers.map(payeeView) })
  },

  /** Records a payment to one provider. */
  pay: (actor: OfficeActor, input: PaymentInput, key: string): Promise<Outcome<Payment>> =>
    needs.door.write({ actor, does: 'payment.record', needs: 'statement.pay', once: { key, input } }, async (writing) => {
      const bill = await billFor(needs, writing, paying, input.statementId)
      return bill.ok ? pay(writing, bill.value, input) : bill
    }),

  /** Undoes a payment that was recorded by mistake. */
  reversePayment: (actor: OfficeActor, input: ReversalInput, key: string): Promise<Outcome<Payment>> =>
    needs.door.write({ actor, does: 'payment.reverse', needs: 'statement.pay', once: { key, input } }, async (writing) => {
      const bill = await billFor(needs, writing, reversing, input.statementId)
      return bill.ok ? reverse(writing, bill.value, input) : bill
    }),
})

interface Bill {
  readonly held: Held
  readonly regime: Regime
  readonly cycle: CycleRule
}

/** The statement, locked: whoever else pays it waits. */
async function billFor({ regimes }: SettlementNeeds, { tx, actor }: Writing<OfficeActor>, act: ActRule, id: Id): Promise<Outcome<Bill>> {
  const held = actor.jurisdictionId === null ? null : await lockStatement(tx, actor.jurisdictionId, id)
  if (!held) return unseen()
  const regime = regimes.get(held.regimeId)
  if (!regime.cycle) throw new Error(`${regime.id} has a statement and no cycle`)
  const may = mayDo(act, actor, regime, regime.cycle)
  return may.ok ? ok({ held, regime, cycle: regime.cycle }) : may
}

async function pay(writing: Writing<OfficeActor>, bill: Bill, input: PaymentInput): Promise<Outcome<Payment>> {
  const { tx, now, actor } = writing
  const { held, regime, cycle } = bill
  const amount = yuan(input.amount)
  if (amount <= 0n) return refuse('request.invalid', { faults: [{ path: '/amount', message: '付款金额须大于零' }] })
  const paid = mayBePaid({ ...held, sealedOn: held.sealedAt && dayOf(held.sealedAt) }, input.paidOn, dayOf(now), regime, cycle)
  if (!paid.ok) return paid
  const payee = (await store.readPayees(tx, everybody(held), held.id)).find(({ id }) => id === input.providerId)
  if (!payee) return refuse('request.not-found', { facts: { what: '该结算单的云服务商' } })
  if (await store.isVoucherTaken(tx, held.jurisdictionId, input.voucher))
    return refuse('payment.voucher-taken', { facts: { voucher: input.voucher } })
  const owed = await readOwed(tx, held.id)
  const taken = mayBeTaken(payee, owed.due - owed.paid, amount)
  if (!taken.ok) return taken
  const { personId, personName, organisationId } = actor
  const by = { personId, personName, organisationId }
  const { jurisdictionId } = held
  return recorded(writing, bill, { ...input, id: newId(), jurisdictionId, amount, reverses: null, reason: null, by, at: now })
}

async function reverse(writing: Writing<OfficeActor>, bill: Bill, { no, reason }: ReversalInput): Promise<Outcome<Payment>> {
  const { tx, now, actor } = writing
  const { jurisdictionId, id: statementId } = bill.held
  const undone = await store.findPayment(tx, statementId, no)
  if (!undone) return refuse('request.not-found', { facts: { what: '付款记录' } })
  const may = mayBeReversed(undone, undone.recordedById === actor.personId)
  if (!may.ok) return may
  const { personId, personName, organisationId } = actor
  const { providerId, voucher } = undone
  const reversal = {
    id: newId(),
    jurisdictionId,
    statementId,
    providerId,
    voucher,
    reason,
    note: null,
    by: { personId, personName, organisationId },
    at: now,
  }
  return recorded(writing, bill, { ...reversal, amount: -yuan(undone.amount), paidOn: dayOf(now), reverses: undone.id })
}

async function recorded(
  { tx, record }: Writing<OfficeActor>,
  { held, regime, cycle }: Bill,
  payment: store.NewPayment,
): Promise<Outcome<Payment>> {
  const no = await store.insertPayment(tx, payment)
  const after = await store.findPayment(tx, held.id, no)
  if (!after) throw new Error(`payment ${payment.id} was written and is not there`)
  await record({
    object: { kind: 'payment', id: payment.id },
    jurisdiction: held.jurisdictionId,
    organisation: payment.providerId,
    citation: citationOf(regime, cycle.cites.pays ?? cycle.cites.accounts),
    after: { statementId: held.id, ...shown(after, true) },
  })
  return ok(shown(after, true))
}

const everybody = ({ jurisdictionId }: Held) => ({ jurisdictionId, all: true, organisationIds: [], providerId: null })

/** Who recorded it is the house's own affair. */
const shown = ({ recordedById: _, ...payment }: store.RecordedPayment, whole: boolean): Payment =>
  whole ? payment : { ...payment, recordedByPerson: null }

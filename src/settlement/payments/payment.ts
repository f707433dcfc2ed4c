import { type Day, type Fen, formatYuan, type Id, type Instant, type Outcome, ok, plusDays, refuse } from '../../kernel/index.ts'
import type { CycleRule, Regime } from '../../regimes/index.ts'
import { type ActRule, citationOf, stateNames } from '../rules/life.ts'
import type { State } from '../rules/statement.ts'

/** A payment to a provider for a sealed statement, or the reversal of one that was recorded by mistake. Amounts are yuan texts, of a reversal negative. */
export interface Payment {
  readonly id: Id
  /** Within the statement. */
  readonly no: number
  readonly providerId: Id
  readonly providerName: string
  readonly amount: string
  readonly paidOn: Day
  readonly voucher: string
  readonly note: string | null
  /** The number of the payment that this one undoes, and why. */
  readonly reverses: number | null
  readonly reason: string | null
  /** The number of the reversal that undid this one. */
  readonly reversedBy: number | null
  readonly recordedBy: string
  /** Null for whoever sees only a part of the statement. */
  readonly recordedByPerson: string | null
  readonly recordedAt: Instant
}

export const paymentStates = ['none', 'partly', 'fully', 'over'] as const
/** 未付, 部分付款, 已付清, 多付 (corrections lowered what was due after it was paid). */
export type PaymentState = (typeof paymentStates)[number]

/** What is due to a provider after adjustments and approved corrections, and what is paid of it, in fen. */
export interface Payee {
  readonly id: Id
  readonly name: string
  readonly due: bigint
  readonly paid: bigint
}

/** A provider's place in the bill as people read it, in yuan: `open` is negative where too much is paid. */
export interface PayeeView {
  readonly id: Id
  readonly name: string
  readonly due: string
  readonly paid: string
  readonly open: string
  readonly payment: PaymentState
}

/** How far something is paid: nothing due is paid in full. */
export function paymentStateOf({ due, paid }: Pick<Payee, 'due' | 'paid'>): PaymentState {
  if (paid > 0n && paid > due) return 'over'
  if (paid >= due) return 'fully'
  return paid === 0n ? 'none' : 'partly'
}

export const payeeView = ({ id, name, due, paid }: Payee): PayeeView => ({
  ...{ id, name, due: formatYuan(due as Fen), paid: formatYuan(paid as Fen) },
  open: formatYuan((due - paid) as Fen),
  payment: paymentStateOf({ due, paid }),
})

export const paying: ActRule = { name: '付款登记', by: 'pays', post: 'handler' }
export const reversing: ActRule = { name: '付款冲销', by: 'pays', post: 'handler' }

interface Bill {
  readonly state: State
  /** The day after the cycle's last. */
  readonly until: Day
  /** Null until it is sealed. */
  readonly sealedOn: Day | null
}

/** Whether a bill may be paid on a day: used first (先用后付), reviewed and sealed first (先审再付), and not ahead of time. Refuses with the cycle's articles. */
export function mayBePaid(
  { state, until, sealedOn }: Bill,
  on: Day,
  today: Day,
  regime: Pick<Regime, 'id'>,
  { cites }: CycleRule,
): Outcome<null> {
  const reviewed = citationOf(regime, cites.reviews)
  if (state !== 'sealed' || sealedOn === null)
    return refuse('statement.pay-before-review', { facts: { state: stateNames[state] }, citation: reviewed })
  if (on < until)
    return refuse('payment.before-cycle-end', { facts: { on, ends: plusDays(until, -1) }, citation: citationOf(regime, cites.begins) })
  if (on < sealedOn) return refuse('payment.before-seal', { facts: { on, sealed: sealedOn }, citation: reviewed })
  return on > today ? refuse('payment.later', { facts: { on } }) : ok(null)
}

/** Whether an amount is open to a provider; `open` is what the whole statement still has open, which bounds it too. In fen. */
export function mayBeTaken(payee: Payee, open: bigint, amount: bigint): Outcome<null> {
  const own = payee.due - payee.paid
  const most = own < open ? own : open
  if (amount <= most) return ok(null)
  const left = formatYuan((most > 0n ? most : 0n) as Fen)
  return refuse('payment.too-much', { facts: { provider: payee.name, open: left, amount: formatYuan(amount as Fen) } })
}

/** Whether a payment can be undone by somebody. */
export function mayBeReversed({ no, reverses, reversedBy }: Payment, own: boolean): Outcome<null> {
  if (reverses !== null) return refuse('payment.is-reversal', { facts: { no: String(no) } })
  if (reversedBy !== null) return refuse('payment.reversed', { facts: { no: String(no) } })
  return own ? refuse('payment.own-reversal') : ok(null)
}

import { type Citation, type Fen, formatYuan, type Id, type Instant, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { CycleRule, Regime } from '../../regimes/index.ts'
import { type ActRule, citationOf, stateNames } from '../rules/life.ts'
import type { State as StatementState } from '../rules/statement.ts'

export const correctionStates = ['proposed', 'approved', 'rejected', 'withdrawn'] as const
/** 待审批, 已同意, 不同意, 已撤回. */
export type CorrectionState = (typeof correctionStates)[number]

/** What is corrected, as the statement names it: who pays it, whose it is. */
export interface Corrected {
  /** A line, or else a result of evaluation or assessment. */
  readonly lineNo: number | null
  readonly adjustmentNo: number | null
  readonly payer: 'level' | 'unit'
  readonly resourceId: Id | null
  readonly organisationId: Id | null
  readonly organisationName: string | null
  readonly systemId: Id | null
  readonly systemName: string | null
  readonly providerId: Id | null
  readonly providerName: string | null
  /** The service item, or the adjustment. */
  readonly name: string
}

/** A change of a sealed statement's line, beside it: proposed by who accounts, decided by a second person of who reviews. `amount` is a signed yuan text. */
export interface Correction extends Corrected {
  readonly id: Id
  /** Within the statement. */
  readonly no: number
  readonly amount: string
  readonly reason: string
  readonly cause: string | null
  /** The evidence's name, where there is a file. */
  readonly evidence: string | null
  readonly state: CorrectionState
  readonly proposedBy: string
  /** People are named to who sees the whole statement. */
  readonly proposedByPerson: string | null
  readonly proposedAt: Instant
  readonly decidedBy: string | null
  readonly decidedByPerson: string | null
  readonly decidedAt: Instant | null
  readonly opinion: string | null
}

/** As it is told: who dealt with it, to who sees the whole statement. */
export const shown = ({ proposedById: _, ...correction }: Correction & { readonly proposedById: Id }, whole: boolean): Correction =>
  whole ? correction : { ...correction, proposedByPerson: null, decidedByPerson: null }

export const proposing: ActRule = { name: '更正', by: 'accounts', post: 'handler' }
export const deciding: ActRule = { name: '更正审批', by: 'reviews', post: 'reviewer' }

const stateWords: Readonly<Record<CorrectionState, string>> = {
  proposed: '待审批',
  approved: '已经同意',
  rejected: '没有同意',
  withdrawn: '已经撤回',
}

/** Only what is sealed is corrected: before that it is returned and accounted anew. */
export function mayBeCorrected(state: StatementState, regime: Pick<Regime, 'id'>, { cites }: CycleRule): Outcome<null> {
  if (state === 'sealed') return ok(null)
  return refuse('correction.not-sealed', { facts: { state: stateNames[state] }, citation: citationOf(regime, cites.reviews) })
}

/** Who knows of a correction: its author, and who accounted the statement. */
interface Hands {
  readonly no: number
  readonly state: CorrectionState
  readonly proposedById: Id
  readonly accountedBy: Id | null
}

/** Whether somebody is the second person (not its author, not who accounted the statement), and it still waits. */
export function mayDecide({ no, state, proposedById, accountedBy }: Hands, personId: Id, citation: Citation | null): Outcome<null> {
  if (state !== 'proposed') return refuse('correction.decided', { facts: { no: String(no), state: stateWords[state], act: '审批' } })
  return personId === proposedById || personId === accountedBy ? refuse('correction.own', { citation }) : ok(null)
}

/** Its author takes back what nobody has decided. */
export function mayWithdraw({ no, state, proposedById }: Omit<Hands, 'accountedBy'>, personId: Id): Outcome<null> {
  if (state !== 'proposed') return refuse('correction.decided', { facts: { no: String(no), state: stateWords[state], act: '撤回' } })
  return personId === proposedById ? ok(null) : refuse('correction.not-yours')
}

/** A line with its approved corrections never falls below zero; an adjustment may. In fen: what the line comes to so far, and the change. */
export function mayFall(lineNo: number | null, sofar: bigint, change: bigint): Outcome<null> {
  if (lineNo === null || sofar + change >= 0n) return ok(null)
  const facts = { line: String(lineNo), amount: formatYuan(sofar as Fen), change: formatYuan(change as Fen) }
  return refuse('correction.below-zero', { facts })
}

import { type Outcome, ok, refuse } from '../../kernel/index.ts'

/** open 待处理, accepted 对方正确, rejected 本方正确, corrected 档案已更正. */
export const states = ['open', 'accepted', 'rejected', 'corrected'] as const
export type DifferenceState = (typeof states)[number]

export const stateNames: Readonly<Record<DifferenceState, string>> = {
  open: '待处理',
  accepted: '采纳',
  rejected: '不采纳',
  corrected: '已更正档案',
}

/** What is decided of differences. */
export interface DecisionInput {
  /** What they are decided to be; `open` takes them up again. */
  readonly decision: DifferenceState
  readonly reason: string
  /** Which facts on file were corrected, where that was done. */
  readonly fact?: string | undefined
}

/** Whether what is said of a decision is complete: a correction names the facts, nothing else does; and something changes. */
export function judgeDecision({ decision, fact }: DecisionInput, from: DifferenceState): Outcome<null> {
  const named = (fact ?? '').trim() !== ''
  if ((decision === 'corrected') !== named) return refuse('reconciliation.fact')
  return decision === from ? refuse('reconciliation.same-state', { facts: { state: stateNames[decision] } }) : ok(null)
}

/** What is to be done about an accepted difference: a statement that is not sealed is returned and accounted anew, a sealed one is corrected. */
export const remedyFor = (state: DifferenceState, statementState: string): 'return' | 'correction' | null =>
  state !== 'accepted' ? null : statementState === 'sealed' ? 'correction' : 'return'

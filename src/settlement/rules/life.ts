import type { OfficeActor } from '../../identity/index.ts'
import { type Citation, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { type CycleRule, type Permission, partyOf, type Regime } from '../../regimes/index.ts'
import type { State } from './statement.ts'

export type Move = 'account' | 'review' | 'return' | 'seal'

interface MoveRule {
  readonly name: string
  readonly needs: Permission
  /** The party of the cycle that does it. */
  readonly by: 'accounts' | 'reviews'
  readonly post: 'handler' | 'reviewer' | 'signer'
  readonly from: readonly State[]
}

/** The life of a statement: accounted, then reviewed or returned, then sealed (先审再付). */
export const moves: Readonly<Record<Move, MoveRule>> = {
  account: { name: '核算', needs: 'statement.account', by: 'accounts', post: 'handler', from: ['returned'] },
  review: { name: '审核通过', needs: 'statement.review', by: 'reviews', post: 'reviewer', from: ['accounted'] },
  return: { name: '退回', needs: 'statement.review', by: 'reviews', post: 'reviewer', from: ['accounted', 'reviewed'] },
  seal: { name: '封存', needs: 'statement.seal', by: 'reviews', post: 'signer', from: ['reviewed'] },
}

export const stateNames: Readonly<Record<State, string>> = {
  draft: '核算中',
  accounted: '已核算、待审核',
  returned: '已退回',
  reviewed: '已审核、待封存',
  sealed: '已封存',
}
const postNames = { handler: '经办', reviewer: '审核', signer: '签发' } as const

/** Who dealt with the run that stands. */
export interface Hands {
  readonly state: State
  readonly accountedBy: string | null
  readonly reviewedBy: string | null
}

/** An act on or beside a statement: what it is called, which party of the cycle does it, and at which post. */
export interface ActRule {
  readonly name: string
  readonly by: 'accounts' | 'reviews' | 'pays'
  readonly post: keyof typeof postNames
}

/**
 * Whether the actor's organisation is the party that the cycle names for the act, and he holds the post for it.
 * Refuses with `statement.not-party` (with the article) or `statement.not-post`.
 */
export function mayDo(
  { name, by, post }: ActRule,
  actor: Pick<OfficeActor, 'parties' | 'posts'>,
  regime: Regime,
  cycle: CycleRule,
): Outcome<null> {
  const party = cycle[by]
  if (!actor.parties.includes(party)) {
    const facts = { act: name, party: partyOf(regime, party)?.name ?? party }
    return refuse('statement.not-party', { facts, citation: citationOf(regime, cycle.cites[by] ?? cycle.cites.accounts) })
  }
  return actor.posts.includes(post) ? ok(null) : refuse('statement.not-post', { facts: { act: name, post: postNames[post] } })
}

/** As `mayDo`, for a move of the statement itself. */
export const mayAct = (move: Move, actor: Pick<OfficeActor, 'parties' | 'posts'>, regime: Regime, cycle: CycleRule): Outcome<null> =>
  mayDo(moves[move], actor, regime, cycle)

/**
 * Whether the statement's state allows the move, and different people act: nobody reviews or seals what he accounted; where one
 * party both accounts and reviews, three different people account, review and seal. Refusals cite the article of the review.
 */
export function mayMove(move: Exclude<Move, 'account'>, personId: string, hands: Hands, regime: Regime, cycle: CycleRule): Outcome<null> {
  const citation = citationOf(regime, cycle.cites.reviews)
  if (!moves[move].from.includes(hands.state)) return wrongState(move, hands.state, citation)
  if (personId === hands.accountedBy) return refuse('statement.own-accounting', { facts: { act: moves[move].name }, citation })
  const oneHouse = cycle.accounts === cycle.reviews
  if (move === 'seal' && oneHouse && personId === hands.reviewedBy) return refuse('statement.own-review', { citation })
  return ok(null)
}

export const wrongState = (move: Move, state: State, citation: Citation | null = null): Outcome<never> =>
  refuse('statement.state', { facts: { state: stateNames[state], act: moves[move].name }, citation })

export function citationOf(regime: Pick<Regime, 'id'>, cites: readonly string[] | undefined): Citation | null {
  const cite = cites?.[0]
  return cite ? { regime: regime.id, cite } : null
}

import { type Day, type Fault, type Id, type Instant, plusDays, startOf } from '../../kernel/index.ts'
import type { PaperKind } from '../paper.ts'
import type { NamedPerson } from '../store.ts'

/** What a unit gives: to whom, on what, what for, from which day to which (both within). */
export interface AuthorizationInput {
  readonly organisationId: Id
  readonly persons: readonly Id[]
  /** Null: all systems of the unit, those of later days too. */
  readonly systemIds: readonly Id[] | null
  readonly kinds: readonly PaperKind[]
  readonly purpose: string
  readonly from: Day
  readonly to: Day
}

export interface Authorization {
  readonly id: Id
  readonly unitId: Id
  readonly unitName: string
  readonly organisationId: Id
  readonly organisationName: string
  readonly persons: readonly NamedPerson[]
  readonly allSystems: boolean
  readonly systems: readonly NamedPerson[]
  readonly kinds: readonly PaperKind[]
  readonly purpose: string
  readonly from: Day
  readonly to: Day
  readonly formName: string
  readonly givenByName: string
  readonly givenAt: Instant
  readonly frozenAt: Instant | null
  readonly revokedAt: Instant | null
}

/** pending 未到期间, valid 有效, frozen 已冻结, expired 已到期, revoked 已收回. */
export const authorizationStates = ['pending', 'valid', 'frozen', 'expired', 'revoked'] as const
export type AuthorizationState = (typeof authorizationStates)[number]

/** How it stands at an instant. The last day is within: it ends at midnight after it, in China. */
export function stateOf(
  { from, to, frozenAt, revokedAt }: Pick<Authorization, 'from' | 'to' | 'frozenAt' | 'revokedAt'>,
  now: Instant,
): AuthorizationState {
  if (revokedAt !== null) return 'revoked'
  if (now >= startOf(plusDays(to, 1))) return 'expired'
  if (frozenAt !== null) return 'frozen'
  return now < startOf(from) ? 'pending' : 'valid'
}

/** Days that make no period, or one that is over before it was written down. */
export function periodFaults({ from, to }: { readonly from: Day; readonly to: Day }, today: Day): Fault[] {
  if (to < from) return [{ path: '/to', message: '截止日不能早于起始日' }]
  return to < today ? [{ path: '/to', message: `截止日不能早于今天（${today}）` }] : []
}

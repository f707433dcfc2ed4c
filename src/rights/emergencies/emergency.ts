import { type Instant, plusHours } from '../../kernel/index.ts'
import type { EmergencyLook } from './store.ts'

/** asked 待第二人同意, open 可查阅, lapsed 逾期未获同意, ended 已结束. */
export const emergencyStates = ['asked', 'open', 'lapsed', 'ended'] as const
export type EmergencyState = (typeof emergencyStates)[number]

/** For how long a request waits for the second person: what can wait longer is no emergency. */
export const waitsHours = 24

/** How an emergency look stands at an instant; its last instant is no longer within. */
export function emergencyState({ askedAt, endsAt }: Pick<EmergencyLook, 'askedAt' | 'endsAt'>, now: Instant): EmergencyState {
  if (endsAt !== null) return now < endsAt ? 'open' : 'ended'
  return now < plusHours(askedAt, waitsHours) ? 'asked' : 'lapsed'
}

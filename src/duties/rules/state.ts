import type { Day, Instant } from '../../kernel/index.ts'
import type { Instance } from '../duty.ts'

export const dutyStates = ['open', 'due-soon', 'overdue', 'fulfilled', 'waived'] as const
/** How an instance is shown: open is open without being due soon or overdue. */
export type DutyState = (typeof dutyStates)[number]

type Dated = Pick<Instance, 'state' | 'dueAt' | 'warnOn'>

/** The same as the list's query asks (see store/lists). */
export function stateOf({ state, dueAt, warnOn }: Dated, now: Instant, today: Day): DutyState {
  if (state !== 'open') return state
  if (now >= dueAt) return 'overdue'
  return warnOn !== null && warnOn <= today ? 'due-soon' : 'open'
}

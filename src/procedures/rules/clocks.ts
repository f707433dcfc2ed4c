import { type Calendar, dueOf, earliestOf } from '../../calendar/index.ts'
import type { Day, Instant } from '../../kernel/index.ts'
import type { StepRule } from '../../regimes/index.ts'
import type { CaseClock, CaseEvent } from '../case.ts'

export type ClockReading = Pick<CaseClock, 'dueOn' | 'dueAt' | 'provisional'>

/** When the clock's term runs out, its suspensions left out; no day while it stands still. */
export function readClock(clock: Pick<CaseClock, 'term' | 'startedAt' | 'suspensions'>, calendar: Calendar): ClockReading {
  const due = dueOf({ term: clock.term, start: clock.startedAt, suspensions: clock.suspensions, calendar })
  return due.stands
    ? { dueOn: null, dueAt: null, provisional: due.provisional }
    : { dueOn: due.dueOn, dueAt: due.dueAt, provisional: due.provisional }
}

/** The instant from which a step's terms count: the last time its event happened, or when the case came into the step. */
export function startOfTerms(step: StepRule, events: readonly CaseEvent[], enteredAt: Instant): Instant {
  if (!step.since) return enteredAt
  const [, stepId, outcome] = step.since.split('.')
  const happened = events.findLast(
    (event) => (event.kind === 'left' || event.kind === 'elapsed') && event.step === stepId && event.outcome === outcome,
  )
  return happened?.at ?? enteredAt
}

/** The first day on which a step that must last a full term can be left; null for a step without one. */
export function earliestDay(step: StepRule, start: Instant, calendar: Calendar): { on: Day; at: Instant } | null {
  if (!step.lasts) return null
  const { earliestOn, earliestAt } = earliestOf({ term: step.lasts, start, calendar })
  return { on: earliestOn, at: earliestAt }
}

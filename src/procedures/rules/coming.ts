import type { Calendar } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/index.ts'
import type { Facts, StepRule } from '../../regimes/index.ts'
import type { CaseClock, CaseEvent } from '../case.ts'
import { readClock, startOfTerms, termOf } from './clocks.ts'

type ClockToCome = Pick<CaseClock, 'term' | 'untilOn' | 'startedAt' | 'suspensions' | 'dueOn' | 'dueAt' | 'provisional'>

/** What is known when a case comes into a step, or would come into it. */
export interface Arriving {
  readonly clocks: readonly CaseClock[]
  readonly events: readonly CaseEvent[]
  readonly facts: Facts
  readonly now: Instant
  readonly calendar: Calendar
}

/** The clock of a step that a case comes into: a new one, or (`standing`) one that stood still and goes on. */
export interface Coming {
  readonly standing: CaseClock | null
  readonly clock: ClockToCome
}

/** Null for a step without a term. What is on file when the case comes into the step decides which alternative of a term counts. */
export function comingInto(step: StepRule, { clocks, events, facts, now, calendar }: Arriving): Coming | null {
  const standing = clocks.find((clock) => clock.step === step.id && clock.endedAt === null) ?? null
  if (standing) {
    const clock = { ...standing, suspensions: standing.suspensions.map(({ from, to }) => ({ from, to: to ?? now })) }
    return { standing, clock: { ...clock, ...readClock(clock, calendar) } }
  }
  const term = termOf(step, facts, calendar)
  if (!term) return null
  const clock = { ...term, startedAt: startOfTerms(step, events, now), suspensions: [] }
  return { standing: null, clock: { ...clock, ...readClock(clock, calendar) } }
}

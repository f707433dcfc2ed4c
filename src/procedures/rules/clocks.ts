import { type Calendar, dueOf, earliestOf, formatTerm, type Term } from '../../calendar/index.ts'
import { type Day, type Instant, isDay, plusDays, startOf } from '../../kernel/index.ts'
import { type Facts, holds, occasions, type ProcedureRule, type StepRule } from '../../regimes/index.ts'
import type { CaseClock, CaseEvent } from '../case.ts'

export type ClockReading = Pick<CaseClock, 'dueOn' | 'dueAt' | 'provisional'>

/** A term as a clock runs by it: so long from its start, or until a day on file. */
export type Running = { readonly term: Term; readonly untilOn: null } | { readonly term: null; readonly untilOn: Day }

/** The term of a step, given the facts: the first alternative that applies, else the step's own. A day that nobody put on file is none. */
export function termOf(step: StepRule, facts: Facts, calendar: Calendar): Running | null {
  for (const { when, term, until } of step.alternatives) {
    if (!holds(when, facts, calendar)) continue
    if (term) return { term, untilOn: null }
    const untilOn = until === null ? null : facts[until]
    if (typeof untilOn === 'string' && isDay(untilOn)) return { term: null, untilOn }
  }
  return step.within && { term: step.within, untilOn: null }
}

/** A step's term for people who look ahead: every alternative, and what else counts; `labels` are those of the forms. Null for none. */
export function termInWords(step: StepRule, labels: Readonly<Record<string, string>>): string | null {
  const said = step.alternatives.map(({ term, until }) => (term ? formatTerm(term) : `至${factName(until ?? '', labels)}`))
  const all = [...new Set([...said, ...(step.within ? [formatTerm(step.within)] : [])])]
  return all.length > 0 ? all.join('或') : null
}

/** Labels of all fields that the procedure's forms ask for. */
export const labelsOf = (procedure: Pick<ProcedureRule, 'steps'>): Record<string, string> =>
  Object.fromEntries(
    procedure.steps
      .flatMap((step) => [...step.asks, ...step.outcomes.flatMap(({ asks }) => asks)])
      .map(({ field, label }) => [field, label]),
  )

const stepFacts: Readonly<Record<string, { readonly says: string }>> = occasions['step.leave'].facts
const factName = (fact: string, labels: Readonly<Record<string, string>>): string =>
  stepFacts[fact]?.says ?? labels[fact.replace(/^field\./, '')] ?? fact

interface Read extends Pick<CaseClock, 'startedAt' | 'suspensions' | 'term'> {
  readonly untilOn?: Day | null
}

/**
 * When the clock's term runs out, its suspensions left out; no day while it stands still. A day on file is that day: nothing moves it, neither a
 * holiday nor a suspension.
 */
export function readClock(clock: Read, calendar: Calendar): ClockReading {
  if (clock.untilOn) return { dueOn: clock.untilOn, dueAt: startOf(plusDays(clock.untilOn, 1)), provisional: false }
  if (!clock.term) throw new Error('a clock runs by a term or until a day')
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

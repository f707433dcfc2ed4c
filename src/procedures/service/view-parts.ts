import { daysLeft, formatTerm, type Term } from '../../calendar/index.ts'
import { type OfficeActor, posts } from '../../identity/index.ts'
import { type Day, type Instant, today } from '../../kernel/index.ts'
import { articleAt, citeInWords, type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseClock, CaseEvent, CaseFile } from '../case.ts'
import { type CasesNeeds, ruleOf } from './needs.ts'

/** 依据: the article in words, and its text. */
export const basisOf = (regime: Regime, cites: readonly string[]) =>
  cites.map((cite) => {
    const article = articleAt(regime, cite)
    const passage = article?.passages.find((each) => each.cite === cite)
    return { cite, words: citeInWords(cite), text: passage?.text ?? article?.passages.map(({ text }) => text).join('\n') ?? '' }
  })

/** A clock as people read it. */
export interface ClockView {
  readonly dueOn: Day | null
  readonly term: string
  readonly unit: Term['unit']
  readonly daysLeft: number | null
  readonly overdue: boolean
  readonly provisional: boolean
  readonly stands: boolean
}

export function viewClock(
  needs: Pick<CasesNeeds, 'calendar' | 'clock'>,
  clock: Pick<CaseClock, 'term' | 'dueOn' | 'dueAt' | 'provisional'>,
): ClockView {
  const { dueOn, dueAt, term } = clock
  return {
    dueOn,
    term: formatTerm(term),
    unit: term.unit,
    daysLeft: dueOn && daysLeft({ dueOn, today: today(needs.clock), unit: term.unit, calendar: needs.calendar }),
    overdue: dueAt !== null && needs.clock.now() >= dueAt,
    provisional: clock.provisional,
    stands: dueOn === null,
  }
}

/** Overdue today, or when it ended. */
const isOverdue = ({ dueAt, endedAt }: CaseClock, now: Instant): boolean => dueAt !== null && (endedAt ?? now) >= dueAt

/** Labels of all fields that the procedure's forms ask for. */
export const labelsOf = (procedure: ProcedureRule): Record<string, string> =>
  Object.fromEntries(
    procedure.steps
      .flatMap((step) => [...step.asks, ...step.outcomes.flatMap(({ asks }) => asks)])
      .map(({ field, label }) => [field, label]),
  )

/** A step of the procedure, with where the case stands to it and what it rests on. */
export function viewStep(regime: Regime, step: StepRule, file: CaseFile, events: readonly CaseEvent[]) {
  const passed = events.some((event) => event.step === step.id && (event.kind === 'left' || event.kind === 'elapsed'))
  const state: 'done' | 'current' | 'ahead' = file.step === step.id ? 'current' : passed ? 'done' : 'ahead'
  return {
    id: step.id,
    name: step.name,
    by: step.by,
    byName: partyOf(regime, step.by)?.name ?? step.by,
    term: step.within && formatTerm(step.within),
    lasts: step.lasts && formatTerm(step.lasts),
    practice: step.source.practice,
    state,
    basis: basisOf(regime, step.source.cites),
    interpretations: regime.interpretations
      .filter(({ on }) => on.some((cite) => step.source.cites.includes(cite)))
      .map(({ question, reading }) => ({ question, reading })),
  }
}

/** What the levels of an organisation propose to each other is no decision yet: it is that organisation's own, and its supervisor's. */
export const seesEvent = (actor: OfficeActor, { kind, organisationId }: CaseEvent): boolean =>
  !['proposed', 'endorsed', 'returned'].includes(kind) || organisationId === actor.organisationId || actor.sight.all

/** An event by the names that people know. */
export function viewEvent(procedure: ProcedureRule, event: CaseEvent) {
  const step = procedure.steps.find(({ id }) => id === event.step)
  return {
    at: event.at,
    kind: event.kind,
    step: event.step,
    stepName: step?.name ?? event.step,
    outcome: event.outcome,
    outcomeName: event.kind === 'elapsed' ? event.opinion : (step?.outcomes.find(({ id }) => id === event.outcome)?.name ?? event.outcome),
    opinion: event.opinion,
    levelName: event.level && posts[event.level as keyof typeof posts],
    personName: event.personName,
    organisationName: event.organisationName,
    fields: event.fields,
  }
}

/** A clock of the case, running or ended, with the times in which it stood. */
export const viewRun = (procedure: ProcedureRule, clock: CaseClock, now: Instant) => ({
  step: clock.step,
  stepName: ruleOf(procedure, clock.step).name,
  startedAt: clock.startedAt,
  endedAt: clock.endedAt,
  suspensions: clock.suspensions,
  term: formatTerm(clock.term),
  dueOn: clock.dueOn,
  provisional: clock.provisional,
  overdue: isOverdue(clock, now),
})

import { daysLeft, formatTerm, type Term } from '../../calendar/index.ts'
import { type OfficeActor, posts } from '../../identity/index.ts'
import { type Day, type Instant, today } from '../../kernel/index.ts'
import { articleAt, citeInWords, type ProcedureRule, partyOf, placeOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseClock, CaseEvent, CaseFile } from '../case.ts'
import { labelsOf, termInWords } from '../rules/clocks.ts'
import { bodyFields, withNames } from '../rules/fields.ts'
import { dateInWords } from '../rules/papers.ts'
import { type CasesNeeds, ruleOf } from './needs.ts'

/** 依据: the article in words, and its text. */
export const basisOf = (regime: Regime, cites: readonly string[]) =>
  cites.map((cite) => {
    const article = articleAt(regime, cite)
    const passage = article?.passages.find((each) => each.cite === placeOf(regime, cite).cite)
    return { cite, words: citeInWords(cite), text: passage?.text ?? article?.passages.map(({ text }) => text).join('\n') ?? '' }
  })

/** How long a clock runs, in words: 5个工作日, or 至2025年3月1日. */
export const clockInWords = ({ term, untilOn }: Pick<CaseClock, 'term' | 'untilOn'>): string =>
  term ? formatTerm(term) : untilOn ? `至${dateInWords(untilOn)}` : ''

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
  clock: Pick<CaseClock, 'term' | 'untilOn' | 'dueOn' | 'dueAt' | 'provisional'>,
): ClockView {
  const { dueOn, dueAt, term } = clock
  const unit = term?.unit ?? 'day'
  return {
    dueOn,
    term: clockInWords(clock),
    unit,
    daysLeft: dueOn && daysLeft({ dueOn, today: today(needs.clock), unit, calendar: needs.calendar }),
    overdue: dueAt !== null && needs.clock.now() >= dueAt,
    provisional: clock.provisional,
    stands: dueOn === null,
  }
}

/** Overdue today, or when it ended. */
const isOverdue = ({ dueAt, endedAt }: CaseClock, now: Instant): boolean => dueAt !== null && (endedAt ?? now) >= dueAt

/** A step of the procedure, with where the case stands to it and what it rests on. */
export function viewStep(
  regime: Regime,
  procedure: ProcedureRule,
  step: StepRule,
  { file, events }: { file: CaseFile; events: readonly CaseEvent[] },
) {
  const passed = events.some((event) => event.step === step.id && (event.kind === 'left' || event.kind === 'elapsed'))
  const state: 'done' | 'current' | 'ahead' = file.step === step.id ? 'current' : passed ? 'done' : 'ahead'
  return {
    id: step.id,
    name: step.name,
    by: step.by,
    byName: partyOf(regime, step.by)?.name ?? step.by,
    term: termInWords(step, labelsOf(procedure)),
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
export function viewEvent(procedure: ProcedureRule, event: CaseEvent, names: ReadonlyMap<string, string>) {
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
    fields: withNames(event.fields, bodyFields(procedure), names),
  }
}

/** A clock of the case, running or ended, with the times in which it stood. */
export const viewRun = (procedure: ProcedureRule, clock: CaseClock, now: Instant) => ({
  step: clock.step,
  stepName: ruleOf(procedure, clock.step).name,
  startedAt: clock.startedAt,
  endedAt: clock.endedAt,
  suspensions: clock.suspensions,
  term: clockInWords(clock),
  dueOn: clock.dueOn,
  provisional: clock.provisional,
  overdue: isOverdue(clock, now),
})

import type { Calendar } from '../../calendar/index.ts'
import type { Day, Instant } from '../../kernel/index.ts'
import { type CaseEvent, readClock, startOfTerms, termOf } from '../../procedures/index.ts'
import type { Facts, ProcedureRule, StepRule } from '../../regimes/index.ts'

/** A time that a case spent in a step. */
export interface Stay {
  readonly step: string
  readonly from: Instant
  /** Null while it is there. */
  readonly to: Instant | null
}

/** A statutory term as it would have run. */
export interface RunTerm {
  readonly step: string
  readonly stepName: string
  /** Null while the clock stands. */
  readonly dueOn: Day | null
  readonly provisional: boolean
  /** It ran out before the step was left, or has run out by now. */
  readonly overdue: boolean
}

/** What a term depends on beside the comings and goings; `facts` decide among the alternatives of a step. */
export interface Circumstances {
  readonly calendar: Calendar
  readonly now: Instant
  readonly facts: Facts
}

type Passing = Pick<CaseEvent, 'at' | 'kind' | 'step' | 'outcome'>

const leaves = ({ kind }: Pick<CaseEvent, 'kind'>): boolean => kind === 'left' || kind === 'elapsed'

/** Where a case was, and from when to when, as its events tell; `present` is the step it stands in, null when it has ended. */
export function staysOf(events: readonly Passing[], present: string | null): Stay[] {
  const passed = events.filter((event) => event.kind === 'begun' || leaves(event))
  return passed.flatMap((event, index) => {
    const next = passed[index + 1]
    const step = next?.step ?? present
    return step === null ? [] : [{ step, from: event.at, to: next?.at ?? null }]
  })
}

interface Running {
  readonly rule: StepRule
  readonly term: NonNullable<ReturnType<typeof termOf>>
  readonly startedAt: Instant
  readonly suspensions: { from: Instant; to: Instant | null }[]
  endedAt: Instant | null
}

/**
 * The terms of a case under a procedure that need not be the one it was handled by: the same comings and goings, with this procedure's terms,
 * starting points and suspensions. Steps that the procedure does not have count as time in which none of its clocks runs.
 */
export function replay(procedure: ProcedureRule, events: readonly CaseEvent[], present: string | null, about: Circumstances): RunTerm[] {
  const ruleOf = (id: string | undefined): StepRule | undefined => procedure.steps.find((step) => step.id === id)
  const stays = staysOf(events, present)
  const clocks: Running[] = []
  for (const [index, stay] of stays.entries()) {
    const rule = ruleOf(stay.step)
    const term = rule && termOf(rule, about.facts, about.calendar)
    if (rule && term) enter(clocks, { rule, term }, stay.from, events)
    if (stay.to !== null) leave(clocks, rule, ruleOf(stays[index + 1]?.step), stay.to)
  }
  return clocks.map((clock) => read(clock, about))
}

function enter(clocks: Running[], { rule, term }: Pick<Running, 'rule' | 'term'>, at: Instant, events: readonly CaseEvent[]): void {
  const standing = clocks.find((clock) => clock.rule.id === rule.id && clock.endedAt === null)
  const open = standing?.suspensions.at(-1)
  if (open) open.to ??= at
  const before = events.filter((event) => event.at <= at)
  if (!standing) clocks.push({ rule, term, startedAt: startOfTerms(rule, before, at), suspensions: [], endedAt: null })
}

/** The clock of the step that is left ends, or stands when the next step suspends it; see `procedures`, `running.ts`. */
function leave(clocks: readonly Running[], from: StepRule | undefined, next: StepRule | undefined, at: Instant): void {
  for (const clock of clocks.filter(({ endedAt }) => endedAt === null)) {
    const own = clock.rule.id === from?.id
    if (next?.suspends === clock.rule.id) {
      if (own) clock.suspensions.push({ from: at, to: null })
    } else if (!next || own || (next.id !== clock.rule.id && from?.suspends === clock.rule.id)) clock.endedAt = at
  }
}

function read({ rule, term, startedAt, suspensions, endedAt }: Running, { calendar, now }: Circumstances): RunTerm {
  const { dueOn, dueAt, provisional } = readClock({ ...term, startedAt, suspensions }, calendar)
  const until = endedAt ?? now
  return { step: rule.id, stepName: rule.name, dueOn, provisional, overdue: dueAt !== null && until >= dueAt }
}

import { daysLeft, formatTerm, type Term } from '../../calendar/index.ts'
import { type OfficeActor, posts } from '../../identity/index.ts'
import { type Day, type Instant, type Outcome, ok, refuse, today } from '../../kernel/index.ts'
import { articleAt, citeInWords, type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseClock, CaseEvent, CaseFile } from '../case.ts'
import { earliestDay, startOfTerms } from '../rules/clocks.ts'
import { compare, numbered } from '../rules/compare.ts'
import { isConsulted, isTurnOf } from '../rules/turn.ts'
import { eventsOf, findCase, namesOf, proposalOf } from '../store/cases.ts'
import { clocksOf } from '../store/clocks.ts'
import { findingsOf, issuedOf, materialsOf, versionsOf } from '../store/papers.ts'
import { deskOf } from './desk.ts'
import { type CasesNeeds, lawOf, ruleOf } from './needs.ts'

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

/** The whole story of a case, as this actor may see it. */
export async function viewCase(needs: CasesNeeds, actor: OfficeActor, id: string) {
  const file = await findCase(needs.db, id, actor)
  if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
  const { regime, procedure } = lawOf(needs.regimes, file)
  const [names, events, clocks, materials, documents, findings, versions, proposal, facts] = await Promise.all([
    namesOf(needs.db, file),
    eventsOf(needs.db, id),
    clocksOf(needs.db, id),
    materialsOf(needs.db, id),
    issuedOf(needs.db, id),
    findingsOf(needs.db, id),
    versionsOf(needs.db, id),
    file.step ? proposalOf(needs.db, id, file.step) : null,
    needs.hooks.facts(needs.db, file),
  ])
  const step = file.step === null ? null : ruleOf(procedure, file.step)
  const running = clocks.find((clock) => clock.step === file.step && clock.endedAt === null)
  const documentName = (document: string) => regime.documents.find((each) => each.id === document)?.name ?? document
  return ok({
    id,
    number: file.number,
    version: file.version,
    regime: { id: regime.id, title: regime.title },
    procedure: { id: procedure.id, name: procedure.name, order: procedure.order },
    organisation: { id: file.organisationId, name: names.unit },
    system: file.systemId && names.system ? { id: file.systemId, name: names.system } : null,
    provider: file.providerId && names.provider ? { id: file.providerId, name: names.provider } : null,
    step: step && { id: step.id, name: step.name, by: step.by, byName: partyOf(regime, step.by)?.name ?? step.by },
    endsAs: file.endsAs,
    begunAt: file.begunAt,
    endedAt: file.endedAt,
    notice: file.notice,
    submissions: file.submissions,
    versions: versions.length,
    fields: file.fields,
    fieldLabels: labelsOf(procedure),
    lines: file.lines,
    clock: running ? viewClock(needs, running) : null,
    earliestOn: step ? (earliestDay(step, startOfTerms(step, events, file.enteredAt), needs.calendar)?.on ?? null) : null,
    yourTurn: step !== null && isTurnOf(actor, regime, procedure, step, file),
    consulted: step !== null && isConsulted(actor, regime, procedure, step, file),
    desk: step && deskOf(actor, { regime, procedure, step, file, proposal, materials, facts, calendar: needs.calendar }),
    steps: procedure.steps.map((each) => viewStep(regime, each, file, events)),
    timeline: events.map((event) => viewEvent(procedure, event)),
    clocks: clocks.map((clock) => ({
      step: clock.step,
      stepName: ruleOf(procedure, clock.step).name,
      startedAt: clock.startedAt,
      endedAt: clock.endedAt,
      suspensions: clock.suspensions,
      term: formatTerm(clock.term),
      dueOn: clock.dueOn,
      provisional: clock.provisional,
      overdue: isOverdue(clock, needs.clock.now()),
    })),
    materials: materials.map((material) => ({ ...material, documentName: documentName(material.document) })),
    documents: documents.map(({ cite, ...document }) => ({ ...document, basis: basisOf(regime, [cite]) })),
    findings: findings.map(({ version, rule, message, cite }) => ({ version, rule, message, words: citeInWords(cite) })),
  })
}

const isOverdue = ({ dueAt, endedAt }: CaseClock, now: Instant): boolean => dueAt !== null && (endedAt ?? now) >= dueAt

/** Labels of all fields that the procedure's forms ask for. */
const labelsOf = (procedure: ProcedureRule): Record<string, string> =>
  Object.fromEntries(
    procedure.steps
      .flatMap((step) => [...step.asks, ...step.outcomes.flatMap(({ asks }) => asks)])
      .map(({ field, label }) => [field, label]),
  )

function viewStep(regime: Regime, step: StepRule, file: CaseFile, events: readonly CaseEvent[]) {
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

function viewEvent(procedure: ProcedureRule, event: CaseEvent) {
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

/** The submitted versions, each with what changed since the one before. */
export async function viewVersions(needs: CasesNeeds, actor: OfficeActor, id: string) {
  const file = await findCase(needs.db, id, actor)
  if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
  const { procedure } = lawOf(needs.regimes, file)
  const versions = await versionsOf(needs.db, id)
  const labels = labelsOf(procedure)
  const whole = (index: number) => {
    const version = versions[index]
    if (!version) return {}
    const names = version.materials.map(({ document, name, sha256 }) => ({ document, name, sha256 }))
    return { fields: version.fields, lines: numbered(version.lines), materials: numbered(names) }
  }
  return ok({
    items: versions.map(({ step, ...version }, index) => ({
      ...version,
      stepName: ruleOf(procedure, step).name,
      differences:
        index === 0
          ? []
          : compare(whole(index - 1), whole(index)).map((each) => ({
              ...each,
              label: labels[each.path.replace(/^fields\./, '')] ?? each.path,
            })),
    })),
  })
}

export type CaseView = Awaited<ReturnType<typeof viewCase>> extends Outcome<infer T> ? T : never

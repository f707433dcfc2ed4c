import { formatTerm } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { type Citation, dayOf, newId, type Outcome, ok, sha256, type Writing } from '../../kernel/index.ts'
import { citeInWords, documentOf, type OutcomeRule, type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseClock, CaseFile, FieldValues } from '../case.ts'
import { readClock, startOfTerms } from '../rules/clocks.ts'
import { dateInWords, fillIn } from '../rules/papers.ts'
import { dropProposal, eventsOf, insertEvent, lockCase, namesOf, nextNumber, updateStep } from '../store/cases.ts'
import { clocksOf, insertClock, updateClock } from '../store/clocks.ts'
import { insertIssued } from '../store/papers.ts'
import { type CasesNeeds, ruleOf } from './needs.ts'

/** A step left: by an outcome that somebody chose, or by its term. */
export interface Passage {
  readonly regime: Regime
  readonly procedure: ProcedureRule
  readonly file: CaseFile
  readonly step: StepRule
  readonly to: string
  readonly outcome: Pick<OutcomeRule, 'id' | 'issues' | 'endsAs'>
  readonly kind: 'left' | 'elapsed'
  readonly opinion: string | null
  readonly fields: FieldValues
}

type Needs = Pick<CasesNeeds, 'calendar' | 'hooks'>

/**
 * Takes a case out of its step and into the next: the clock ends, the event is on file, papers are issued, resources
 * follow, and the next step's clock starts (or goes on where it stood).
 */
export async function pass(needs: Needs, writing: Writing<OfficeActor>, passage: Passage): Promise<Outcome<null>> {
  const { tx, now, actor } = writing
  const { file, step, procedure, to, outcome } = passage
  await stopClock(needs, writing, file, step, procedure, to)
  await dropProposal(tx, file.id)
  await insertEvent(tx, file.id, {
    at: now,
    kind: passage.kind,
    step: step.id,
    outcome: outcome.id,
    opinion: passage.opinion,
    fields: passage.fields,
    level: null,
    personId: actor.personId,
    personName: actor.personName,
    organisationId: actor.organisationId,
    organisationName: actor.organisationName,
  })
  const submissions = file.submissions + (passage.kind === 'left' && step === procedure.steps[0] && outcome.endsAs === 'done' ? 1 : 0)
  await updateStep(tx, file.id, { step: to === 'end' ? null : to, at: now, endsAs: outcome.endsAs, submissions })
  for (const document of outcome.issues) await issue(writing, passage, document)
  await writing.record({
    object: { kind: 'case', id: file.id },
    jurisdiction: file.jurisdictionId,
    organisation: file.organisationId,
    citation: citationOf(passage.regime, step),
    before: { step: step.id },
    after: { step: to, outcome: outcome.id, opinion: passage.opinion, fields: passage.fields },
  })
  const left = await needs.hooks.left({ writing, file, step }, outcome.id)
  if (!left.ok) return left
  return to === 'end' ? ok(null) : enter(needs, writing, await lockCase(tx, file.id), ruleOf(procedure, to))
}

/** Comes into a step: its clock starts, or goes on if it was standing; a work order is issued where the step is one. */
export async function enter(needs: Needs, writing: Writing<OfficeActor>, file: CaseFile, step: StepRule): Promise<Outcome<null>> {
  const { tx, now } = writing
  if (step.within) {
    const standing = (await clocksOf(tx, file.id)).find((clock) => clock.step === step.id && clock.endedAt === null)
    if (standing) await updateClock(tx, resumed(standing, now, needs))
    else await startClock(needs, writing, file, step, step.within)
  }
  return needs.hooks.entered({ writing, file, step })
}

async function startClock(
  needs: Needs,
  { tx, now }: Writing<OfficeActor>,
  file: CaseFile,
  step: StepRule,
  term: CaseClock['term'],
): Promise<void> {
  const startedAt = startOfTerms(step, await eventsOf(tx, file.id), now)
  const clock = { term, startedAt, suspensions: [] }
  await insertClock(tx, {
    id: newId(),
    caseId: file.id,
    step: step.id,
    ...clock,
    ...readClock(clock, needs.calendar),
    overdueAt: null,
    endedAt: null,
  })
}

/** The step's clock ends; or stands still, when the case goes to a step that suspends it. */
async function stopClock(
  needs: Needs,
  { tx, now }: Writing<OfficeActor>,
  file: CaseFile,
  step: StepRule,
  procedure: ProcedureRule,
  to: string,
): Promise<void> {
  const next = to === 'end' ? null : ruleOf(procedure, to)
  for (const clock of await clocksOf(tx, file.id)) {
    if (clock.endedAt !== null) continue
    if (clock.step === step.id && next?.suspends !== step.id) await updateClock(tx, { ...clock, endedAt: now })
    else if (clock.step === step.id) await updateClock(tx, suspended(clock, now, needs))
    // A standing clock whose step the case will not come back to has ended with the case.
    else if (to === 'end') await updateClock(tx, { ...clock, endedAt: now })
  }
}

const suspended = (clock: CaseClock, now: CaseClock['startedAt'], { calendar }: Needs): CaseClock =>
  reread({ ...clock, suspensions: [...clock.suspensions, { from: now, to: null }] }, calendar)

const resumed = (clock: CaseClock, now: CaseClock['startedAt'], { calendar }: Needs): CaseClock =>
  reread({ ...clock, suspensions: clock.suspensions.map((each) => ({ from: each.from, to: each.to ?? now })) }, calendar)

const reread = (clock: CaseClock, calendar: Needs['calendar']): CaseClock => ({ ...clock, ...readClock(clock, calendar) })

const citationOf = (regime: Regime, step: StepRule): Citation => ({ regime: regime.id, cite: step.source.cites[0] ?? '' })

/** Issues a paper: numbered in its own series, its wording filled in, with the digest of what was issued. */
async function issue(
  { tx, actor, now }: Writing<OfficeActor>,
  { regime, procedure, file, step, opinion }: Passage,
  id: string,
): Promise<void> {
  const rule = documentOf(regime, id)
  if (!rule?.says) throw new Error(`measure ${regime.id} has no wording for ${id}`)
  const on = dayOf(now)
  const { year, number } = await nextNumber(tx, file.jurisdictionId, `document:${id}`, on)
  const names = await namesOf(tx, file)
  const cite = step.source.cites[0] ?? ''
  const label = (party: string) => partyOf(regime, party)?.name ?? ''
  const text = fillIn(rule.says, {
    unit: names.unit,
    system: names.system ?? '',
    provider: names.provider ?? '',
    authority: label('authority'),
    support: label('support'),
    procedure: procedure.name,
    number: file.number,
    date: dateInWords(on),
    measure: regime.title,
    article: citeInWords(cite),
    opinion: opinion ?? '',
    due: step.within ? formatTerm(step.within) : '',
    issuer: actor.organisationName,
  })
  await insertIssued(
    tx,
    file.id,
    {
      id: newId(),
      document: id,
      name: rule.name,
      number: `${rule.name}〔${year}〕${number}号`,
      text,
      sha256: sha256(text),
      cite,
      issuedAt: now,
      issuedByName: actor.personName,
      issuerName: actor.organisationName,
    },
    actor.personId,
  )
}

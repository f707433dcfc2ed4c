import type { OfficeActor } from '../../identity/index.ts'
import { type Outcome, ok, type Tx, type Writing } from '../../kernel/index.ts'
import type { Field, OutcomeRule, ProcedureRule, Regime, StepRule } from '../../regimes/index.ts'
import type { CaseFile, FieldValues } from '../case.ts'
import { idsOf } from '../rules/fields.ts'
import { dropProposal, lockCase, takeUp, updateStep } from '../store/cases.ts'
import { nameBodies } from '../store/involved.ts'
import { issue } from './issue.ts'
import { type CasesNeeds, ruleOf } from './needs.ts'
import { citeStep, happened, recordCase } from './record.ts'
import { dueOnOf, runClock, stopClocks } from './running.ts'
import { checkSomebody } from './somebody.ts'

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
  /** What this leaving asked for; organisations named in it take part from now on. */
  readonly asks: readonly Field[]
  /** The lines that are submitted with it, where the step writes them. */
  readonly lines?: readonly unknown[]
}

type Needs = Pick<CasesNeeds, 'calendar' | 'hooks' | 'facts' | 'clock' | 'regimes'>

/**
 * Takes a case out of its step and into the next: the clock ends, the event is on file, papers are issued, resources
 * follow, and the next step's clock starts (or goes on where it stood).
 */
export async function pass(needs: Needs, writing: Writing<OfficeActor>, passage: Passage): Promise<Outcome<null>> {
  const { tx, now } = writing
  const { file, step, procedure, to, outcome, opinion, fields } = passage
  const next = to === 'end' ? null : ruleOf(procedure, to)
  // What the clock moves, it moves: the measure says where, and somebody may be registered later.
  const somebody = next && passage.kind === 'left' ? await checkSomebody(tx, now, passage, next) : ok(null)
  if (!somebody.ok) return somebody
  await stopClocks(needs, writing, { file, step, next })
  await dropProposal(tx, file.id)
  const eventId = await happened(writing, file.id, { kind: passage.kind, step: step.id, outcome: outcome.id, opinion, fields })
  await name(tx, passage, eventId)
  const submissions = submissionsAfter(passage)
  await updateStep(tx, file.id, { step: next && to, at: now, endsAs: outcome.endsAs, submissions })
  if (file.begunByOrganisationId === null && passage.kind === 'left') await takeUp(tx, file.id, writing.actor.organisationId)
  const dueOn = outcome.issues.length > 0 && next ? await dueOnOf(needs, writing, await lockCase(tx, file.id), next) : null
  for (const document of outcome.issues) await issue(needs, writing, { ...passage, dueOn }, document)
  await recordCase(
    writing,
    { ...file, submissions, begunByOrganisationId: file.begunByOrganisationId ?? writing.actor.organisationId },
    {
      citation: citeStep(passage),
      before: { step: step.id },
      after: { step: to, outcome: outcome.id, opinion, fields, ...(passage.lines ? { lines: passage.lines } : {}) },
    },
  )
  const left = await needs.hooks.left({ writing, file, step }, { id: outcome.id, endsAs: outcome.endsAs, to })
  if (!left.ok) return left
  return next ? enter(needs, writing, await lockCase(tx, file.id), next) : ok(null)
}

async function name(tx: Tx, { file, asks, fields }: Passage, eventId: string): Promise<void> {
  for (const { field } of asks.filter(({ type }) => type === 'body'))
    await nameBodies(tx, file.id, { field, ids: idsOf(fields[field]), eventId })
}

const submissionsAfter = ({ file, kind, step, procedure, outcome }: Passage): number =>
  file.submissions + (kind === 'left' && step === procedure.steps[0] && outcome.endsAs === 'done' ? 1 : 0)

/** Comes into a step: its clock starts, or goes on if it was standing; a work order is issued where the step is one. */
export async function enter(needs: Needs, writing: Writing<OfficeActor>, file: CaseFile, step: StepRule): Promise<Outcome<null>> {
  await runClock(needs, writing, file, step)
  return needs.hooks.entered({ writing, file, step })
}

import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseFile, Involved } from '../case.ts'
import { isTurnOf } from '../rules/turn.ts'
import { findCase, proposalOf, submittersOf, whoLeft } from '../store/cases.ts'
import { involvedIn } from '../store/involved.ts'
import { type CasesNeeds, lawOf, ruleOf } from './needs.ts'
import { citeStep } from './record.ts'

/** A case opened for writing, with the law of its present step. */
export interface Turn {
  readonly file: CaseFile
  readonly regime: Regime
  readonly procedure: ProcedureRule
  readonly step: StepRule
}

/** A turn, and who takes part in its case today. */
export interface OpenTurn extends Turn {
  readonly involved: Involved
}

/** What a write brings along: the key that keeps it from happening twice, and the version that its author saw. */
export interface Once {
  readonly key: string
  readonly ifVersion: number | null
}

/** Locks an open case that the actor sees; refuses ended cases, and acts on an older version than today's. */
export async function openCase(
  needs: CasesNeeds,
  { tx, actor, now }: Writing<OfficeActor>,
  id: Id,
  ifVersion: number | null,
): Promise<Outcome<OpenTurn>> {
  const file = await findCase(tx, id, actor, true)
  if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
  if (file.step === null) return refuse('case.ended', { facts: { number: file.number } })
  if (ifVersion !== null && ifVersion !== file.version)
    return refuse('request.changed-meanwhile', { facts: { what: `办件 ${file.number} ` } })
  const { regime, procedure } = lawOf(needs.regimes, file)
  const involved = await involvedIn(tx, file, dayOf(now))
  return ok({ file, regime, procedure, step: ruleOf(procedure, file.step), involved })
}

/** As `openCase`, for somebody whose turn it is; refuses others. */
export async function openTurn(needs: CasesNeeds, writing: Writing<OfficeActor>, id: Id, ifVersion: number | null): Promise<Outcome<Turn>> {
  const turn = await openCase(needs, writing, id, ifVersion)
  if (!turn.ok) return turn
  const { regime, procedure, step } = turn.value
  if (isTurnOf(writing.actor, regime, procedure, step, turn.value)) return turn
  const party = partyOf(regime, step.by)?.name ?? ''
  return refuse('case.not-your-turn', { facts: { step: step.name, party }, citation: citeStep(turn.value) })
}

/** As `openTurn`, for changing what is written: not while the levels of the step agree on what they have read. */
export async function openDesk(needs: CasesNeeds, writing: Writing<OfficeActor>, id: Id, ifVersion: number | null): Promise<Outcome<Turn>> {
  const turn = await openTurn(needs, writing, id, ifVersion)
  if (!turn.ok || !(await proposalOf(writing.tx, id, turn.value.step.id))) return turn
  return refuse('case.proposed', { facts: { step: turn.value.step.name }, citation: citeStep(turn.value) })
}

/** Nobody reviews what he submitted himself, even where his organisation is on both sides. */
export async function checkPerson({ tx, actor }: Writing<OfficeActor>, turn: Turn): Promise<Outcome<null>> {
  const { file, procedure, step } = turn
  const stepsOf = (party: string) => procedure.steps.filter(({ by }) => by === party).map(({ id }) => id)
  if (step.by === procedure.by && procedure.about === null) return ok(null)
  // In a case about somebody his answers are reviewed by whoever began it, as well as the other way round.
  const submitters =
    step.by === procedure.by && procedure.about !== null
      ? await whoLeft(tx, file.id, stepsOf(procedure.about))
      : await submittersOf(tx, file.id, stepsOf(procedure.by))
  return submitters.includes(actor.personId)
    ? refuse('case.reviewed-own', { facts: { step: step.name }, citation: citeStep(turn) })
    : ok(null)
}

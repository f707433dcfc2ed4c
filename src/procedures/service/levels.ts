import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { OutcomeRule } from '../../regimes/index.ts'
import type { FieldValues, Proposal } from '../case.ts'
import { passLevel } from '../rules/levels.ts'
import { dropProposal, proposalOf, saveProposal, touchCase } from '../store/cases.ts'
import type { CasesNeeds } from './needs.ts'
import { citeStep, happened, recordInside } from './record.ts'
import { checkPerson, type Once, openTurn, type Turn } from './turn.ts'

export interface Decision {
  readonly opinion: string | null
  readonly fields: FieldValues
}

/** Passes one level; answers with the decision when it was the last, null while further levels must agree. */
export async function takeLevel(
  writing: Writing<OfficeActor>,
  turn: Turn,
  outcome: OutcomeRule,
  { proposal, ...said }: Decision & { proposal: Proposal | null },
): Promise<Outcome<Decision | null>> {
  const { tx, actor, now } = writing
  const { file, step } = turn
  const passing = passLevel(step, proposal, actor, outcome.id, citeStep(turn))
  if (!passing.ok) return passing
  const { level, last } = passing.value
  await happened(writing, file.id, { kind: proposal ? 'endorsed' : 'proposed', step: step.id, outcome: outcome.id, level, ...said })
  // The reasons are those that were proposed: “agreed” of a later level does not take their place in the paper.
  const whole = { opinion: proposal?.opinion ?? said.opinion, fields: said.fields }
  if (last) return ok(whole)
  const passed = [
    ...(proposal?.passed ?? []),
    { level, personId: actor.personId, personName: actor.personName, at: now, opinion: said.opinion },
  ]
  await saveProposal(tx, file.id, { step: step.id, outcome: outcome.id, ...whole, passed })
  await touchCase(tx, file.id)
  await recordInside(writing, file, { citation: citeStep(turn), after: { level, outcome: outcome.id, opinion: said.opinion } })
  return ok(null)
}

/** A level sends the proposal back to the handler, who proposes anew. */
export function sendBack(needs: CasesNeeds, actor: OfficeActor, id: Id, said: string, once: Once): Promise<Outcome<{ id: Id }>> {
  const act = { actor, does: 'case.send-back', needs: 'case.read', once: { key: once.key, input: { id, opinion: said } } }
  return needs.door.write(act, async (writing) => {
    const turn = await openTurn(needs, writing, id, once.ifVersion)
    if (!turn.ok) return turn
    const returned = await giveBack(writing, turn.value, said.trim())
    return returned.ok ? ok({ id }) : returned
  })
}

async function giveBack(writing: Writing<OfficeActor>, turn: Turn, opinion: string): Promise<Outcome<null>> {
  const { tx, actor } = writing
  const { file, step } = turn
  const citation = citeStep(turn)
  const proposal = await proposalOf(tx, file.id, step.id)
  if (!proposal) return refuse('case.nothing-proposed', { facts: { step: step.name }, citation })
  if (!opinion) return refuse('case.opinion-missing', { facts: { outcome: '退回拟办意见' }, citation })
  const allowed = await checkPerson(writing, turn)
  if (!allowed.ok) return allowed
  const passing = passLevel(step, proposal, actor, proposal.outcome, citation)
  if (!passing.ok) return passing
  await dropProposal(tx, file.id)
  await touchCase(tx, file.id)
  await happened(writing, file.id, { kind: 'returned', step: step.id, outcome: proposal.outcome, opinion, level: passing.value.level })
  await recordInside(writing, file, { citation, after: { returned: opinion } })
  return ok(null)
}

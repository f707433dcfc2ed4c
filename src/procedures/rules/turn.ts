import type { OfficeActor } from '../../identity/index.ts'
import { isOfficePost, type Post, seesRow } from '../../identity/index.ts'
import type { PartyRule, ProcedureRule, Regime, StepRule } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'

/** True when the actor's organisation is the one that acts as `party` in this case. */
export function actsAs(actor: OfficeActor, party: PartyRule, file: CaseFile, procedure: ProcedureRule): boolean {
  if (!actor.parties.includes(party.id) || actor.jurisdictionId !== file.jurisdictionId) return false
  // The unit that began the case acts for itself; the provider is the one that was chosen.
  if (party.id === procedure.by) return actor.organisationId === file.organisationId
  if (party.sees === 'assigned') return actor.organisationId === file.providerId
  return seesRow(actor.sight, { jurisdictionId: file.jurisdictionId, organisationId: file.organisationId })
}

/** True when it is this actor's turn: his organisation acts in the present step, and he works in office there. */
export function isTurnOf(actor: OfficeActor, regime: Regime, procedure: ProcedureRule, step: StepRule, file: CaseFile): boolean {
  const party = regime.parties.find(({ id }) => id === step.by)
  return party !== undefined && actsAs(actor, party, file, procedure) && worksInOffice(actor)
}

/** True when the step asks the actor's organisation for an opinion. */
export const isConsulted = (actor: OfficeActor, regime: Regime, procedure: ProcedureRule, step: StepRule, file: CaseFile): boolean =>
  worksInOffice(actor) && regime.parties.some((party) => step.with.includes(party.id) && actsAs(actor, party, file, procedure))

const worksInOffice = (actor: OfficeActor): boolean => actor.posts.some((post: Post) => isOfficePost(post))

import type { OfficeActor } from '../../identity/index.ts'
import { isOfficePost, type Post } from '../../identity/index.ts'
import type { PartyRule, ProcedureRule, Regime, StepRule } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'

/** Whose cases a party acts on: its own, those assigned to it, those of the organisations it looks after, or all there are. */
export type Reach = 'own' | 'assigned' | 'looked-after' | 'all'

/** The unit that begins a procedure acts for itself; the provider is the one that was chosen. */
export function reachOf(party: Pick<PartyRule, 'id' | 'sees'>, procedure: Pick<ProcedureRule, 'by'>): Reach {
  if (party.id === procedure.by) return 'own'
  if (party.sees === 'assigned') return 'assigned'
  return party.sees === 'jurisdiction' ? 'all' : 'looked-after'
}

type Where = Pick<CaseFile, 'jurisdictionId' | 'organisationId' | 'providerId'>

/**
 * True when the actor's organisation is the one that acts as `party` in this case. What it sees as another party it holds
 * lends nothing: a district that is also the support body acts as district for its own area only.
 */
export function actsAs(actor: OfficeActor, party: PartyRule, file: Where, procedure: ProcedureRule): boolean {
  if (!actor.parties.includes(party.id) || actor.jurisdictionId !== file.jurisdictionId) return false
  switch (reachOf(party, procedure)) {
    case 'own':
      return actor.organisationId === file.organisationId
    case 'assigned':
      return actor.organisationId === file.providerId
    case 'looked-after':
      return actor.sight.organisationIds.includes(file.organisationId)
    case 'all':
      return actor.sight.all
  }
}

/** True when it is this actor's turn: his organisation acts in the present step, and he works in office there. */
export function isTurnOf(actor: OfficeActor, regime: Regime, procedure: ProcedureRule, step: StepRule, file: Where): boolean {
  const party = regime.parties.find(({ id }) => id === step.by)
  return party !== undefined && actsAs(actor, party, file, procedure) && worksInOffice(actor)
}

/** True when the step asks the actor's organisation for an opinion. */
export const isConsulted = (actor: OfficeActor, regime: Regime, procedure: ProcedureRule, step: StepRule, file: Where): boolean =>
  worksInOffice(actor) && regime.parties.some((party) => step.with.includes(party.id) && actsAs(actor, party, file, procedure))

const worksInOffice = (actor: OfficeActor): boolean => actor.posts.some((post: Post) => isOfficePost(post))

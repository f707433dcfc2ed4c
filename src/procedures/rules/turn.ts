import type { OfficeActor } from '../../identity/index.ts'
import { isOfficePost, type Post } from '../../identity/index.ts'
import type { PartyRule, ProcedureRule, Regime, StepRule } from '../../regimes/index.ts'
import type { CaseFile, Involved } from '../case.ts'
import { bodyFields } from './fields.ts'

/**
 * Whose cases a party acts on: its own, those it began, those assigned to it, those of organisations whose nearest superior of this party it is,
 * those that name it, those of the organisations it looks after, or all there are.
 */
export type Reach = 'own' | 'begun' | 'assigned' | 'superior' | 'named' | 'looked-after' | 'all'

type Roles = Pick<ProcedureRule, 'by' | 'about' | 'order' | 'steps'>

/**
 * The organisation whose matter a case is acts for itself; who begins cases about others acts by its own sight. Of a party that a field names only
 * the named ones act; the provider of an order is the one it is assigned to.
 */
export function reachOf(party: Pick<PartyRule, 'id' | 'sees'>, procedure: Roles): Reach {
  if (party.id === (procedure.about ?? procedure.by)) return 'own'
  if (party.id === procedure.by) return wide(party) ?? 'begun'
  if (party.sees === 'assigned' && procedure.order !== 'none') return 'assigned'
  if (namingFields(procedure, party.id).length > 0) return 'named'
  return party.sees === 'assigned' ? 'assigned' : (wide(party) ?? 'superior')
}

const wide = ({ sees }: Pick<PartyRule, 'sees'>): Reach | null =>
  sees === 'jurisdiction' ? 'all' : sees === 'area' ? 'looked-after' : null

/** The fields by which organisations of a party are named; the one that names the case's provider is told apart. */
export const namingFields = (procedure: Pick<ProcedureRule, 'steps'>, party: string): string[] => [
  ...new Set(
    bodyFields(procedure)
      .filter((field) => field.party === party && field.as === null)
      .map(({ field }) => field),
  ),
]

type Where = Pick<CaseFile, 'jurisdictionId' | 'organisationId' | 'providerId' | 'begunByOrganisationId'>

/** A case as far as it decides who acts in it. */
export interface Standing {
  readonly file: Where
  readonly involved: Involved
}

/**
 * True when the actor's organisation is the one that acts as `party` in this case. What it sees as another party it holds
 * lends nothing: a district that is also the support body acts as district for its own area only.
 */
export function actsAs(actor: OfficeActor, party: PartyRule, { file, involved }: Standing, procedure: Roles): boolean {
  if (!actor.parties.includes(party.id) || actor.jurisdictionId !== file.jurisdictionId) return false
  const own = actor.organisationId
  switch (reachOf(party, procedure)) {
    case 'own':
      return own === file.organisationId
    case 'begun':
      if (file.begunByOrganisationId !== null) return own === file.begunByOrganisationId
      return own === file.providerId || own === involved.superiors[party.id]
    case 'assigned':
      return own === file.providerId
    case 'superior':
      return own === involved.superiors[party.id]
    case 'named':
      return namingFields(procedure, party.id).some((field) =>
        involved.named.some((named) => named.field === field && named.organisationId === own),
      )
    case 'looked-after':
      return actor.sight.organisationIds.includes(file.organisationId)
    case 'all':
      return actor.sight.all
  }
}

/** True when it is this actor's turn: his organisation acts in the present step, and he works in office there. */
export function isTurnOf(actor: OfficeActor, regime: Regime, procedure: ProcedureRule, step: StepRule, standing: Standing): boolean {
  const party = regime.parties.find(({ id }) => id === step.by)
  return party !== undefined && actsAs(actor, party, standing, procedure) && worksInOffice(actor)
}

/** True when the step asks the actor's organisation for an opinion. */
export const isConsulted = (actor: OfficeActor, regime: Regime, procedure: ProcedureRule, step: StepRule, standing: Standing): boolean =>
  worksInOffice(actor) && regime.parties.some((party) => step.with.includes(party.id) && actsAs(actor, party, standing, procedure))

const worksInOffice = (actor: OfficeActor): boolean => actor.posts.some((post: Post) => isOfficePost(post))

import type { OfficeActor } from '../../identity/index.ts'
import type { DutiesNeeds } from '../ports.ts'
import type { Eyes, Receiving } from '../store/instances.ts'
import { allDuties } from './law.ts'

/** What somebody sees of duties: his sight, and what is filed to his parties. */
export const eyesOf = ({ regimes }: Pick<DutiesNeeds, 'regimes'>, { sight, organisationId, parties }: OfficeActor): Eyes => ({
  sight,
  organisationId,
  receives: allDuties(regimes).flatMap(({ regime, rule, party }): Receiving[] =>
    rule.to.some((to) => parties.includes(to))
      ? [{ regime: regime.id, duty: rule.id, open: party.sees === 'jurisdiction' || party.sees === 'area' }]
      : [],
  ),
})

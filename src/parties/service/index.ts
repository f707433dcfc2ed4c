import { createAffiliations } from '../store/affiliations.ts'
import { createBindings } from './bindings.ts'
import { createBlacklist } from './blacklist.ts'
import { createControl } from './control.ts'
import type { PartiesNeeds } from './needs.ts'
import { createOrganisations } from './organisations.ts'
import { createPartyRoles } from './party-roles.ts'

/** Jurisdictions, organisations and the parties they are. */
export const createParties = (needs: PartiesNeeds) => ({
  /** The port of identity. */
  affiliations: createAffiliations(needs.db),
  ...createBindings(needs),
  ...createOrganisations(needs),
  ...createPartyRoles(needs),
  ...createBlacklist(needs),
  ...createControl(needs),
})

export type Parties = ReturnType<typeof createParties>

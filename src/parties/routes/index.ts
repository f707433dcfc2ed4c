import type { Route } from '../../kernel/index.ts'
import type { Parties } from '../service/index.ts'
import { affiliationRoutes, blacklistRoutes } from './dealings.ts'
import { jurisdictionRoutes } from './jurisdictions.ts'
import { organisationRoutes } from './organisations.ts'

/** All operations of parties. */
export const partiesRoutes = (parties: Parties): Route[] => [
  ...jurisdictionRoutes(parties),
  ...organisationRoutes(parties),
  ...blacklistRoutes(parties),
  ...affiliationRoutes(parties),
]

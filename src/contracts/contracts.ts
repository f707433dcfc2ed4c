import type { Route } from '../kernel/index.ts'
import { agreementRoutes } from './agreements/routes.ts'
import { type Agreements, createAgreements } from './agreements/service/index.ts'
import { connectionRoutes } from './connections/routes.ts'
import { type Connections, createConnections } from './connections/service.ts'
import { consentRoutes } from './consents/routes.ts'
import { type Consents, createConsents } from './consents/service.ts'
import { elsewhereRoutes } from './elsewhere/routes.ts'
import { createElsewhere, type Elsewhere } from './elsewhere/service.ts'
import { poolRoutes } from './pools/routes.ts'
import { createPools, type Pools } from './pools/service.ts'
import type { ContractsNeeds } from './ports.ts'
import { unqualifiedRoutes } from './unqualified/routes.ts'
import { createUnqualified, type Unqualified } from './unqualified/service.ts'

export interface Contracts extends Agreements, Consents, Pools, Connections, Unqualified, Elsewhere {}

/** Contracts, consents, pools, connections, and decisions on service that was unqualified or is settled elsewhere. */
export const createContracts = (needs: ContractsNeeds): Contracts => ({
  ...createAgreements(needs),
  ...createConsents(needs),
  ...createPools(needs),
  ...createConnections(needs),
  ...createUnqualified(needs),
  ...createElsewhere(needs),
})

/** `/contracts`, `/contract-consents`, `/pools`, `/offers`, `/connections`, `/unqualified-services`, `/settled-elsewhere`. */
export const contractsRoutes = (contracts: Contracts): Route[] => [
  ...agreementRoutes(contracts),
  ...consentRoutes(contracts),
  ...poolRoutes(contracts),
  ...connectionRoutes(contracts),
  ...unqualifiedRoutes(contracts),
  ...elsewhereRoutes(contracts),
]

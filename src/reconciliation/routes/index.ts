import type { Route } from '../../kernel/index.ts'
import type { Reconciling } from '../service/index.ts'
import { billRoutes } from './bills.ts'
import { differenceRoutes } from './reconciliations.ts'

/** `/provider-bills`, `/reconciliations`. */
export const reconciliationRoutes = (reconciling: Reconciling): Route[] => [...billRoutes(reconciling), ...differenceRoutes(reconciling)]

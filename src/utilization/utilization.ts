import type { Route } from '../kernel/index.ts'
import { checkRoutes } from './checks/routes.ts'
import { type Checks, createChecks } from './checks/service.ts'
import { figureRoutes } from './figures/routes.ts'
import { createFigures, type Figures } from './figures/service/index.ts'
import { findingRoutes } from './findings/routes.ts'
import { createFindings, type Findings } from './findings/service/index.ts'
import { importRoutes } from './imports/routes.ts'
import { createImports, type UsageImports } from './imports/service.ts'
import { outageRoutes } from './outages/routes.ts'
import { createOutages, type Outages } from './outages/service.ts'
import type { UtilizationNeeds } from './ports.ts'
import { seasonRoutes } from './seasons/routes.ts'
import { createSeasons, type Seasons } from './seasons/service.ts'

export interface Utilization extends Figures, UsageImports, Seasons, Outages, Checks, Findings {}

/** Figures and their import, seasons, outages, checks of use, findings. */
export const createUtilization = (needs: UtilizationNeeds): Utilization => ({
  ...createFigures(needs),
  ...createImports(needs),
  ...createSeasons(needs),
  ...createOutages(needs),
  ...createChecks(needs),
  ...createFindings(needs),
})

/** `/usage`, `/systems/{id}/seasons`, `/outages`, `/providers/{id}/availability`, `/resource-checks`, `/findings`. */
export const utilizationRoutes = (utilization: Utilization): Route[] => [
  ...figureRoutes(utilization),
  ...importRoutes(utilization),
  ...seasonRoutes(utilization),
  ...outageRoutes(utilization),
  ...checkRoutes(utilization),
  ...findingRoutes(utilization),
]

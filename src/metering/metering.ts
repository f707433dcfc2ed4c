import type { Route } from '../kernel/index.ts'
import { importRoutes } from './imports/routes.ts'
import { createImports, type QuantityImports } from './imports/service.ts'
import type { MeteringNeeds } from './needs.ts'
import { quantityRoutes } from './routes.ts'
import { createQuantities, type Quantities } from './service/index.ts'

export interface Metering extends Quantities, QuantityImports {}

/** Quantities that providers report and units confirm, and their import. */
export const createMetering = (needs: MeteringNeeds): Metering => ({ ...createQuantities(needs), ...createImports(needs) })

/** `/metered-quantities`, `/metered-resources`, `/metered-quantities/imports`. */
export const meteringRoutes = (metering: Metering): Route[] => [...quantityRoutes(metering), ...importRoutes(metering)]

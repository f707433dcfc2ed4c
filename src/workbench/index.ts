import type { Calendar } from '../calendar/index.ts'
import type { Shelves } from '../documents/index.ts'
import type { Clock, Database, Door, Route } from '../kernel/index.ts'
import type { Regimes } from '../regimes/index.ts'
import type { BulkActs } from './bulk/ports.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { createBulk } from './bulk/service.ts'
import { filterRoutes } from './filters/routes.ts'
import { createFilters } from './filters/service.ts'
import { waitingRoutes } from './waiting/routes.ts'
import { createWaiting } from './waiting/service.ts'
import { watchRoutes } from './watches/routes.ts'
import { createWatches } from './watches/service.ts'

export interface WorkbenchNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly calendar: Calendar
  readonly regimes: Regimes
  readonly templates: Shelves
  readonly acts: BulkActs
}

/** What waits for a person, what he watches, the filters that he keeps, and the acts that he does to several objects at once. */
export const createWorkbench = (needs: WorkbenchNeeds) => ({
  ...createWaiting(needs),
  ...createWatches(needs),
  ...createFilters(needs),
  bulk: createBulk(needs.acts),
})

export type Workbench = ReturnType<typeof createWorkbench>

export const workbenchRoutes = (workbench: Workbench): Route[] => [
  ...waitingRoutes(workbench),
  ...watchRoutes(workbench),
  ...filterRoutes(workbench),
  ...bulkRoutes(workbench.bulk),
]

import { cases, rectifications, workOrders } from './cases.ts'
import { decisions, runningByParty, runningByStep } from './clocks.ts'
import { costByMonth, costByUnit } from './cost.ts'
import { dutiesByDuty, dutiesByUnit } from './duties.ts'
import { findings, outages } from './findings.ts'
import { resourcesByItem, resourcesByProvider, resourcesByUnit, resourcesByZone } from './resources.ts'
import type { RowSet } from './scope.ts'
import { systems, systemsMoved } from './systems.ts'
import { usageBands, usageReporting } from './usage.ts'

/** What each measure counts, by its id (rules/measures). */
export const rowSets: Readonly<Record<string, RowSet>> = {
  systems,
  'systems-moved': systemsMoved,
  'resources-provider': resourcesByProvider,
  'resources-zone': resourcesByZone,
  'resources-item': resourcesByItem,
  'resources-unit': resourcesByUnit,
  cases,
  rectifications,
  'work-orders': workOrders,
  decisions,
  'running-step': runningByStep,
  'running-party': runningByParty,
  'usage-bands': usageBands,
  'usage-reporting': usageReporting,
  'cost-month': costByMonth,
  'cost-unit': costByUnit,
  duties: dutiesByDuty,
  'duties-unit': dutiesByUnit,
  findings,
  outages,
}

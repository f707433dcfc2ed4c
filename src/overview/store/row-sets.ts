import { cases, rectifications, workOrders } from './cases.ts'
import { decisions, runningByParty, runningByStep } from './clocks.ts'
import { costByMonth, costByUnit } from './cost.ts'
import { dutiesByDuty, dutiesByUnit } from './duties.ts'
import { findings, outages } from './findings.ts'
import { resourcesByItem, resourcesByProvider, resourcesByUnit, resourcesByZone } from './resources.ts'
import { type CountedRows, type RowSet, told } from './scope.ts'
import { systems, systemsMoved } from './systems.ts'
import { usageBands, usageReporting } from './usage.ts'

/** What each measure counts, by its id (rules/measures); those of resources are counted from their spans (./holdings). */
export const countedRows: Readonly<Record<string, CountedRows>> = {
  systems,
  'systems-moved': systemsMoved,
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

/** What is listed behind the figures of each measure. */
export const rowSets: Readonly<Record<string, RowSet>> = {
  ...Object.fromEntries(Object.entries(countedRows).map(([id, rows]) => [id, told(rows)])),
  'resources-provider': resourcesByProvider,
  'resources-zone': resourcesByZone,
  'resources-item': resourcesByItem,
  'resources-unit': resourcesByUnit,
}

export { usageFacts } from './findings/service/index.ts'
export { availabilityOf } from './outages/service.ts'
export type { UtilizationNeeds } from './ports.ts'
export { createUtilization, type Utilization, utilizationRoutes } from './utilization.ts'

export type { CycleBegins } from './cycle.ts'
export { createMetering, type Metering, meteringRoutes } from './metering.ts'
export type { MeteringNeeds } from './needs.ts'
export { waitingObjected, waitingQuantities } from './store/waiting.ts'

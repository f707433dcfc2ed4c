export type { About, DutiesNeeds, OpenAbout } from './ports.ts'
export { dutiesRoutes } from './routes/index.ts'
export type { SignedContract } from './service/events.ts'
export { createDuties, type Duties } from './service/index.ts'

export { systemsRoutes } from './routes.ts'
export { createSystems, type Systems, type SystemsNeeds } from './service.ts'
export type { System, SystemFields, SystemInput, Unit } from './system.ts'

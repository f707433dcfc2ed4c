export { systemsRoutes } from './routes.ts'
export { createSystems, type Systems, type SystemsNeeds } from './service.ts'
export { seesSystem } from './store.ts'
export type { System, SystemFields, SystemInput, Unit } from './system.ts'

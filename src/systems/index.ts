export { systemsRoutes } from './routes.ts'
export { createSystems, type Systems, type SystemsNeeds } from './service.ts'
export { factsOf, type System, type SystemFields, type Unit } from './system.ts'

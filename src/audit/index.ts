export { auditRoutes } from './routes.ts'
export { type Audit, createAudit } from './service.ts'
export type { RecordedAct, RecordFilter } from './store.ts'
export { actName } from './words.ts'

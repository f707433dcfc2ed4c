export { reconciliationRoutes } from './routes/index.ts'
export { createReconciliation, type Reconciling } from './service/index.ts'
export type { ReconciliationNeeds } from './service/needs.ts'
export { waitingReconciliations } from './store/waiting.ts'

export type { SettlementNeeds } from './needs.ts'
export { settlementRoutes } from './routes.ts'
export { createSettlement, type Settlement } from './service.ts'
export type { Statement, StatementLine } from './statement.ts'

export { settlementRoutes } from './routes.ts'
export { createSettlement, type Settlement } from './service/index.ts'
export type { SettlementNeeds } from './service/needs.ts'
export type { Statement, StatementLine } from './statement.ts'

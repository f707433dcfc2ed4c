export type { BudgetNeeds } from './needs.ts'
export { budgetRoutes } from './routes/index.ts'
export { createBudget } from './service/index.ts'
export { waitingBudgets } from './store/waiting.ts'

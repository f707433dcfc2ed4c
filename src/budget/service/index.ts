import type { BudgetNeeds } from '../needs.ts'
import { createAccruing } from './accruing.ts'
import { createBudgets } from './budgets.ts'
import { createEstimates } from './estimates.ts'
import { createExecution } from './execution.ts'

/** Budgets: what a cycle will cost, what is issued for it, and how that is used. */
export const createBudget = (needs: BudgetNeeds) => ({
  estimates: createEstimates(needs),
  budgets: createBudgets(needs),
  ...createExecution(needs),
  ...createAccruing(needs),
})

export type BudgetUseCases = ReturnType<typeof createBudget>

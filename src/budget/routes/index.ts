import type { Route } from '../../kernel/index.ts'
import type { BudgetUseCases } from '../service/index.ts'
import { budgetsRoutes } from './budgets.ts'
import { estimateRoutes } from './estimates.ts'
import { executionRoutes } from './execution.ts'

/** `/budget-estimates`, `/budgets`, `/budget-execution`, `/budget-findings`, `/budget-thresholds`. */
export const budgetRoutes = (budget: BudgetUseCases): Route[] => [
  ...estimateRoutes(budget),
  ...budgetsRoutes(budget),
  ...executionRoutes(budget),
]

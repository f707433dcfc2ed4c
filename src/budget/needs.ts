import type { Clock, Database, Door } from '../kernel/index.ts'
import type { Regimes } from '../regimes/index.ts'
import type { Settlement } from '../settlement/index.ts'

export interface BudgetNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Pick<Regimes, 'get' | 'has'>
  readonly settlement: Pick<Settlement, 'cycleOn' | 'estimating'>
}

import type { Clock, Database, Day, Door, Id } from '../../kernel/index.ts'
import type { Regimes } from '../../regimes/index.ts'

export interface ReconciliationNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Pick<Regimes, 'get' | 'has'>
  /** The settlement cycle in which a day lies, half open; null where there is none. */
  readonly cycleOn: (jurisdictionId: Id, on: Day) => Promise<{ readonly from: Day; readonly until: Day } | null>
}

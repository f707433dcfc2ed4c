import type { Clock, Database, Day, Door, Id, Reader } from '../kernel/index.ts'
import type { CycleBegins } from './cycle.ts'

export interface MeteringNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  /** Where settlement cycles begin by the measure that binds on a day; null where none does, or it has no cycles. */
  readonly cycleBegins: (jurisdictionId: Id, on: Day, reader?: Reader) => Promise<CycleBegins | null>
}
